import { row, types } from './row.ts'

/** A size in which a picture is wanted as well. */
export interface WireImageSize {
  readonly width?: number
  readonly height?: number
  readonly resize?: 'clip' | 'crop' | 'scale' | 'fill'
  readonly crop?: 'top' | 'bottom' | 'left' | 'right' | 'center'
}

export interface FileUploadAnswer {
  /** Where the file is. */
  readonly file: string
  readonly thumb_url?: string
  readonly duration: string
}

export interface ImageUploadAnswer extends FileUploadAnswer {
  /** The sizes that were made of it. */
  readonly upload_sizes: readonly WireImageSize[]
}

export interface FileTypes {
  readonly body: { readonly file: Blob }
  readonly answer: FileUploadAnswer
}

export interface ImageTypes {
  readonly body: { readonly file: Blob; readonly upload_sizes?: readonly WireImageSize[] }
  readonly answer: ImageUploadAnswer
}

export interface DeletionTypes {
  readonly query: { readonly url: string }
  readonly answer: { readonly duration: string }
}

export const uploadChannelFile = row('POST', '/channels/{type}/{id}/file', types<FileTypes>(), {
  isForm: true,
})

export const uploadChannelImage = row('POST', '/channels/{type}/{id}/image', types<ImageTypes>(), {
  isForm: true,
})

export const deleteChannelFile = row('DELETE', '/channels/{type}/{id}/file', types<DeletionTypes>())

export const deleteChannelImage = row('DELETE', '/channels/{type}/{id}/image', types<DeletionTypes>())

export const uploadFile = row('POST', '/uploads/file', types<FileTypes>(), { isForm: true, family: 'common' })

export const uploadImage = row('POST', '/uploads/image', types<ImageTypes>(), {
  isForm: true,
  family: 'common',
})

export const deleteFile = row('DELETE', '/uploads/file', types<DeletionTypes>(), { family: 'common' })

export const deleteImage = row('DELETE', '/uploads/image', types<DeletionTypes>(), { family: 'common' })
