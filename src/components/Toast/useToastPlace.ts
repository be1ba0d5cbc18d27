'use client'
import type { RefObject } from 'react'
import { useLayout } from '../../parts/useLayout.ts'

/** Keeps toasts above the composer, wherever the host has put it and however high it grows (TO-1). */
export function useToastPlace(region: RefObject<HTMLElement | null>, isShown: boolean): void {
  useLayout(() => {
    const element = region.current
    const root = element?.closest<HTMLElement>('.parlour-root')
    if (!isShown || !element || !root) return undefined
    const composer = root.querySelector<HTMLElement>('[data-slot="composer"]')
    const place = (): void => {
      const edge = composer && composer.getClientRects().length > 0 ? composer : null
      const gap = edge ? root.getBoundingClientRect().bottom - edge.getBoundingClientRect().top : 0
      element.style.setProperty('--parlour-toast-offset', `${Math.max(0, gap)}px`)
    }
    place()
    if (typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(place)
    observer.observe(root)
    if (composer) observer.observe(composer)
    return () => observer.disconnect()
  }, [region, isShown])
}
