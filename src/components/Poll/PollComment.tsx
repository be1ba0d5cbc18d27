'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { PollForm } from './PollForm.tsx'

export interface PollCommentProps {
  /** What I have said; `null`: nothing. */
  readonly own: string | null
  /** '' takes it back. */
  readonly answer: (text: string) => void
  readonly onClose: () => void
}

/** What I say about a poll, once, which can be changed and taken back. */
export function PollComment({ own, answer, onClose }: PollCommentProps): JSX.Element {
  const { pollLimits } = useChat()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const tabIndex = useRowTabIndex()
  return (
    <PollForm
      label={strings.pollCommentLabel}
      action={strings.pollCommentSave}
      initial={own ?? ''}
      isLong
      faultOf={(text) => {
        if (text.trim() === '') return strings.pollCommentNone
        return Array.from(text.trim()).length > pollLimits.answer
          ? strings.createPollTooLong(pollLimits.answer)
          : null
      }}
      onSend={(text) => {
        answer(text)
        announce(strings.pollCommentSaved)
        return Promise.resolve(null)
      }}
      onClose={onClose}
    >
      {own !== null && (
        <button
          type="button"
          {...slot('button')}
          tabIndex={tabIndex}
          onClick={() => {
            answer('')
            announce(strings.pollCommentRemoved)
            onClose()
          }}
        >
          {strings.pollCommentRemove}
        </button>
      )}
    </PollForm>
  )
}
