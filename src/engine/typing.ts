import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Cancel, Env } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, UserId } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { reduceTyping } from '../state/typing.ts'

/** Without another key for this long, ms, I am no longer writing (CO-11). */
const IDLE_MS = 5000

export interface TypingSignals {
  /** Lets those go who have not said for a while that they write. */
  see(events: readonly ChatEvent[]): void
  set(channelId: ChannelId, typing: boolean): void
  destroy(): void
}

/** Both halves of "is typing": others' signals expire, my own are sent seldom and end by themselves. */
export function createTyping(store: StoreApi<ChatState>, backend: Backend, env: Env): TypingSignals {
  const { everyMs, expireMs } = backend.traits.typing
  const expiring = new Map<string, Cancel>()
  const mine = new Map<ChannelId, { readonly sentAt: number; readonly cancel: Cancel }>()

  const expire = (channelId: ChannelId, userId: UserId): void => {
    const event = { type: 'typing.put', channelId, userId, typing: false } as const
    const { typing, base } = store.getState()
    const next = reduceTyping(typing, event, base.selfId)
    if (next !== typing) store.setState({ typing: next })
  }

  const stop = (channelId: ChannelId): void => {
    const held = mine.get(channelId)
    if (!held) return
    held.cancel()
    mine.delete(channelId)
    backend.signal({ type: 'typing', channelId, typing: false })
  }

  return {
    see(events) {
      for (const event of events) {
        if (event.type !== 'typing.put') continue
        const { channelId, userId } = event
        const name = `${channelId}\n${userId}`
        expiring.get(name)?.()
        expiring.delete(name)
        if (event.typing)
          expiring.set(
            name,
            env.after(expireMs, () => expire(channelId, userId)),
          )
      }
    },
    set(channelId, typing) {
      if (!typing) return stop(channelId)
      const held = mine.get(channelId)
      const isDue = !held || env.monotonic() - held.sentAt >= everyMs
      held?.cancel()
      if (isDue) backend.signal({ type: 'typing', channelId, typing: true })
      mine.set(channelId, {
        sentAt: isDue ? env.monotonic() : held.sentAt,
        cancel: env.after(IDLE_MS, () => stop(channelId)),
      })
    },
    destroy() {
      for (const cancel of expiring.values()) cancel()
      for (const { cancel } of mine.values()) cancel()
    },
  }
}
