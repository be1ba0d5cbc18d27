'use client'
import { type HTMLAttributes, type PointerEvent, useRef } from 'react'
import { isRtl } from '../../parts/isRtl.ts'
import { limit, NEAREST } from './zoom.ts'

/** How far a finger goes along the line, px, before it means the next picture; and what a double press makes of it. */
const SWIPE = 48
const DOUBLE = 2

interface Point {
  readonly x: number
  readonly y: number
}

export interface StagePointerOptions {
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly onSwipe: (step: 1 | -1) => void
}

type StagePointer = Pick<
  HTMLAttributes<HTMLDivElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onDoubleClick'
>

const apart = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0)

/** One finger goes on, or moves what is zoomed; two zoom. Every one of them has a key and a button as well (P-5). */
export function useStagePointer({ zoom, onZoom, onSwipe }: StagePointerOptions): StagePointer {
  const down = useRef(new Map<number, Point>())
  /** Where the one finger began; `null` once it has done something else. */
  const began = useRef<Point | null>(null)
  const pinch = useRef({ apart: 0, zoom: NEAREST })

  const onPointerEnd = ({ pointerId }: PointerEvent): void => {
    down.current.delete(pointerId)
    if (down.current.size === 0) began.current = null
  }
  return {
    onPointerDown({ pointerId, pointerType, button, clientX: x, clientY: y, currentTarget }) {
      if (button !== 0) return
      currentTarget.setPointerCapture?.(pointerId)
      down.current.set(pointerId, { x, y })
      began.current = down.current.size === 1 && pointerType !== 'mouse' ? { x, y } : null
      pinch.current = { apart: apart([...down.current.values()]), zoom }
    },
    onPointerMove({ pointerId, clientX: x, clientY: y, currentTarget }) {
      const before = down.current.get(pointerId)
      if (!before) return
      down.current.set(pointerId, { x, y })
      if (down.current.size > 1) {
        if (pinch.current.apart > 0)
          onZoom(limit((pinch.current.zoom * apart([...down.current.values()])) / pinch.current.apart))
      } else if (zoom > NEAREST) {
        currentTarget.scrollLeft -= x - before.x
        currentTarget.scrollTop -= y - before.y
      }
    },
    onPointerUp(event) {
      const { clientX, clientY, currentTarget } = event
      const from = began.current
      onPointerEnd(event)
      if (!from || zoom > NEAREST) return
      const [x, y] = [clientX - from.x, clientY - from.y]
      if (Math.abs(x) < SWIPE || Math.abs(x) < Math.abs(y) * 1.5) return
      // Its place counts from the left whatever the line does, so the dialog is asked.
      const isForward = x < 0 !== isRtl(currentTarget.parentElement ?? currentTarget)
      onSwipe(isForward ? 1 : -1)
    },
    onPointerCancel: onPointerEnd,
    onDoubleClick: () => onZoom(zoom > NEAREST ? NEAREST : DOUBLE),
  }
}
