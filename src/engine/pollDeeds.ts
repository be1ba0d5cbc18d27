import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import type { PollId, PollOptionId, PollPlace } from '../model/poll.ts'
import type { ChatState } from '../state/chatState.ts'
import type { PollView } from '../state/pollView.ts'
import { selectPoll } from '../state/selectPoll.ts'
import { selectRecord } from '../state/selectors.ts'
import type { Chat } from './chat.ts'
import type { Presser } from './presser.ts'

/** What a person says in a poll. */
export interface PollDeeds {
  /**
   * Chooses an option of a poll, or does no longer; shown at once. In a poll with one vote each, it takes the place of
   * what I chose before.
   */
  vote(poll: PollId, option: PollOptionId, on: boolean): void
  /** Answers a poll in words, in place of what I answered before. @param text '' takes the answer back */
  answerPoll(poll: PollId, text: string): void
}

interface PollDeedsParts {
  readonly store: Pick<StoreApi<ChatState>, 'getState'>
  readonly env: Pick<Env, 'now'>
  readonly press: Presser['press']
  readonly can: Chat['can']
}

/** Turns it into operations, where it may be said. */
export function createPollDeeds({ store, env, press, can }: PollDeedsParts): PollDeeds {
  /** What hangs on a message that the server has, and is not over. */
  const mayVote = (view: PollView): view is PollView & { readonly place: PollPlace } =>
    view.place !== null &&
    !view.isClosed &&
    (view.closesAt === null || view.closesAt > env.now()) &&
    selectRecord(store.getState(), view.place.channelId, view.place.key)?.content.value.poll === view.id &&
    can(view.place.channelId, 'cast-poll-vote', 'polls')

  return {
    vote(poll, option, on) {
      const view = selectPoll(store.getState(), poll)
      const known = view?.options.find(({ id }) => id === option)
      if (!view || !known || known.isOwn === on || !mayVote(view)) return
      if (on && view.maxVotes !== null && view.ownCount >= view.maxVotes) return
      const { channelId, key } = view.place
      press('poll.vote', { channelId, key, poll, option, on, isSingle: view.isSingle })
    },
    answerPoll(poll, text) {
      const view = selectPoll(store.getState(), poll)
      const words = text.trim()
      if (!view?.takesAnswers || !mayVote(view) || words === (view.ownAnswer ?? '')) return
      const { channelId, key } = view.place
      press('poll.answer', { channelId, key, poll, text: words })
    },
  }
}
