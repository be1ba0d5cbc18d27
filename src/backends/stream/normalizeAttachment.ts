import type { Attachment, AttachmentAction } from '../../model/message.ts'
import type { Voice } from '../../model/voice.ts'
import { asCount, asList, asNumber, asObject, asOptionalText, asText } from '../../wire/decode.ts'
import { VOICE } from './attachments.ts'

const attachmentKinds: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['image', 'image'],
  ['giphy', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['file', 'file'],
  [VOICE, 'audio'],
])

/** More is not to be seen, and a stranger may send any number. */
const MOST_PEAKS = 256

const voiceOf = ({ duration, waveform_data }: Readonly<Record<string, unknown>>): Voice => ({
  duration: Math.max(0, asNumber(duration)),
  waveform: asList(waveform_data)
    .slice(0, MOST_PEAKS)
    .map((peak) => Math.min(1, Math.max(0, asNumber(peak)))),
})

const tones: ReadonlySet<string> = new Set<AttachmentAction['tone']>(['primary', 'danger'])

/** A button that sends nothing is none. */
function actionOf(raw: unknown): readonly AttachmentAction[] {
  const { name, value, text, style } = asObject(raw)
  if (typeof name !== 'string' || typeof value !== 'string' || name === '') return []
  const tone = tones.has(asText(style)) ? (style as AttachmentAction['tone']) : 'default'
  return [{ name, value, text: asText(text) || value, tone }]
}

export function attachmentOf(raw: unknown): Attachment {
  const item = asObject(raw)
  const type = asText(item['type'])
  const isLink = asOptionalText(item['og_scrape_url']) !== undefined
  const kind = isLink ? 'link' : (attachmentKinds.get(type) ?? 'unknown')
  const [width, height] = [asCount(item['original_width']), asCount(item['original_height'])]
  const actions = asList(item['actions']).flatMap(actionOf)
  const picture = asOptionalText(item['image_url'])
  const alt = asText(item['fallback'])
  const source = isLink
    ? (asOptionalText(item['title_link']) ?? asOptionalText(item['og_scrape_url']))
    : undefined
  return {
    kind,
    title: asText(item['title']),
    text: asText(item['text']),
    url: source ?? asOptionalText(item['asset_url']) ?? picture ?? null,
    thumbnailUrl: asOptionalText(item['thumb_url']) ?? picture ?? null,
    ...(alt === '' ? {} : { alt }),
    mimeType: asText(item['mime_type']),
    size: asCount(item['file_size']),
    ...(width > 0 && height > 0 ? { width, height } : {}),
    ...(type === VOICE && !isLink ? { voice: voiceOf(item) } : {}),
    ...(actions.length > 0 ? { actions } : {}),
  }
}
