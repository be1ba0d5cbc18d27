'use client'
import { Children, type JSX, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

const CONTROLS = 'button, a[href]'

/** What a host adds to a header, as one tab stop with arrow keys; nothing where there is nothing. */
export function HeaderToolbar({ children }: { readonly children: ReactNode }): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef<Element | null>(null)
  const controls = (): HTMLElement[] => [...(bar.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]

  // The controls are the host's, so their place in the tab order is set on what they have drawn.
  const rove = (): void => {
    const all = controls()
    const stop = all.find((control) => control === current.current) ?? all[0]
    for (const control of all) control.tabIndex = control === stop ? 0 : -1
  }
  useLayout(rove)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const all = controls()
    const place = all.indexOf(event.target as HTMLElement)
    const isRtl = bar.current !== null && getComputedStyle(bar.current).direction === 'rtl'
    const places: Readonly<Record<string, number>> = {
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: place + 1,
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: place - 1,
      Home: 0,
      End: all.length - 1,
    }
    const next = all[places[event.key] ?? -1]
    if (place < 0 || !next || next === all[place]) return
    event.preventDefault()
    next.focus()
  }
  if (Children.toArray(children).length === 0) return null
  return (
    <div
      ref={bar}
      {...slot('channel-header-actions')}
      role="toolbar"
      tabIndex={-1}
      aria-label={strings.channelToolbar}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        current.current = target
        rove()
      }}
    >
      {children}
    </div>
  )
}
