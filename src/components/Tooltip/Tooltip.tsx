'use client'
import {
  cloneElement,
  type FocusEvent,
  type JSX,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { usePopup } from '../../parts/usePopup.ts'
import { useLook } from '../Chat/LookContext.ts'

/** A pointer that only passes by, for less than this, ms, wants to know nothing. */
const SHOW_MS = 400
/** The way from the element to its tooltip takes a moment, ms. */
const HIDE_MS = 200

export interface TooltipProps {
  readonly text: string
  /** One element that can be focused. */
  readonly children: ReactElement<{ 'aria-describedby'?: string }>
}

/** Says more about a control when it is pointed at or focused; readers get it as the control's description. */
export function Tooltip({ text, children }: TooltipProps): JSX.Element {
  const { env } = useChat()
  const { slot } = useLook()
  const id = useId()
  const tip = useRef<HTMLSpanElement>(null)
  const [at, setAt] = useState<HTMLElement | null>(null)
  const pending = useRef<() => void>(() => {})
  const isOpen = at !== null
  const close = (): void => {
    pending.current()
    setAt(null)
  }
  usePopup(tip, { at, isOpen, isToggle: false, onDismiss: close, prefers: 'above', align: 'center' })
  useEffect(() => () => pending.current(), [])

  // Escape takes it away wherever the focus is (WCAG 1.4.13), so the whole page is heard while it is shown.
  useEffect(() => {
    const page = tip.current?.ownerDocument
    if (!page || !isOpen) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      setAt(null)
    }
    page.addEventListener('keydown', onKey, true)
    return () => page.removeEventListener('keydown', onKey, true)
  }, [isOpen])

  const soon = (ms: number, next: () => void): void => {
    pending.current()
    pending.current = env.after(ms, next)
  }
  const openAt = (anchor: HTMLElement | null): void => soon(SHOW_MS, () => setAt(anchor))
  const anchorOf = (wrapper: Element): HTMLElement | null => wrapper.firstElementChild as HTMLElement | null
  return (
    <span
      {...slot('tooltip-anchor')}
      onPointerEnter={({ currentTarget, pointerType }: PointerEvent) => {
        if (pointerType !== 'touch') openAt(at ?? anchorOf(currentTarget))
      }}
      onPointerLeave={() => soon(HIDE_MS, () => setAt(null))}
      onPointerDown={close}
      onFocus={({ currentTarget, target }: FocusEvent) => {
        if (target.matches(':focus-visible')) openAt(anchorOf(currentTarget))
      }}
      onBlur={close}
    >
      {cloneElement(children, {
        'aria-describedby': [children.props['aria-describedby'], id].filter(Boolean).join(' '),
      })}
      <span ref={tip} id={id} {...slot('tooltip')} role="tooltip" hidden={!isOpen}>
        {text}
      </span>
    </span>
  )
}
