'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

export interface JumpPillProps {
  /** Messages that came since the reader left the end. */
  readonly unseen: number
  readonly onClick: () => void
}

/** The way back to the newest message, for a reader who has left it. */
export function JumpPill({ unseen, onClick }: JumpPillProps): JSX.Element {
  const { strings } = useLocale()
  return (
    <button type="button" {...slot('jump-pill', 'parlour-button')} onClick={onClick}>
      <Icon name="down" />
      {unseen > 0 ? strings.jumpToNew(unseen) : strings.jumpToLatest}
    </button>
  )
}
