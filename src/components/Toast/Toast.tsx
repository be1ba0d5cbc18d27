'use client'
import type { JSX, KeyboardEvent } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import type { ToastOptions } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { useLifetime } from './useLifetime.ts'

const SHORT_MS = 6000
/** Who may act on it needs longer. */
const LONG_MS = 10_000

export interface ToastProps extends ToastOptions {
  readonly isPaused: boolean
  /** Its time is over. */
  readonly onEnd: () => void
  /** A person has closed it or done what it offers. */
  readonly onClose: () => void
}

/** One short sentence that goes by itself, with at most one thing to do about it. */
export function Toast({ text, action, isPaused, onEnd, onClose }: ToastProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  useLifetime(action ? LONG_MS : SHORT_MS, isPaused, onEnd)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what its buttons leave over
    <div {...slot('toast')} onKeyDown={onKeyDown}>
      <span {...slot('toast-text')}>{text}</span>
      {action && (
        <button
          type="button"
          {...slot('toast-action', 'parlour-button')}
          onClick={() => {
            // First the focus goes back, so that what is done may move it on.
            onClose()
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        {...slot('toast-close', 'parlour-icon-button')}
        aria-label={strings.close}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
