export { UploadItem, type UploadItemProps, type UploadItemState } from './UploadItem.tsx'
