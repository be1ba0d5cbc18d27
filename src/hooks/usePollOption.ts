'use client'
import { useMemo } from 'react'
import { queryKeys } from '../engine/keys.ts'
import type { PollId, PollOption, PollOptionId } from '../model/poll.ts'
import { selectPoll } from '../state/selectPoll.ts'
import { useAnswers } from './bridges/useAnswers.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

/**
 * One option of a poll by its name, as something outside of the poll speaks of it: from the poll where that is known, else
 * asked for by itself. `undefined`: not known yet; `null`: there is none.
 */
export function usePollOption(poll: PollId, option: PollOptionId): PollOption | null | undefined {
  const chat = useChat()
  const isKnown = useChatState((state) => selectPoll(state, poll) !== undefined)
  const held = useChatState(
    (state) => selectPoll(state, poll)?.options.find(({ id }) => id === option) ?? null,
  )
  const questions = useMemo(
    () =>
      isKnown || !chat.capabilities.has('polls')
        ? []
        : [
            {
              queryKey: queryKeys.pollOption(poll, option),
              queryFn: () => chat.loadPollOption(poll, option),
            },
          ],
    [chat, isKnown, poll, option],
  )
  const { answers } = useAnswers<PollOption | null>(questions)
  return isKnown ? held : answers[0]?.data
}
