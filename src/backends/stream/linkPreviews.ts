import type { ChatEvent } from '../../model/event.ts'
import { NO_VERSION } from '../../model/id.ts'
import type { Operation } from '../../model/operation.ts'
import { asList, asObject, asOptionalText } from '../../wire/decode.ts'
import * as messages from '../../wire/stream/message.ts'
import { getOg } from '../../wire/stream/og.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { attachmentOf } from './normalizeAttachment.ts'
import { messageEvents } from './normalizeEvent.ts'

/** Asks what is behind a link; a page that says nothing of itself has no preview. */
export const createLinkPreviews =
  (client: StreamClient): NonNullable<Backend['fetchPreview']> =>
  async (url, signal) => {
    const answer = await client.call(getOg, { query: { url } }, signal, 'page')
    const preview = attachmentOf({ ...answer, og_scrape_url: url, title_link: url })
    return preview.title === '' ? null : preview
  }

interface Context {
  readonly client: StreamClient
  readonly signal: AbortSignal
}

/** Whether a raw attachment is the card of this link. */
function isCardOf(raw: unknown, url: string): boolean {
  const item = asObject(raw)
  const read = asOptionalText(item['og_scrape_url'])
  return read !== undefined && (asOptionalText(item['title_link']) ?? read) === url
}

/**
 * Takes one card off a message. The others go back as the server tells them, field by field, for what we do not know of
 * them is somebody's as well.
 */
export async function performRemovePreview(
  { input: { key, url } }: Operation<'preview.remove'>,
  { client, signal }: Context,
): Promise<readonly ChatEvent[]> {
  const path = { id: key as string }
  const told = (message: unknown): readonly ChatEvent[] =>
    messageEvents(message, { at: NO_VERSION, addressed: true }, 'message.put')
  const { message } = await client.call(messages.getMessage, { path }, signal)
  const held = asList(asObject(message)['attachments'])
  const attachments = held.filter((raw) => !isCardOf(raw, url))
  if (attachments.length === held.length) return told(message)
  const body = { set: { attachments }, skip_enrich_url: true }
  return told((await client.call(messages.updateMessagePartial, { path, body }, signal)).message)
}
