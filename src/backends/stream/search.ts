import { OutcomeError } from '../../model/outcome.ts'
import type { SearchedThing, SearchResult } from '../../model/search.ts'
import type { UserId } from '../../model/id.ts'
import { asObject, asOptionalText, isObject } from '../../wire/decode.ts'
import { search, type SearchPayload } from '../../wire/stream/search.ts'
import { toWireTime } from '../../wire/stream/time.ts'
import type { Backend, SearchRequest } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { channelOf } from './normalizeChannel.ts'
import { messageOf } from './normalizeMessage.ts'
import { usersIn } from './normalizeUser.ts'
import type { Source } from './source.ts'
import type { Watermark } from './watermark.ts'

/** Links are text: nothing on a message says that it has one, unless the server has made a preview. */
const LINKS = [{ text: { $autocomplete: 'http' } }, { text: { $autocomplete: 'www' } }]

const conditionOn = (has: SearchedThing): object =>
  has === 'link' ? { $or: LINKS } : { 'attachments.type': { $in: [has] } }

/** @throws OutcomeError for what is no time, which no server could be asked about */
function stamp(ms: number): string {
  if (Number.isNaN(new Date(ms).getTime()))
    throw new OutcomeError({ type: 'rejected', reason: 'input' }, 'This is no time to search by.')
  return toWireTime(ms)
}

/** What messages must be like besides their words; nothing where the words alone decide. */
function conditionsOf({ from, has, before, after }: SearchRequest): readonly object[] {
  return [
    ...(from === undefined ? [] : [{ 'user.id': from }]),
    ...(has === undefined ? [] : [conditionOn(has)]),
    ...(before === undefined ? [] : [{ created_at: { $lt: stamp(before) } }]),
    ...(after === undefined ? [] : [{ created_at: { $gte: stamp(after) } }]),
  ]
}

/** The protocol takes words or conditions, not both: beside others, the words are a condition as well. */
function questionOf(request: SearchRequest): Pick<SearchPayload, 'query' | 'message_filter_conditions'> {
  const text = request.text.trim()
  const conditions = conditionsOf(request)
  if (conditions.length === 0) return { query: text }
  const words = text === '' ? [] : [{ text: { $autocomplete: text } }]
  return { message_filter_conditions: { $and: [...words, ...conditions] } }
}

function resultOf(raw: unknown, source: Source): readonly SearchResult[] {
  const wire = asObject(asObject(raw)['message'])
  const message = messageOf(wire, source)
  if (!message) return []
  return [{ message, channelName: channelOf(wire['channel'], source)?.info.value.name ?? '' }]
}

/** Looks for messages, newest first, in one channel or in all of mine. */
export const createSearch =
  (client: StreamClient, watermark: Watermark, selfId: () => UserId): NonNullable<Backend['fetchSearch']> =>
  async (request, signal) => {
    const source: Source = { at: watermark.now(), addressed: true }
    const { channelId, cursor, limit } = request
    const payload: SearchPayload = {
      filter_conditions: channelId ? { cid: { $in: [channelId] } } : { members: { $in: [selfId()] } },
      ...questionOf(request),
      // By age, so that a page stays where it is while others are read: how well a text fits changes with it.
      sort: [{ field: 'created_at', direction: -1 }],
      limit,
      ...(cursor === null ? {} : { next: cursor }),
    }
    const answer = await client.call(search, { query: { payload } }, signal, 'page')
    const found: readonly unknown[] = answer.results
    if (!Array.isArray(found))
      throw new OutcomeError({ type: 'unknown' }, 'The chat server sent an answer without what it found.')
    return {
      events: usersIn(...found.map((raw) => asObject(asObject(raw)['message'])['user'])),
      results: found.flatMap((raw) => resultOf(raw, source)),
      next: asOptionalText(answer.next) ?? null,
      isPartial: isObject(answer.results_warning),
    }
  }
