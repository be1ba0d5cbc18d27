'use client'
import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useChat } from '../hooks/useChat.ts'

/** How long a finger stays, ms, and how far it may stray, px (TC-1). */
const HOLD_MS = 500
const STRAY = 10

export interface LongPress {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
  readonly onClickCapture: (event: MouseEvent) => void
}

/** Calls back when a finger rests on something; the click that follows is none. */
export function useLongPress(onHold: () => void): LongPress {
  const { env } = useChat()
  const from = useRef<readonly [x: number, y: number] | null>(null)
  const pending = useRef<() => void>(() => {})
  const isHeld = useRef(false)
  useEffect(() => () => pending.current(), [])
  const forget = (): void => pending.current()
  return {
    onPointerDown({ pointerType, clientX, clientY }) {
      isHeld.current = false
      if (pointerType !== 'touch') return
      from.current = [clientX, clientY]
      pending.current = env.after(HOLD_MS, () => {
        isHeld.current = true
        onHold()
      })
    },
    onPointerMove({ clientX, clientY }) {
      const [x, y] = from.current ?? [clientX, clientY]
      if (Math.hypot(clientX - x, clientY - y) > STRAY) forget()
    },
    onPointerUp: forget,
    onPointerCancel: forget,
    onClickCapture(event) {
      if (!isHeld.current) return
      isHeld.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
