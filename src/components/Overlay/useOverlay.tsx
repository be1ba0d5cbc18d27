'use client'
import { Fragment, type ReactNode, type RefObject, useCallback, useRef, useState } from 'react'
import { focusPoint, type FocusPoint, returnFocus } from '../../parts/focusReturn.ts'
import { useLayout } from '../../parts/useLayout.ts'

/** What lies over a root, and how to change it. */
export interface Overlay {
  /** For the root's own element. */
  readonly root: RefObject<HTMLDivElement | null>
  /** For the `OverlayHost` in it. */
  readonly host: RefObject<HTMLDivElement | null>
  readonly overlay: ReactNode
  /** Stays the same. `null` closes, and brings the focus back (FO-6). */
  readonly show: (overlay: ReactNode) => void
}

/** Keeps the one menu, popover or dialog of a root, and the place that the focus returns to. */
export function useOverlay(): Overlay {
  const root = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<{ readonly id: number; readonly node: ReactNode } | null>(null)
  const point = useRef<FocusPoint | null>(null)
  const count = useRef(0)

  const bringBack = useCallback(() => {
    const held = point.current
    const element = root.current
    if (!held || !element) return
    point.current = null
    const active = element.ownerDocument.activeElement
    const isLost = !active || active === element.ownerDocument.body || host.current?.contains(active)
    // Where somebody has moved the focus on purpose it stays. A dialog gives it back itself, even to what is hidden.
    if (isLost || active === held.invoker) returnFocus(element, held)
    // Behind a modal nothing takes it before the modal has gone.
    if (host.current?.contains(element.ownerDocument.activeElement)) point.current = held
  }, [])

  const show = useCallback(
    (node: ReactNode) => {
      const isClosing = node === null || node === undefined || node === false
      if (isClosing) bringBack()
      else if (root.current) point.current ??= focusPoint(root.current)
      count.current += 1
      setShown(isClosing ? null : { id: count.current, node })
    },
    [bringBack],
  )
  useLayout(() => {
    if (!shown) bringBack()
  }, [shown, bringBack])
  return { root, host, show, overlay: shown && <Fragment key={shown.id}>{shown.node}</Fragment> }
}
