import type { StoreApi } from 'zustand/vanilla'
import type { ChatState } from '../state/chatState.ts'
import type { Outbox } from '../state/outbox.ts'
import type { TabMessage } from './tabMessage.ts'

/** What the tab that leads tells those that follow. */
export interface LeaderNews {
  /** How things stand, whole. */
  state(): void
  /** The outbox has changed: what differs is told in a moment, after the facts that may belong to it. */
  soon(): void
  /** A command was seen; the next word says so. */
  answer(id: string): void
}

/** @param seen the commands that are in the outbox */
export function createLeaderNews(
  store: StoreApi<ChatState>,
  post: (message: TabMessage) => void,
  seen: () => readonly string[],
): LeaderNews {
  /** What the others know. */
  let told: Outbox['entries'] = new Map()
  let answers: readonly string[] = []
  let isComing = false

  const soon = (): void => {
    if (isComing) return
    isComing = true
    void Promise.resolve().then(() => {
      isComing = false
      const { entries } = store.getState().outbox
      const put = [...entries.values()].filter((entry) => told.get(entry.operation.id) !== entry)
      const drop = [...told.keys()].filter((id) => !entries.has(id))
      if (put.length + drop.length + answers.length > 0) post({ type: 'change', put, drop, seen: answers })
      told = entries
      answers = []
    })
  }

  return {
    state() {
      told = store.getState().outbox.entries
      post({ type: 'state', entries: [...told.values()], seen: seen() })
    },
    soon,
    answer(id) {
      answers = [...answers, id]
      soon()
    },
  }
}
