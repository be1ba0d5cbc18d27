import type { Attachment } from './message.ts'
import type { Voice } from './voice.ts'

/** A file that lies on a server, as it is hung on a message that is sent. */
export interface AttachmentInput {
  readonly kind: 'image' | 'video' | 'audio' | 'file'
  readonly url: string
  /** A smaller picture of it; `null` where there is none. */
  readonly thumbnailUrl: string | null
  /** The name of the file, without folders. */
  readonly name: string
  /** Bytes; 0 when unknown. */
  readonly size: number
  readonly mimeType: string
  /** What it shows, for who cannot see it; '' when nobody said. */
  readonly alt: string
  /** Of a picture or film, pixels; absent when unknown. */
  readonly width?: number
  readonly height?: number
  /** Of a sound that is a message by itself; absent on any other. */
  readonly voice?: Voice
}

/** How it looks before the server has told of it. */
export const attachmentOfInput = ({ name, alt, ...input }: AttachmentInput): Attachment => ({
  ...input,
  title: name,
  text: '',
  thumbnailUrl: input.thumbnailUrl ?? (input.kind === 'image' ? input.url : null),
  ...(alt === '' ? {} : { alt }),
})
