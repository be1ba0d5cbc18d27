'use client'
import { type JSX, useId, useRef, useState } from 'react'
import type { PollView, UsePoll } from '../../hooks/usePoll.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { flag } from '../slot.ts'
import { PollMore, SHOWN_AT_FIRST } from './PollMore.tsx'
import { PollOptionFace } from './PollOptionFace.tsx'
import { usePollChoice } from './usePollChoice.ts'
import { usePollKeys } from './usePollKeys.ts'

interface PollChoicesProps {
  readonly held: UsePoll
  readonly poll: PollView
  readonly submit: 'instant' | 'button'
  readonly isTold: boolean
  readonly labelledBy: string
}

/** The options, where one may vote: radios where one has one vote, else checkboxes. Their order never changes (PO-3). */
export function PollChoices({ held, poll, submit, isTold, labelledBy }: PollChoicesProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const { options, isSingle } = poll
  const shown = isWhole ? options : options.slice(0, SHOWN_AT_FIRST)
  const choice = usePollChoice(held, poll, submit)
  const keys = usePollKeys(box, shown)
  useLayout(() => {
    // The button that was pressed is gone; one goes on where the new ones begin.
    if (isWhole)
      box.current?.querySelectorAll<HTMLElement>('[data-slot="poll-option"]')[SHOWN_AT_FIRST]?.focus()
  }, [isWhole])
  const refusal = shown.map(choice.refusalOf).find((words) => words !== null) ?? null
  return (
    <>
      <div
        ref={box}
        {...slot('poll-options')}
        {...(isSingle ? { role: 'radiogroup', 'aria-labelledby': labelledBy } : {})}
      >
        {shown.map((option) => {
          const isChosen = choice.isChosen(option)
          const isRefused = choice.refusalOf(option) !== null
          return (
            <button
              key={option.id}
              type="button"
              {...slot('poll-option')}
              role={isSingle ? 'radio' : 'checkbox'}
              aria-checked={isChosen}
              aria-label={strings.pollOption(
                balanceBidi(option.text),
                isTold ? option.count : null,
                option.percent,
                option.isOwn,
                option.isLeading,
              )}
              aria-disabled={isRefused || undefined}
              aria-describedby={isRefused ? `${id}-refusal` : undefined}
              data-voted={flag(option.isOwn)}
              data-leading={flag(isTold && option.isLeading)}
              data-pending={flag(option.isPending)}
              tabIndex={option.id === keys.stop ? tabIndex : -1}
              onFocus={() => keys.onFocus(option.id)}
              onKeyDown={keys.onKeyDown}
              onClick={() => choice.press(option)}
            >
              <span {...slot('poll-control')} aria-hidden="true" />
              <PollOptionFace option={option} isTold={isTold} />
            </button>
          )
        })}
      </div>
      {shown.length < options.length && <PollMore count={options.length} onMore={() => setWhole(true)} />}
      {refusal !== null && (
        <p id={`${id}-refusal`} {...slot('poll-hint')}>
          {refusal}
        </p>
      )}
      {submit === 'button' && (
        <button
          type="button"
          {...slot('button')}
          data-variant="primary"
          aria-disabled={!choice.isPending || undefined}
          tabIndex={tabIndex}
          onClick={choice.send}
        >
          {strings.pollVote}
        </button>
      )}
    </>
  )
}
