import type { Env } from '../../env/env.ts'
import type { Capability } from '../../model/capability.ts'
import type { ChatEvent } from '../../model/event.ts'
import { messageKey, type UserId, userId } from '../../model/id.ts'
import { asObject, asOptionalText, type Json } from '../../wire/decode.ts'
import { sortableTime, wireTimeToMs } from '../../wire/stream/time.ts'
import type { Backend, BackendFactory, BackendSink } from '../backend.ts'
import { createStreamClient } from './client.ts'
import { channelPath, performOperation } from './encode.ts'
import { createFlagPages } from './flagPages.ts'
import { createMarkTimes, markEvents } from './marks.ts'
import { createMuteEnds } from './muteEnds.ts'
import { createTellDelivered, tellsDelivery } from './delivered.ts'
import { eventsOfFrame } from './normalizeEvent.ts'
import { privacyOf, STREAM_BASE_URL, type StreamBackendOptions } from './options.ts'
import { createDrafts } from './drafts.ts'
import { createLinkPreviews } from './linkPreviews.ts'
import { createReminderList } from './reminders.ts'
import { createMessageCalls } from './messageCalls.ts'
import { createMessagesById } from './messagesById.ts'
import { createMissed } from './missed.ts'
import { createPages } from './pages.ts'
import { createReactionPages } from './reactionPages.ts'
import { createSearch } from './search.ts'
import { createServerClock } from './serverClock.ts'
import { openStreamSocket, type StreamSocket } from './socket.ts'
import { createThreadPages } from './threadPages.ts'
import { createTokens } from './tokens.ts'
import { createUploadCalls, streamUploadLimits } from './uploads.ts'
import { socketUrl } from './url.ts'
import { createWatermark } from './watermark.ts'
import * as events from '../../wire/stream/event.ts'

const capabilities: readonly Capability[] = [
  'edit-message',
  'delete-message',
  'delete-for-me',
  'delete-forever',
  'reactions',
  'unique-reactions',
  'list-reactions',
  'typing',
  'read-marks',
  'unread-marks',
  'read-all',
  'presence',
  'quotes',
  'pins',
  'threads',
  'thread-list',
  'thread-reads',
  'custom-events',
  'search',
  'messages-by-id',
  'flags',
  'list-flags',
  'mutes',
  'blocks',
  'message-actions',
  'reminders',
  'link-previews',
  'drafts',
  'uploads',
  'polls',
]

/**
 * Talks to a Stream Chat application, or to the embedded server, which speaks the same protocol.
 *
 * @example
 * const chat = createChat({ backend: streamBackend({ apiKey, user: { id: 'ann' }, token: fetchToken }) })
 */
export function streamBackend(options: StreamBackendOptions): BackendFactory {
  return (env) => createStreamBackend(env, options)
}

