'use client'
import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'

/** A hand that has not moved for so long, ms, is not about to press. */
const IDLE_MS = 2000

/** Tells of a hand on the list; goes on the element that holds the rows. */
export interface HandProps {
  readonly onPointerMove: (event: PointerEvent) => void
  readonly onPointerLeave: () => void
  readonly onKeyDown: () => void
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
}

export interface SteadyOrder<Id extends string> {
  readonly order: readonly Id[]
  readonly hand: HandProps
}

/**
 * The order in which rows stand: the newest, except that none moves under a pointer or around the focus until that
 * has left the list or rested for two seconds (CL-4). What is new meanwhile waits at the end; what has gone goes.
 */
export function useSteadyOrder<Id extends string>(newest: readonly Id[]): SteadyOrder<Id> {
  const { env } = useChat()
  const [held, setHeld] = useState<readonly Id[] | null>(null)
  const order = useMemo(() => (held ? arrange(held, newest) : newest), [held, newest])
  const shown = useRef(order)
  useEffect(() => {
    shown.current = order
  }, [order])
  const hold = useRef({ isOver: false, hasFocus: false, movedAt: 0, unplan: null as (() => void) | null })

  const hand = useMemo((): HandProps => {
    const now = hold.current
    const letGo = (): void => {
      now.unplan?.()
      now.unplan = null
      setHeld(null)
    }
    const wait = (ms: number): void => {
      now.unplan = env.after(ms, () => {
        const left = now.movedAt + IDLE_MS - env.monotonic()
        if (left > 0) wait(left)
        else letGo()
      })
    }
    const move = (): void => {
      now.movedAt = env.monotonic()
      if (now.unplan) return
      setHeld(shown.current)
      wait(IDLE_MS)
    }
    const leave = (): void => {
      if (!now.isOver && !now.hasFocus) letGo()
    }
    return {
      onPointerMove: ({ pointerType }) => {
        // A finger that has been lifted points at nothing.
        now.isOver = pointerType !== 'touch'
        move()
      },
      onPointerLeave: () => {
        now.isOver = false
        leave()
      },
      onKeyDown: move,
      onFocus: () => {
        now.hasFocus = true
        move()
      },
      onBlur: ({ currentTarget, relatedTarget }) => {
        now.hasFocus = currentTarget.contains(relatedTarget)
        leave()
      },
    }
  }, [env])
  useEffect(() => {
    const now = hold.current
    return () => {
      now.unplan?.()
      now.unplan = null
    }
  }, [])
  return { order, hand }
}

/** The order that is held, without what has gone, and with what is new behind it. */
function arrange<Id extends string>(held: readonly Id[], newest: readonly Id[]): readonly Id[] {
  const there = new Set(newest)
  const before = new Set(held)
  const next = [...held.filter((id) => there.has(id)), ...newest.filter((id) => !before.has(id))]
  return next.length === held.length && next.every((id, place) => id === held[place]) ? held : next
}
