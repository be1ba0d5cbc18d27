import { channelId, type ChannelId, type UserId } from '../../model/id.ts'
import type { ChatEvent } from '../../model/event.ts'
import { OutcomeError } from '../../model/outcome.ts'
import type { TimelineAnchor, TimelinePage } from '../../model/timeline.ts'
import { asList, asObject, asOptionalText } from '../../wire/decode.ts'
import type { WireMessagePage } from '../../wire/stream/message.ts'
import type { Backend } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { channelPath } from './encode.ts'
import type { Source } from './source.ts'
import { asHeld, messageOf } from './normalizeMessage.ts'
import { messageEvents } from './normalizeEvent.ts'
import { channelStateEvents } from './normalizeState.ts'
import { timeOf, type Watermark } from './watermark.ts'
import * as channels from '../../wire/stream/channel.ts'
import * as messages from '../../wire/stream/message.ts'

const MEMBERS = 100
/** The state of a channel lists no more pins than these. */
const MOST_PINS = 10

interface Context {
  readonly selfId: () => UserId
  /** The socket on which the channel's events are heard; `null` while there is none. */
  readonly connectionId: () => string | null
}

const pageParams = (anchor: TimelineAnchor, limit: number): WireMessagePage => {
  switch (anchor.at) {
    case 'newest':
      return { limit }
    case 'older':
      return { limit, id_lt: anchor.key }
    case 'newer':
      return { limit, id_gt: anchor.key }
    case 'around':
      return { limit, id_around: anchor.key }
    case 'time':
      return { limit, created_at_around: timeOf(anchor.time) }
    default:
      return anchor satisfies never
  }
}

/** What was asked for is not in the answer. That there is none would look different. */
const unanswered = (): OutcomeError =>
  new OutcomeError(
    { type: 'unknown' },
    'The chat server sent an answer without the channels that were asked for.',
  )

/** A page shorter than asked for has reached the edge it was going to. */
function edges(anchor: TimelineAnchor, count: number, limit: number) {
  const isFull = count >= limit
  if (anchor.at === 'newest') return { hasOlder: isFull, hasNewer: false }
  if (anchor.at === 'older') return { hasOlder: isFull, hasNewer: true }
  if (anchor.at === 'newer') return { hasOlder: true, hasNewer: isFull }
  return { hasOlder: true, hasNewer: true }
}

/** What is pinned, as the state of a channel lists it. */
function pinEvents(id: ChannelId, raw: unknown, source: Source): readonly ChatEvent[] {
  if (!Array.isArray(raw)) return []
  const people = raw.flatMap((entry) => messageEvents(entry, source, 'message.put'))
  const messages = raw.flatMap((entry) => messageOf(entry, source) ?? [])
  const pins = { version: source.at, value: { messages, isWhole: raw.length < MOST_PINS } }
  return [
    ...people.filter(({ type }) => type !== 'message.put'),
    { type: 'channel.pins', channelId: id, pins },
  ]
}

/** A page of messages as the people in it and a stretch of history. */
function history(
  wire: readonly unknown[],
  of: Pick<TimelinePage, 'channelId' | 'thread' | 'anchor'>,
  limit: number,
  source: Source,
  isHeard: boolean,
): readonly ChatEvent[] {
  const people = wire.flatMap((entry) =>
    messageEvents(entry, source, 'message.put').filter(({ type }) => type !== 'message.put'),
  )
  const { hasOlder, hasNewer } = edges(of.anchor, wire.length, limit)
  const page: TimelinePage = {
    ...of,
    messages: wire.flatMap((entry) => messageOf(entry, source) ?? []),
    hasOlder,
    // Without a socket the end moves on unheard, so no page can claim to reach it.
    hasNewer: hasNewer || !isHeard,
    asOf: source.at,
  }
  return [...people, { type: 'timeline.page', page }]
}

/** The calls that bring channels and history, and subscribe to them while there is a socket. */
export function createPages(
  client: StreamClient,
  watermark: Watermark,
  context: Context,
): Pick<Backend, 'fetchChannels' | 'fetchTimeline'> {
  const page = (
    answer: unknown,
    anchor: TimelineAnchor,
    limit: number,
    source: Source,
    isHeard: boolean,
  ): readonly ChatEvent[] => {
    const raw = asObject(answer)
    const cid = asOptionalText(asObject(raw['channel'])['cid'])
    if (!cid) return []
    const state = channelStateEvents(raw, source, context.selfId())
    return [
      // Who is there goes on changing unheard, so it is not known either (RELIABILITY I30).
      ...(isHeard ? state : state.filter(({ type }) => type !== 'presence.put')),
      ...(isHeard ? [{ type: 'channel.live', channelId: channelId(cid) } as const] : []),
      // A state that was asked for without messages says nothing of pins.
      ...(limit > 0 ? pinEvents(channelId(cid), raw['pinned_messages'], source) : []),
      ...history(asList(raw['messages']), { channelId: channelId(cid), anchor }, limit, source, isHeard),
      // What waits for a moderator is in no page, and stands where the page may end before it.
      ...asList(raw['pending_messages']).flatMap((pending) =>
        messageEvents(asHeld(asObject(pending)['message']), source, 'message.arrived'),
      ),
    ]
  }

  return {
    async fetchChannels({ only, offset, limit, messages: newest }, signal) {
      const source: Source = { at: watermark.now(), addressed: true }
      const listener = context.connectionId()
      const watch = listener !== null
      const mine = { members: { $in: [context.selfId()] } }
      const answer = await client.call(
        channels.queryChannels,
        {
          body: {
            filter_conditions: only ? { cid: { $in: only } } : mine,
            sort: [{ field: 'last_updated', direction: -1 }],
            state: true,
            watch,
            presence: watch,
            limit,
            offset,
            message_limit: newest,
            member_limit: MEMBERS,
          },
        },
        signal,
        'page',
      )
      const states: readonly unknown[] = answer.channels
      if (!Array.isArray(states)) throw unanswered()
      const isHeard = watch && context.connectionId() === listener
      return {
        events: states.flatMap((state) => page(state, { at: 'newest' }, newest, source, isHeard)),
        channelIds: states.flatMap((state) => {
          const cid = asOptionalText(asObject(asObject(state)['channel'])['cid'])
          return cid ? [channelId(cid)] : []
        }),
        hasMore: states.length >= limit,
      }
    },
    async fetchTimeline({ channelId: id, thread, anchor, limit }, signal) {
      const source: Source = { at: watermark.now(), addressed: true }
      const listener = context.connectionId()
      if (thread !== undefined) {
        const replies = { path: { parent_id: thread }, query: pageParams(anchor, limit) }
        const answer = await client.call(messages.getReplies, replies, signal, 'page')
        if (!Array.isArray(answer.messages)) throw unanswered()
        const isHeard = listener !== null && context.connectionId() === listener
        return history(answer.messages, { channelId: id, thread, anchor }, limit, source, isHeard)
      }
      const watch = listener !== null
      const body = { state: true, watch, presence: watch, messages: pageParams(anchor, limit) }
      const path = channelPath(id)
      const answer = await client.call(channels.getOrCreateChannel, { path, body }, signal, 'page')
      const events = page(answer, anchor, limit, source, watch && context.connectionId() === listener)
      if (events.length === 0) throw unanswered()
      return events
    },
  }
}
