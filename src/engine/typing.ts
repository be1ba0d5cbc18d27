import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Cancel, Env } from '../env/env.ts'
import type { ChatEvent } from '../model/event.ts'
import { channelOf, type ConversationId, conversationId, rootOf } from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { reduceTyping } from '../state/typing.ts'

/** Without another key for this long, ms, I am no longer writing (CO-11). */
const IDLE_MS = 5000

type TypingEvent = Extract<ChatEvent, { readonly type: 'typing.put' }>

export interface TypingSignals {
  /** Lets those go who have not said for a while that they write. */
  see(events: readonly ChatEvent[]): void
  set(id: ConversationId, typing: boolean): void
  destroy(): void
}

/** Both halves of "is typing": others' signals expire, my own are sent seldom and end by themselves. */
export function createTyping(store: StoreApi<ChatState>, backend: Backend, env: Env): TypingSignals {
  const { everyMs, expireMs } = backend.traits.typing
  const expiring = new Map<string, Cancel>()
  const mine = new Map<ConversationId, { readonly sentAt: number; readonly cancel: Cancel }>()

  const expire = (told: TypingEvent): void => {
    const { typing, base } = store.getState()
    const next = reduceTyping(typing, { ...told, typing: false }, base.selfId)
    if (next !== typing) store.setState({ typing: next })
  }

  const signal = (id: ConversationId, typing: boolean): void => {
    const thread = rootOf(id)
    backend.signal({ type: 'typing', channelId: channelOf(id), ...(thread ? { thread } : {}), typing })
  }
  const stop = (id: ConversationId): void => {
    const held = mine.get(id)
    if (!held) return
    held.cancel()
    mine.delete(id)
    signal(id, false)
  }

  return {
    see(events) {
      for (const event of events) {
        if (event.type !== 'typing.put') continue
        const name = `${conversationId(event.channelId, event.thread)}\n${event.userId}`
        expiring.get(name)?.()
        expiring.delete(name)
        if (event.typing)
          expiring.set(
            name,
            env.after(expireMs, () => expire(event)),
          )
      }
    },
    set(id, typing) {
      if (!typing) return stop(id)
      const held = mine.get(id)
      const isDue = !held || env.monotonic() - held.sentAt >= everyMs
      held?.cancel()
      if (isDue) signal(id, true)
      mine.set(id, {
        sentAt: isDue ? env.monotonic() : held.sentAt,
        cancel: env.after(IDLE_MS, () => stop(id)),
      })
    },
    destroy() {
      for (const cancel of expiring.values()) cancel()
      for (const { cancel } of mine.values()) cancel()
    },
  }
}