function createStreamBackend(env: Env, options: StreamBackendOptions): Backend {
  const { apiKey, user, receipts, baseUrl = STREAM_BASE_URL } = options
  const tokens = createTokens(options.token, env)
  const watermark = createWatermark()
  const clock = createServerClock(env)
  const markTime = createMarkTimes(watermark, clock)
  let connectionId: string | null = null
  let selfId: UserId | null = null
  let socket: StreamSocket | null = null
  let session: AbortSignal | undefined
  let tellsMyDelivery = true
  /** Who I am as far as is known: the server has the last word when it accepts us. */
  const me = (): UserId => selfId ?? userId(user.id)
  const client = createStreamClient(env, { baseUrl, apiKey, tokens, clock, connectionId: () => connectionId })
  const tellDelivered = createTellDelivered(client)
  const pages = createPages(client, watermark, { selfId: me, connectionId: () => connectionId })

  const see = (frame: Json): void => {
    watermark.see(frame)
    clock.see(wireTimeToMs(frame['created_at']))
  }

  const url = (token: string): string =>
    socketUrl(baseUrl, {
      json: JSON.stringify({ user_details: { ...user, ...privacyOf(receipts) }, user_token: token }),
      api_key: apiKey,
      authorization: token,
      'stream-auth-type': 'jwt',
    })

  const open = (
    sink: BackendSink,
    accept: (id: UserId) => void,
    reject: (error: Error) => void,
    muteEnds: ReturnType<typeof createMuteEnds>,
  ): StreamSocket =>
    openStreamSocket(env, {
      tokens,
      url,
      onOpen: (id, frame) => {
        const isFirst = selfId === null
        connectionId = id
        selfId = userId(asOptionalText(asObject(frame['me'])['id']) ?? user.id)
        see(frame)
        tellsMyDelivery = tellsDelivery(asObject(frame['me']))
        sink.events(eventsOfFrame({ ...frame, type: 'user.updated', user: frame['me'] }, selfId))
        sink.events(markEvents(frame['me'], sortableTime(frame['created_at'])))
        muteEnds.see(frame['me'])
        sink.status({ type: isFirst ? 'online' : 'resync' })
        accept(selfId)
      },
      onFrame: (frame) => {
        see(frame)
        const events: readonly ChatEvent[] = eventsOfFrame(frame, selfId)
        if (events.length > 0) sink.events(events)
        muteEnds.see(frame['me'])
      },
      onLost: () => {
        connectionId = null
        sink.status({ type: 'connecting' })
      },
      onWaiting: (retryInMs) => sink.status({ type: 'waiting', retryInMs }),
      onOffline: () => sink.status({ type: 'offline' }),
      onRefused: (error) => {
        connectionId = null
        sink.status({ type: 'refused' })
        reject(error)
      },
    })

  return {
    capabilities: new Set<Capability>([
      ...capabilities,
      ...(receipts?.delivered === false ? [] : (['delivered-marks'] as const)),
      ...(options.translations === false ? [] : (['translations'] as const)),
    ]),
    origin: new URL(baseUrl).origin,
    account: [new URL(baseUrl).origin, apiKey, user.id].map(encodeURIComponent).join('/'),
    traits: { idempotentSend: true, typing: { everyMs: 2000, expireMs: 7000 } },
    connect: (sink, signal) =>
      new Promise((resolve, reject) => {
        sink.status({ type: 'connecting' })
        const muteEnds = createMuteEnds(env, clock, (events) => sink.events(events))
        const opened = open(sink, (id) => resolve({ userId: id }), reject, muteEnds)
        socket = opened
        session = signal
        signal.addEventListener('abort', () => {
          opened.close()
          muteEnds.stop()
          connectionId = null
        })
      }),
    reconnectNow: () => socket?.reconnectNow(),
    fetchChannels: pages.fetchChannels,
    fetchTimeline: pages.fetchTimeline,
    heardUpTo: watermark.now,
    fetchMissed: createMissed(client, watermark, me),
    fetchReactions: createReactionPages(client),
    fetchMessages: createMessagesById(client, watermark),
    fetchSearch: createSearch(client, watermark, me),
    fetchMessageFlags: createFlagPages(client, watermark, me),
    ...createMessageCalls(client),
    uploadLimits: streamUploadLimits,
    ...(options.files ?? createUploadCalls(client)),
    fetchReminders: createReminderList(client, watermark),
    fetchPreview: createLinkPreviews(client),
    ...createDrafts(client),
    loadPollCalls: async () => (await import('./polls.ts')).createPollCalls(client, watermark),
    fetchThreads: createThreadPages(client, watermark, me),
    perform: (operation, signal) =>
      performOperation(operation, { client, selfId: me(), signal, markTime, heardUpTo: watermark.now }),
    signal: ({ channelId, thread, typing }) => {
      const event = {
        type: typing ? 'typing.start' : 'typing.stop',
        ...(thread ? { parent_id: thread } : {}),
      }
      // Only true for a moment: a lost one is not worth a second try or a word.
      client
        .call(events.sendEvent, { path: channelPath(channelId), body: { event } }, session, 'signal')
        .catch(() => {})
    },
    sendEvent: async ({ channelId, name, data }, signal) => {
      const event = { type: name, custom: data }
      await client.call(events.sendEvent, { path: channelPath(channelId), body: { event } }, signal)
    },
    async tellDelivered(newest, signal) {
      if (tellsMyDelivery) await tellDelivered(newest, signal)
    },
    newMessageKey: () => messageKey(`${user.id}-${env.uuid()}`),
  }
}
