'use client'
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { Upload, UploadId } from '../../model/upload.ts'

/** A pointer that moves less, px, presses. */
const STILL_PX = 6

export interface TrayDrag {
  /** What is being dragged. */
  readonly dragged: UploadId | null
  /** For an item. */
  readonly onPointerDown: (event: PointerEvent, upload: UploadId) => void
}

/**
 * Lets files be put in order with a mouse or a pen; on touch the same movement scrolls, and the buttons of the item do it
 * (2.5.7). Escape puts it back.
 */
export function useTrayDrag(
  list: RefObject<HTMLElement | null>,
  uploads: readonly Upload[],
  move: (upload: UploadId, to: number) => void,
): TrayDrag {
  const { env } = useChat()
  const [dragged, setDragged] = useState<UploadId | null>(null)
  const latest = useRef({ uploads, move })
  const end = useRef<() => void>(() => {})
  useEffect(() => {
    latest.current = { uploads, move }
  })
  useEffect(() => () => end.current(), [])

  const onPointerDown = (event: PointerEvent, upload: UploadId): void => {
    const handle = (event.target as Element).closest('[data-slot="upload-thumb"]')
    if (event.button !== 0 || event.pointerType === 'touch' || !handle) return
    const page = handle.ownerDocument
    const placeOf = (): number => latest.current.uploads.findIndex(({ id }) => id === upload)
    const from = { x: event.clientX, y: event.clientY, place: placeOf() }
    let isDragging = false

    const onMove = ({ clientX, clientY }: globalThis.PointerEvent): void => {
      if (!isDragging && Math.hypot(clientX - from.x, clientY - from.y) < STILL_PX) return
      if (!isDragging) setDragged(upload)
      isDragging = true
      const to = placeAt(list.current, clientX, clientY)
      if (to !== -1 && to !== placeOf()) latest.current.move(upload, to)
    }
    const stop = (): void => {
      page.removeEventListener('pointermove', onMove)
      page.removeEventListener('pointerup', stop)
      page.removeEventListener('pointercancel', stop)
      page.removeEventListener('keydown', onKey, true)
      end.current = () => {}
      setDragged(null)
      if (isDragging) swallowClick(page, env.after)
    }
    const onKey = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || !isDragging) return
      key.preventDefault()
      key.stopPropagation()
      latest.current.move(upload, from.place)
      stop()
    }
    end.current()
    end.current = stop
    page.addEventListener('pointermove', onMove)
    page.addEventListener('pointerup', stop)
    page.addEventListener('pointercancel', stop)
    page.addEventListener('keydown', onKey, true)
  }
  return { dragged, onPointerDown }
}

/** The place of the item under a point, -1 where there is none. */
const placeAt = (list: HTMLElement | null, x: number, y: number): number =>
  [...(list?.children ?? [])].findIndex((item) => {
    const { left, right, top, bottom } = item.getBoundingClientRect()
    return x >= left && x <= right && y >= top && y <= bottom
  })

/** The press that ends a drag opens nothing. */
function swallowClick(page: Document, after: (ms: number, then: () => void) => unknown): void {
  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  page.addEventListener('click', swallow, true)
  after(0, () => page.removeEventListener('click', swallow, true))
}
