'use client'
import { useState } from 'react'
import { useConnection } from '../../hooks/useConnection.ts'
import type { PollOptionView, PollView, UsePoll } from '../../hooks/usePoll.ts'
import type { PollOptionId } from '../../model/poll.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

export interface PollChoice {
  readonly isChosen: (option: PollOptionView) => boolean
  /** Why an option cannot be chosen now; `null`: it can. */
  readonly refusalOf: (option: PollOptionView) => string | null
  readonly press: (option: PollOptionView) => void
  /** Something was chosen that is not sent yet. */
  readonly isPending: boolean
  readonly send: () => void
}

/** What a press on an option does: votes at once, or is kept until a button sends it (PO-2). */
export function usePollChoice(held: UsePoll, poll: PollView, submit: 'instant' | 'button'): PollChoice {
  const { strings, format } = useLocale()
  const { announce } = useRoot()
  const isOffline = useConnection().state === 'offline'
  const [picked, pick] = useState<ReadonlySet<PollOptionId> | null>(null)
  const { options, isSingle, maxVotes } = poll
  const own = options.filter(({ isOwn }) => isOwn)
  const isChosen = ({ id, isOwn }: PollOptionView): boolean => (picked ? picked.has(id) : isOwn)
  const chosen = options.filter(isChosen)
  const isPending = chosen.length !== own.length || chosen.some(({ isOwn }) => !isOwn)

  const refusalOf = (option: PollOptionView): string | null => {
    if (isOffline) return strings.pollOffline
    const isFull = !isSingle && maxVotes !== null && chosen.length >= maxVotes
    return isFull && !isChosen(option) ? strings.pollFull(maxVotes) : null
  }
  const choose = ({ id, text, isOwn }: PollOptionView): void => {
    if (isOwn) held.withdraw(id)
    else held.vote(id)
    const words = balanceBidi(text)
    announce(isOwn ? strings.announceVoteWithdrawn(words) : strings.announceVoted(words))
  }
  return {
    isChosen,
    refusalOf,
    isPending,
    press(option) {
      const refusal = refusalOf(option)
      if (refusal !== null) return announce(refusal)
      if (submit === 'instant') return choose(option)
      const others = isSingle ? [] : chosen.filter(({ id }) => id !== option.id)
      pick(new Set([...others.map(({ id }) => id), ...(isChosen(option) ? [] : [option.id])]))
    },
    send() {
      if (!isPending || isOffline) return
      // Room first, where there is a limit; a single choice makes its own.
      for (const { id } of own)
        if (!chosen.some((other) => other.id === id) && !(isSingle && chosen.length)) held.withdraw(id)
      for (const { id, isOwn } of chosen) if (!isOwn) held.vote(id)
      pick(null)
      const words = (list: readonly PollOptionView[]): string =>
        format.list(list.map(({ text }) => balanceBidi(text)))
      announce(
        chosen.length > 0 ? strings.announceVoted(words(chosen)) : strings.announceVoteWithdrawn(words(own)),
      )
    },
  }
}
