import type { JSX, ReactNode } from 'react'
import { slot } from '../slot.ts'

export interface NoticeProps {
  /** What the place is in: nothing there, or something went wrong. */
  readonly kind: 'empty' | 'error'
  readonly children: ReactNode
  /** What a person can do about it. */
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

/** Says in one sentence why a place is empty or what failed, and offers the one thing to do about it. */
export function Notice({ kind, children, action }: NoticeProps): JSX.Element {
  return (
    <div {...slot('notice')} data-kind={kind}>
      <p {...slot('notice-text')}>{children}</p>
      {action && (
        <button type="button" {...slot('button')} onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  )
}
