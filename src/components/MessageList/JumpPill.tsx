'use client'
import type { JSX } from 'react'
import { useUnseen } from '../../hooks/useUnseen.ts'
import type { RowKey } from '../../hooks/useMessages.ts'
import type { ConversationId } from '../../model/id.ts'
import type { ListScroller, ListView } from '../../parts/list/listView.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

/** Where the first new message is put, as a share of the viewport. */
const FIRST_NEW_SHARE = 0.25

export interface JumpPillProps {
  readonly id: ConversationId
  readonly scroller: ListScroller
  readonly view: ListView
  readonly onEnd: () => void
}

/** The way to the end for a reader who has left it: first to what they have not seen, then to the newest (SC-4). */
export function JumpPill({ id, scroller, view, onEnd }: JumpPillProps): JSX.Element | null {
  const { count, first } = useUnseen(id, view.isPinned ? null : (view.lastSeen as RowKey | null))
  const { strings, format } = useLocale()
  const { slot } = useLook()
  if (view.isPinned || !(view.isFar || count > 0)) return null
  const go = (): void => {
    if (first !== null && scroller.sideOf(first) !== 'in') scroller.toRow(first, FIRST_NEW_SHARE)
    else onEnd()
  }
  const label = count > 0 ? strings.jumpToNew(count) : strings.jumpToLatest
  return (
    <button type="button" {...slot('jump-pill', 'parlour-button')} aria-label={label} onClick={go}>
      <Icon name="down" />
      <span className="parlour-jump-pill-label">{label}</span>
      {count > 0 && (
        <span {...slot('jump-pill-count')} aria-hidden="true">
          {format.number(count)}
        </span>
      )}
    </button>
  )
}
