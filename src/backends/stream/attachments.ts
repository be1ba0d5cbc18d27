import type { AttachmentInput } from '../../model/attachmentInput.ts'
import type { WireAttachment } from '../../wire/stream/message.ts'

/** How the protocol calls a sound that is a message by itself. */
export const VOICE = 'voiceRecording'

/** An uploaded file as a message carries it. What is not known is left out, for all of a message's files share 5 KB. */
export const wireAttachment = (input: AttachmentInput): WireAttachment => ({
  type: input.voice ? VOICE : input.kind,
  title: input.name,
  ...(input.kind === 'image' ? { image_url: input.url } : { asset_url: input.url }),
  ...(input.thumbnailUrl === null || input.thumbnailUrl === input.url
    ? {}
    : { thumb_url: input.thumbnailUrl }),
  ...(input.mimeType === '' ? {} : { mime_type: input.mimeType }),
  ...(input.size > 0 ? { file_size: input.size } : {}),
  ...(input.alt === '' ? {} : { fallback: input.alt }),
  ...(input.voice ? { duration: input.voice.duration, waveform_data: input.voice.waveform } : {}),
  ...(input.width && input.height ? { original_width: input.width, original_height: input.height } : {}),
})
