import type { ChatEvent } from '../../model/event.ts'
import { type UserId, type Version, version } from '../../model/id.ts'
import type { Operation } from '../../model/operation.ts'
import * as reads from '../../wire/stream/read.ts'
import type { StreamClient } from './client.ts'

interface Context {
  /** The two halves of the channel's name. */
  readonly path: { readonly type: string; readonly id: string }
  readonly client: StreamClient
  readonly selfId: UserId | null
  readonly signal: AbortSignal
  /** The newest time the server has told. */
  readonly heardUpTo: () => Version
}

/**
 * These answers tell no mark and no time. What was asked for is true after everything the server had told before, and
 * until the frame that counts it, which is newer. `null` while the server has told nothing.
 */
function askedAt({ heardUpTo }: Pick<Context, 'heardUpTo'>): Version | null {
  const heard = heardUpTo()
  return heard === '' ? null : version(`${heard}~`)
}

/** Makes everything from a message on unread, or all of a thread. */
export async function performUnread(
  { kind, input }: Operation<'channel.unread' | 'thread.unread'>,
  context: Context,
): Promise<readonly ChatEvent[]> {
  const { channelId, mark, count: value } = input
  const { client, selfId, signal, path } = context
  const at = askedAt(context)
  const body = kind === 'channel.unread' ? { message_id: input.first } : { thread_id: input.thread }
  await client.call(reads.markUnread, { path, body }, signal, 'read')
  if (at === null) return []
  const count = { version: at, value, upTo: mark }
  if (kind === 'thread.unread') return [{ type: 'unread.put', channelId, thread: input.thread, count }]
  return [
    ...(selfId
      ? [
          {
            type: 'read.put',
            channelId,
            userId: selfId,
            mark: { version: at, value: { upTo: mark } },
          } as const,
        ]
      : []),
    { type: 'unread.put', channelId, count },
  ]
}

/** Reads everything, in all channels and threads. */
export async function performReadAll(
  _operation: Operation<'channels.read'>,
  context: Omit<Context, 'path'>,
): Promise<readonly ChatEvent[]> {
  const { client, selfId, signal } = context
  const at = askedAt(context)
  await client.call(reads.markChannelsRead, { body: {} }, signal, 'read')
  if (at === null || selfId === null) return []
  return [
    { type: 'channels.read', userId: selfId, version: at },
    { type: 'threads.unread', count: { version: at, value: 0 } },
    { type: 'totals.unread', totals: { version: at, value: { messages: 0, channels: 0 } } },
  ]
}
