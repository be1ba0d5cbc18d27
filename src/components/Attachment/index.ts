export { Attachment, type AttachmentProps, type AttachmentState } from './Attachment.tsx'
export { AttachmentAlbum, type AttachmentAlbumProps, type AttachmentAlbumState } from './AttachmentAlbum.tsx'
