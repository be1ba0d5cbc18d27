'use client'
import type { JSX, ReactNode } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from './RowContext.ts'
import type { Reveal } from './useReveal.ts'

interface MessageBlockedProps {
  readonly reveal: Reveal
  /** For the element that stands for what is said: the row is named by it. */
  readonly id: string
  /** What is said. */
  readonly children: ReactNode
}

/** What somebody says whom I have blocked: that there is something, and a way to see it all the same (MO-2). */
export function MessageBlocked({ reveal, id, children }: MessageBlockedProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  return (
    <>
      {reveal.isHidden ? (
        <p id={id} {...slot('message-tombstone')}>
          {strings.messageBlocked}
        </p>
      ) : (
        children
      )}
      <button
        type="button"
        {...slot('message-blocked')}
        aria-expanded={!reveal.isHidden}
        tabIndex={tabIndex}
        onClick={reveal.toggle}
      >
        {reveal.isHidden ? strings.messageBlockedShow : strings.messageBlockedHide}
      </button>
    </>
  )
}
