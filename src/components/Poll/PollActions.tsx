'use client'
import { type JSX, lazy, useRef, useState } from 'react'
import type { PollView, UsePoll } from '../../hooks/usePoll.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { PollComment } from './PollComment.tsx'
import { PollManage } from './PollManage.tsx'
import { PollSuggest } from './PollSuggest.tsx'

const PollResults = lazy(async () => ({
  default: (await import('../PollResults/PollResults.tsx')).PollResults,
}))
const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/index.ts')).ConfirmDialog,
}))

interface PollActionsProps {
  readonly held: UsePoll
  readonly poll: PollView
  readonly isTold: boolean
}

type Form = 'suggest' | 'comment'

/** What one may do with a poll besides voting: add an option, say something, see the results, end it (PO-5). */
export function PollActions({ held, poll, isTold }: PollActionsProps): JSX.Element | null {
  const { canSuggest, canAnswer, canEdit, isClosed } = held
  const { strings } = useLocale()
  const { slot } = useLook()
  const { show, announce, toast } = useRoot()
  const tabIndex = useRowTabIndex()
  const box = useRef<HTMLDivElement>(null)
  const [form, setForm] = useState<Form | null>(null)
  const last = useRef<Form | null>(null)
  useLayout(() => {
    // Back to the button that opened the form.
    if (form === null && last.current !== null)
      box.current?.querySelector<HTMLElement>(`[data-opens="${last.current}"]`)?.focus()
    last.current = form
  }, [form])
  const canEnd = canEdit && !isClosed
  const close = (): void => setForm(null)
  const end = async (): Promise<void> => {
    try {
      await held.close()
      announce(strings.pollEnded)
    } catch (reason) {
      toast({ text: strings.pollUnchanged((reason as Error).message) })
    }
  }
  const button = (label: string, onClick: () => void, opens?: Form): JSX.Element => (
    <button type="button" {...slot('button')} data-opens={opens} tabIndex={tabIndex} onClick={onClick}>
      {label}
    </button>
  )
  if (!canSuggest && !canAnswer && !isTold && !canEdit) return null
  return (
    <div ref={box} {...slot('poll-foot')}>
      {form === 'suggest' && canSuggest ? (
        <PollSuggest poll={poll} suggest={held.suggestOption} onClose={close} />
      ) : form === 'comment' && canAnswer ? (
        <PollComment own={poll.ownAnswer} answer={held.answer} onClose={close} />
      ) : (
        <div {...slot('poll-actions')}>
          {canSuggest && button(strings.pollSuggest, () => setForm('suggest'), 'suggest')}
          {canAnswer &&
            button(
              poll.ownAnswer === null ? strings.pollComment : strings.pollCommentEdit,
              () => setForm('comment'),
              'comment',
            )}
          {isTold &&
            button(strings.pollResults, () =>
              show(<PollResults pollId={poll.id} onClose={() => show(null)} />),
            )}
          {canEnd &&
            button(strings.pollEnd, () =>
              show(
                <ConfirmDialog
                  title={strings.pollEndTitle}
                  text={strings.pollEndText}
                  action={strings.pollEnd}
                  onConfirm={() => void end()}
                  onClose={() => show(null)}
                />,
              ),
            )}
          {canEdit && <PollManage held={held} poll={poll} />}
        </div>
      )}
    </div>
  )
}
