'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { isRtl } from './isRtl.ts'
import { type Box, place, type PlaceOptions } from './place.ts'
import { useLayout } from './useLayout.ts'

/** What a popup stands beside: an element, or the point that was pressed, px from the window's top left. */
export type Anchor = HTMLElement | { readonly x: number; readonly y: number }

export interface PopupOptions extends Omit<PlaceOptions, 'isRtl'> {
  readonly at: Anchor | null
  /** @default true */
  readonly isOpen?: boolean
  /** The anchor is the button that opened it: a second press on it only closes. @default true */
  readonly isToggle?: boolean
  /** A press outside, or the anchor went away. */
  readonly onDismiss: () => void
}

const isElement = (anchor: Anchor): anchor is HTMLElement => 'nodeType' in anchor

const boxOf = (anchor: Anchor): Box =>
  isElement(anchor) ? anchor.getBoundingClientRect() : { ...anchor, width: 0, height: 0 }

/** Measures and moves; the browser clips what is still too big. */
function settle(popup: HTMLElement, anchor: Anchor, options: Omit<PlaceOptions, 'isRtl'>): void {
  const page = popup.ownerDocument.documentElement
  const size = {
    width: popup.offsetWidth,
    height: popup.scrollHeight + popup.offsetHeight - popup.clientHeight,
  }
  const room = { width: page.clientWidth, height: page.clientHeight }
  const box = boxOf(anchor)
  const { side, inlineStart, blockStart, availableHeight } = place(box, size, room, {
    ...options,
    isRtl: isRtl(popup),
  })
  const set = (name: string, px: number): void => popup.style.setProperty(name, `${px}px`)
  set('inset-inline-start', inlineStart)
  set('inset-block-start', blockStart)
  set('--parlour-available-height', availableHeight)
  set('--parlour-anchor-width', box.width)
  popup.dataset['side'] = side
  popup.dataset['align'] = options.align ?? 'start'
}

/**
 * Shows an element in the top layer beside its anchor for as long as it is open, and tells when a press outside asks
 * it to go. It takes no focus and traps none.
 */
export function usePopup(
  popup: RefObject<HTMLElement | null>,
  { at, isOpen = true, isToggle = true, onDismiss, prefers = 'below', align = 'start' }: PopupOptions,
): void {
  const dismiss = useRef(onDismiss)
  useEffect(() => {
    dismiss.current = onDismiss
  })

  useLayout(() => {
    const element = popup.current
    const view = element?.ownerDocument.defaultView
    if (!element || !view || !at || !isOpen) return undefined
    // Where the browser has no top layer the element is simply shown.
    if ('showPopover' in element) {
      element.setAttribute('popover', 'manual')
      element.showPopover()
    }
    const move = (): void => {
      if (isElement(at) && !at.isConnected) dismiss.current()
      else settle(element, at, { prefers, align })
    }
    move()
    view.addEventListener('resize', move)
    view.addEventListener('scroll', move, true)
    return () => {
      view.removeEventListener('resize', move)
      view.removeEventListener('scroll', move, true)
      if ('hidePopover' in element && element.isConnected) element.hidePopover()
    }
  }, [popup, at, isOpen, prefers, align])

  useEffect(() => {
    const page = popup.current?.ownerDocument
    if (!page || !isOpen) return undefined
    const onPress = (event: PointerEvent): void => {
      const target = event.target as Node
      if (popup.current?.contains(target)) return
      // The click that follows would open it again.
      if (isToggle && at && isElement(at) && at.contains(target)) swallowClick(at)
      dismiss.current()
    }
    page.addEventListener('pointerdown', onPress, true)
    return () => page.removeEventListener('pointerdown', onPress, true)
  }, [popup, at, isOpen, isToggle])
}

function swallowClick(element: HTMLElement): void {
  const page = element.ownerDocument
  const swallow = (event: Event): void => {
    event.stopPropagation()
    event.preventDefault()
    forget()
  }
  const forget = (): void => {
    element.removeEventListener('click', swallow, true)
    page.removeEventListener('pointerdown', forget, true)
  }
  element.addEventListener('click', swallow, true)
  page.addEventListener('pointerdown', forget, true)
}
