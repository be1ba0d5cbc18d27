'use client'
import type { JSX, ReactNode } from 'react'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'

export interface NoticeProps extends PartProps<{ readonly kind: 'empty' | 'error' }> {
  /** What the place is in: nothing there, or something went wrong. */
  readonly kind: 'empty' | 'error'
  readonly children: ReactNode
  /** What a person can do about it. */
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

/** Says in one sentence why a place is empty or what failed, and offers the one thing to do about it. */
export function Notice({ kind, children, action, ...rest }: NoticeProps): JSX.Element {
  const { slot } = useLook()
  return (
    <Part as="div" slot="notice" state={{ kind }} given={rest}>
      <p {...slot('notice-text')}>{children}</p>
      {action && (
        <button type="button" {...slot('button')} onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </Part>
  )
}
