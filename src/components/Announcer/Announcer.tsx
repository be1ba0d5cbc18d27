'use client'
import { type JSX, type RefObject, useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { LiveEntry, LiveLog } from '../../parts/liveLog.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface AnnouncerProps {
  readonly log: LiveLog
  /** Where dialogs are drawn. */
  readonly overlays: RefObject<HTMLElement | null>
}

const never = () => () => {}

/** An element of its own, so that it can be moved with its regions in it. There is none where there is no page. */
function makeBox(): HTMLElement | null {
  if (typeof document === 'undefined') return null
  const box = document.createElement('div')
  box.className = 'parlour-visually-hidden'
  return box
}

/**
 * The only live regions of a root (AN-1). Both are there, empty, before anything is said; a modal makes everything
 * outside of it inert, so while one is open they are inside it.
 */
export function Announcer({ log, overlays }: AnnouncerProps): JSX.Element | null {
  const entries = useSyncExternalStore(log.subscribe, log.entries, log.entries)
  const { slot } = useLook()
  const [box] = useState(makeBox)
  // A server draws no portal, and the first drawing of a page has to be what the server drew.
  const isPage = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

  useEffect(() => {
    const host = overlays.current
    const root = host?.parentElement
    if (!host || !root || !box) return undefined
    const settle = (): void => {
      const modal = [...host.querySelectorAll('dialog[open]')].at(-1) ?? root
      if (box.parentElement === modal) return
      // A region that comes into a page is read as a whole; what stands in it has been spoken.
      if (box.parentElement !== null) log.clear()
      modal.append(box)
    }
    settle()
    const observer = new MutationObserver(settle)
    observer.observe(host, { childList: true, subtree: true, attributeFilter: ['open'] })
    return () => {
      observer.disconnect()
      box.remove()
    }
  }, [overlays, log, box])

  const said = (level: LiveEntry['level']): readonly JSX.Element[] =>
    entries.filter((entry) => entry.level === level).map(({ id, text }) => <p key={id}>{text}</p>)
  if (!isPage || !box) return null
  return createPortal(
    <>
      <div {...slot('live-region')} role="log" aria-live="polite" aria-relevant="additions">
        {said('polite')}
      </div>
      <div {...slot('live-region')} role="alert" aria-atomic="false">
        {said('alert')}
      </div>
    </>,
    box,
  )
}
