'use client'
import { Children, type JSX, type ReactNode, useRef } from 'react'
import { useToolbarKeys } from '../../parts/useToolbarKeys.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

/** What can be done from a header, as one tab stop with arrow keys; nothing where there is nothing. */
export function HeaderToolbar({ children }: { readonly children: ReactNode }): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const bar = useRef<HTMLDivElement>(null)
  const keys = useToolbarKeys(bar)
  if (Children.toArray(children).length === 0) return null
  return (
    <div
      ref={bar}
      {...slot('channel-header-actions')}
      role="toolbar"
      tabIndex={-1}
      aria-label={strings.channelToolbar}
      {...keys}
    >
      {children}
    </div>
  )
}
