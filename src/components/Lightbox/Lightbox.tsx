'use client'
import { type JSX, type KeyboardEvent, useRef, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { isRtl } from '../../parts/isRtl.ts'
import { useCaption } from '../Attachment/useCaption.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { usePicture } from '../Message/usePicture.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'
import { LightboxBar } from './LightboxBar.tsx'
import { LightboxStage } from './LightboxStage.tsx'
import { closer, further, NEAREST } from './zoom.ts'

export interface LightboxProps {
  /** Those of one message, or any list; keep it the same while it is open. */
  readonly pictures: readonly Attachment[]
  /** Which one is shown first, from 0. @default 0 */
  readonly start?: number
  readonly onClose: () => void
}

/**
 * Pictures one at a time, as large as the window: arrows, Home, End and a swipe go through them, + − 0 and two fingers
 * zoom, Escape closes. Shown with `useRoot().show`; the focus returns to where it was.
 */
export function Lightbox({ pictures, start = 0, onClose }: LightboxProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const caption = useCaption()
  const safe = usePicture()
  const stage = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(start)
  const [zoom, setZoom] = useState(NEAREST)
  const picture = pictures[at]
  if (!picture) return null
  const last = pictures.length - 1

  const goTo = (wanted: number): void => {
    const next = Math.max(0, Math.min(wanted, last))
    const shown = pictures[next]
    if (next === at || !shown) return
    setAt(next)
    setZoom(NEAREST)
    announce(strings.lightboxShown(caption(shown), next + 1, pictures.length))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    act()
  }
  function actOf({ key, nativeEvent, target, currentTarget }: KeyboardEvent): (() => void) | undefined {
    // What is larger than its place is moved by the arrows while it has the focus.
    const isMoved = target === stage.current && zoom > NEAREST
    const ahead = isRtl(currentTarget) ? 'ArrowLeft' : 'ArrowRight'
    if (key === 'ArrowLeft' || key === 'ArrowRight')
      return isMoved ? undefined : () => goTo(at + (key === ahead ? 1 : -1))
    if (key === 'Home') return () => goTo(0)
    if (key === 'End') return () => goTo(last)
    if (key === '+' || key === '=') return () => setZoom(closer(zoom))
    if (key === '-' || key === '−') return () => setZoom(further(zoom))
    // On a Persian keyboard the key gives another digit (KB-1).
    const isZero = key === '0' || nativeEvent.code === 'Digit0' || nativeEvent.code === 'Numpad0'
    return isZero ? () => setZoom(NEAREST) : undefined
  }
  return (
    <Dialog title={caption(picture)} slot="lightbox" initial={stage} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what its controls leave over */}
      <div {...slot('lightbox-view')} tabIndex={-1} onKeyDown={onKeyDown}>
        <button
          type="button"
          {...slot('icon-button', slot('lightbox-close').className)}
          aria-label={strings.close}
          onClick={closeDialog}
        >
          <Icon name="close" />
        </button>
        <LightboxStage
          stage={stage}
          at={at}
          picture={picture}
          label={strings.lightboxShown(caption(picture), at + 1, pictures.length)}
          zoom={zoom}
          onZoom={setZoom}
          onSwipe={(step) => goTo(at + step)}
        />
        <LightboxBar
          picture={picture}
          at={at}
          count={pictures.length}
          zoom={zoom}
          onGo={goTo}
          onZoom={setZoom}
        />
        {[pictures[at - 1], pictures[at + 1]].map((neighbour, side) => {
          const source = neighbour && (safe(neighbour.url) ?? safe(neighbour.thumbnailUrl))
          // The next press finds it loaded.
          return source && <img key={side} hidden src={source.href} alt="" referrerPolicy="no-referrer" />
        })}
      </div>
    </Dialog>
  )
}
