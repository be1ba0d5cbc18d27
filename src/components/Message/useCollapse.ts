'use client'
import { type FocusEvent, type RefObject, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useLayout } from '../../parts/useLayout.ts'

/** What was opened stays open, though its row may come and go with the scrolling: chat → channel and message. */
const opened = new WeakMap<object, Set<string>>()

/** Shorter texts cannot have more than fifteen lines, whatever the width; they need no measuring. */
const SHORT = { characters: 300, lines: 15 } as const

/** So much of a longer text is drawn until its end is asked for: a megabyte takes a browser seconds to lay out. */
const DRAWN = 20_000

export interface UseCollapse {
  /** What is to be drawn. */
  readonly shown: string
  readonly box: RefObject<HTMLDivElement | null>
  /** Its end is out of sight. */
  readonly isClipped: boolean
  readonly isOpen: boolean
  readonly toggle: () => void
  /** What the keyboard reaches is never out of sight. */
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
}

/** Whether the end of a long message is shown (MS-2). `Message.css` draws the line; this knows who has crossed it. */
export function useCollapse({ channelId, key, text }: MessageView): UseCollapse {
  const chat = useChat()
  const name = `${channelId} ${key}`
  const [isOpen, setOpen] = useState(() => opened.get(chat)?.has(name) ?? false)
  const [isClipped, setClipped] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const mayBeLong = text.length > SHORT.characters || text.split('\n', SHORT.lines + 1).length > SHORT.lines
  useLayout(() => {
    const element = box.current
    if (!element || !mayBeLong || isOpen) return undefined
    const measure = (): void => setClipped(element.scrollHeight > element.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [mayBeLong, isOpen, text])
  const set = (next: boolean): void => {
    const held = opened.get(chat) ?? new Set()
    opened.set(chat, held)
    if (next) held.add(name)
    else held.delete(name)
    setOpen(next)
  }
  const isCut = !isOpen && text.length > DRAWN
  return {
    shown: isCut ? text.slice(0, DRAWN) : text,
    box,
    isClipped: mayBeLong && (isClipped || isCut),
    isOpen: mayBeLong && isOpen,
    toggle: () => set(!isOpen),
    onFocus({ target, currentTarget }) {
      const isBelow = target.getBoundingClientRect().bottom > currentTarget.getBoundingClientRect().bottom + 1
      if (mayBeLong && !isOpen && isClipped && isBelow) set(true)
    },
  }
}
