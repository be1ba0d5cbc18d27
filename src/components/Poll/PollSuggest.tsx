'use client'
import type { JSX } from 'react'
import { isSameOption } from '../../hooks/checkPoll.ts'
import { useChat } from '../../hooks/useChat.ts'
import type { PollView, UsePoll } from '../../hooks/usePoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { PollForm } from './PollForm.tsx'

interface PollSuggestProps {
  readonly poll: PollView
  readonly suggest: UsePoll['suggestOption']
  readonly onClose: () => void
}

/** Adds an option of one's own to a poll; one that is there is told (PO-5). */
export function PollSuggest({ poll, suggest, onClose }: PollSuggestProps): JSX.Element {
  const { pollLimits } = useChat()
  const { strings } = useLocale()
  const { announce } = useRoot()
  const faultOf = (text: string): string | null => {
    if (text.trim() === '') return strings.createPollNoOption
    if (Array.from(text.trim()).length > pollLimits.option)
      return strings.createPollTooLong(pollLimits.option)
    if (poll.options.some((option) => isSameOption(option.text, text))) return strings.createPollSame
    return poll.options.length >= pollLimits.options ? strings.createPollTooMany(pollLimits.options) : null
  }
  return (
    <PollForm
      label={strings.pollSuggestLabel}
      action={strings.pollSuggestAdd}
      faultOf={faultOf}
      onSend={(text) =>
        suggest(text).then(
          () => {
            announce(strings.pollSuggested(text.trim()))
            return null
          },
          (reason: Error) => strings.pollUnchanged(reason.message),
        )
      }
      onClose={onClose}
    />
  )
}
