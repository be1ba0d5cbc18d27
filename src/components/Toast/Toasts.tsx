'use client'
import { type FocusEvent, type JSX, useEffect, useRef, useState } from 'react'
import { useIsVisible } from '../../hooks/useIsVisible.ts'
import { useNotices } from '../../hooks/useNotices.ts'
import { returnFocus } from '../../parts/focusReturn.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { flag } from '../slot.ts'
import { noticeWords } from './noticeWords.ts'
import { Toast } from './Toast.tsx'
import type { QueuedToast, ToastQueue } from './useToastQueue.ts'
import { useToastPlace } from './useToastPlace.ts'

const MOST_SHOWN = 3

interface Shown extends QueuedToast {
  /** Something went wrong, which is not kept until a pause in what is spoken. */
  readonly level: 'polite' | 'alert'
  readonly dismiss: () => void
}

/**
 * What is said at the edge: what components ask for with `useRoot().toast`, and what the server has refused. Each is
 * spoken once, by the announcer; its time stands still under a pointer, with the focus inside, and unseen (TO-1).
 */
export function Toasts({ toasts, dismiss }: Omit<ToastQueue, 'toast'>): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const notices = useNotices()
  const all: readonly Shown[] = [
    ...notices.notices.map((notice) => ({
      id: notice.id,
      text: noticeWords(strings, notice),
      level: 'alert' as const,
      dismiss: () => notices.dismiss(notice.id),
    })),
    ...toasts.map((toast) => ({ ...toast, level: 'polite' as const, dismiss: () => dismiss(toast.id) })),
  ]
  const shown = all.slice(0, MOST_SHOWN)
  const isEmpty = shown.length === 0
  const region = useRef<HTMLDivElement>(null)
  const invoker = useRef<HTMLElement | null>(null)
  const [hand, setHand] = useState({ isOver: false, hasFocus: false })
  const isSeen = useIsVisible()
  useToastPlace(region, !isEmpty)
  useSpeech(shown)

  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) invoker.current = relatedTarget as HTMLElement | null
    setHand((held) => ({ ...held, hasFocus: true }))
  }
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) setHand((held) => ({ ...held, hasFocus: false }))
  }
  const close = (toast: Shown): void => {
    const root = region.current?.closest<HTMLElement>('.parlour-root')
    const row = invoker.current?.closest<HTMLElement>('[data-message-id]') ?? null
    if (root) returnFocus(root, { invoker: invoker.current, row, neighbours: [] })
    toast.dismiss()
    // What goes from under a pointer tells nobody that the pointer has left it.
    if (shown.length === 1) setHand({ isOver: false, hasFocus: false })
  }
  return (
    <div
      ref={region}
      {...slot('toast-region')}
      data-open={flag(!isEmpty)}
      {...(isEmpty ? {} : { role: 'region', 'aria-label': strings.toastRegion, tabIndex: -1 })}
      onFocus={onFocus}
      onBlur={onBlur}
      onPointerEnter={({ pointerType }) => {
        if (pointerType !== 'touch') setHand((held) => ({ ...held, isOver: true }))
      }}
      onPointerLeave={() => setHand((held) => ({ ...held, isOver: false }))}
    >
      {shown.map((toast) => (
        <Toast
          key={toast.id}
          text={toast.text}
          {...(toast.action ? { action: toast.action } : {})}
          isPaused={hand.isOver || hand.hasFocus || !isSeen}
          onEnd={toast.dismiss}
          onClose={() => close(toast)}
        />
      ))}
    </div>
  )
}

/** Speaks each toast once, when it is first shown. */
function useSpeech(shown: readonly Shown[]): void {
  const { announce } = useRoot()
  const spoken = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    for (const { id, text, level } of shown) if (!spoken.current.has(id)) announce(text, level)
    spoken.current = new Set(shown.map(({ id }) => id))
  })
}
