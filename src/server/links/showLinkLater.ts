import type { Json } from '../../wire/decode.ts'
import type { WireLinkPreview } from '../../wire/stream/index.ts'
import type { Access } from '../channels/channelAccess.ts'
import { Failure } from '../failure.ts'
import { CUSTOM_BYTES, jsonBytes } from '../fields.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { previewOf } from './getOg.ts'

const MOST_ATTACHMENTS = 30

/**
 * Adds what is behind the first link of a message that was just kept, as soon as the page was read; those who watch hear
 * of it. A page that cannot be read leaves the message as it is.
 */
export function showLinkLater(
  scope: Scope,
  { config }: Access,
  { id, text, attachments }: MessageRecord,
): void {
  const { fetchPage, ...services } = scope.services
  const link = firstLink(text)
  if (!fetchPage || !config.url_enrichment || link === undefined || isShown(attachments, link)) return
  const { env } = scope
  scope.later(
    () => previewOf({ ...services, fetchPage }, env, link).catch(nothing),
    async (later, preview) => {
      if (preview) await add(later, id, link, preview)
    },
  )
}

/** A refusal is no fault: most links lead to what has no preview. */
function nothing(error: unknown): undefined {
  if (!(error instanceof Failure)) throw error
  return undefined
}

async function add(scope: Scope, id: string, link: string, preview: WireLinkPreview): Promise<void> {
  const message = await scope.tx.get(tables.messages, id)
  if (!message || message.deleted_at !== undefined || firstLink(message.text) !== link) return
  const attachments: readonly Json[] = [...message.attachments, { ...preview, custom: {} }]
  const isTooMuch = attachments.length > MOST_ATTACHMENTS || jsonBytes(attachments) > CUSTOM_BYTES
  if (isTooMuch || isShown(message.attachments, link)) return
  await scope.tx.put(tables.messages, { ...message, attachments, updated_at: scope.clock.next() })
  scope.happened({ type: 'message.updated', to: 'channel', cid: message.cid, message_id: id })
}

const isShown = (attachments: readonly Json[], link: string): boolean =>
  attachments.some((attachment) => attachment['og_scrape_url'] === link)

/** The first address in a text that is no code. Signs that end a sentence are not part of it. */
export function firstLink(text: string): string | undefined {
  const prose = text.replace(/```[^]*?```|`[^`\n]*`/g, ' ')
  const [found = ''] = /https?:\/\/[^\s<>"'`]+/i.exec(prose) ?? []
  const link = found.replace(/[.,;:!?)\]}»…،؛؟*_~]+$/u, '')
  return URL.canParse(link) ? link : undefined
}
