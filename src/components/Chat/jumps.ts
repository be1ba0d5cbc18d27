import type { ChannelId, MessageKey } from '../../model/id.ts'

/** Where a message is. */
export interface MessagePlace {
  readonly channelId: ChannelId
  /** The message in whose thread it is; `null` when it is in the channel itself. */
  readonly root: MessageKey | null
  readonly key: MessageKey
}

/** Hears of a message that somebody wants to go to, and answers whether it goes there. */
export type JumpListener = (to: MessagePlace) => boolean

/** What lies between whoever wants to go to a message and the list that shows it, which may not be drawn yet. */
export interface Jumps {
  /** Wants to go to a message, instead of whatever was wanted before. Answers whether somebody goes there now. */
  readonly ask: (to: MessagePlace) => boolean
  /** Has a list hear of what is wanted now and from now on, until the answer is called. */
  readonly serve: (listener: JumpListener) => () => void
  /** Another channel is open now: what was wanted elsewhere and has not come about is wanted no more. */
  readonly moved: (channelId: ChannelId | null) => void
}

/** Makes the one of a root. What is wanted is kept until a list takes it. */
export function createJumps(): Jumps {
  const listeners = new Set<JumpListener>()
  let wanted: MessagePlace | null = null
  const offer = (listener: JumpListener): void => {
    if (wanted && listener(wanted)) wanted = null
  }
  return {
    ask(to) {
      wanted = to
      for (const listener of listeners) offer(listener)
      return wanted === null
    },
    serve(listener) {
      listeners.add(listener)
      offer(listener)
      return () => void listeners.delete(listener)
    },
    moved(channelId) {
      if (wanted?.channelId !== channelId) wanted = null
    },
  }
}
