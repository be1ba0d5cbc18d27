import { channelFacts, channelFields } from '../channels/channelFacts.ts'
import type { Access } from '../channels/channelAccess.ts'
import { ownChannelView } from '../channels/channelView.ts'
import { readableChannels } from '../channels/readableChannels.ts'
import { badInput, featureOff } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { pageOf, readPaging } from '../filters/cursor.ts'
import { readFilter } from '../filters/filter.ts'
import { inOrder, readSort, type Sort, type Sortable } from '../filters/sort.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import { messageView } from '../messages/messageView.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { matchText } from './matchText.ts'
import { messageFacts, messageFields } from './messageFacts.ts'

const LIMIT = { usual: 100, most: 300 } as const
const FARTHEST = 1000
/** In so many channels a search looks, the ones with the newest messages first. */
const MOST_CHANNELS = 500
const LONGEST_QUERY = 500
const TOO_MANY_CHANNELS = 1

const BEST_FIRST: readonly Sort[] = [
  { field: 'relevance', direction: -1 },
  { field: 'id', direction: 1 },
]
const NEWEST_FIRST: readonly Sort[] = [{ field: 'last_updated', direction: -1 }]

/** One message found, and where it was said. */
interface Find {
  readonly message: MessageRecord
  readonly access: Access
}

/** Finds messages in the channels a filter matches, of those the caller may read. */
export const search: Handler<'search'> = async (call) => {
  const payload = call.query.object('payload')
  if (!payload.has('filter_conditions')) throw badInput('payload.filter_conditions', 'is required')
  const inChannels = readFilter(payload.json['filter_conditions'], channelFields)
  const relevanceOf = readQuestion(call, payload)
  const offset = payload.count('offset', 0, FARTHEST) ?? 0
  if (offset > 0 && (payload.has('sort') || payload.has('next'))) {
    throw badInput('payload.offset', 'excludes sort and next')
  }
  const paging = readPaging(payload, readSort(payload, BEST_FIRST), LIMIT)

  const channels = await channelsOf(call, inChannels)
  const searched = channels.slice(0, MOST_CHANNELS)
  const found: Sortable<Find>[] = []
  for (const access of searched) {
    const messages = await call.tx.range(tables.messages, 'findable', access.channel.cid)
    for (const message of messages) {
      const relevance = isHiddenFrom(call.actor.userId, message) ? 0 : relevanceOf(message)
      if (relevance === 0) continue
      const facts = messageFacts(call, message, relevance)
      found.push({ thing: { message, access }, facts, tie: message.id })
    }
  }
  const { things, next, previous } = pageOf(found, paging, offset)
  return {
    results: await Promise.all(things.map((find) => resultView(call, find))),
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { previous }),
    ...(channels.length > MOST_CHANNELS ? { results_warning: warning } : {}),
  }
}

const warning = {
  warning_code: TOO_MANY_CHANNELS,
  warning_description: `Only the ${MOST_CHANNELS} channels with the newest messages were looked at`,
  channel_search_count: MOST_CHANNELS,
} as const

/** Reads what is looked for. @returns how well a message answers it; 0 is not at all */
function readQuestion(scope: Scope, payload: Fields): (message: MessageRecord) => number {
  const query = payload.text('query', LONGEST_QUERY)
  const hasFilter = payload.has('message_filter_conditions')
  if ((query !== undefined) === hasFilter) {
    throw badInput('payload.query', 'or message_filter_conditions must be given, and only one of them')
  }
  if (query === undefined) {
    const path = 'payload.message_filter_conditions'
    const filter = readFilter(payload.json['message_filter_conditions'], messageFields, path)
    return (message) => (filter.matches(messageFacts(scope, message, 1)) ? 1 : 0)
  }
  if (query.trim() === '') throw badInput('payload.query', 'must not be empty')
  const match = matchText(query)
  return (message) => match(message.text)
}

/** @throws Failure 19 when every channel the filter matches keeps out of searches */
async function channelsOf(call: AnyCall, filter: ReturnType<typeof readFilter>): Promise<readonly Access[]> {
  const matched: Sortable<Access>[] = []
  for (const access of await readableChannels(call, call.actor)) {
    const facts = await channelFacts(call, access, new Set([...filter.fields, 'last_updated']))
    if (filter.matches(facts)) matched.push({ thing: access, facts, tie: access.channel.cid })
  }
  const searchable = matched.filter(({ thing }) => thing.config.search)
  if (matched.length > 0 && searchable.length === 0) throw featureOff('searches')
  return inOrder(searchable, NEWEST_FIRST)
}

const isHiddenFrom = (userId: string | undefined, message: MessageRecord): boolean =>
  message.hidden_for.some((entry) => entry.user_id === userId)

const resultView = async (call: AnyCall, { message, access }: Find) => ({
  message: {
    ...(await messageView(call, message, call.actor.userId)),
    channel: await ownChannelView(call, access),
  },
})
