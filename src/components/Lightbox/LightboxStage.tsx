'use client'
import { type JSX, type RefObject, useRef } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLook } from '../Chat/LookContext.ts'
import { flag } from '../slot.ts'
import { LightboxPicture } from './LightboxPicture.tsx'
import { useStagePointer } from './useStagePointer.ts'
import { NEAREST } from './zoom.ts'

export interface LightboxStageProps {
  readonly stage: RefObject<HTMLDivElement | null>
  readonly picture: Attachment
  /** Its place in the list. */
  readonly at: number
  readonly label: string
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  /** @param step 1 towards the next one, -1 back */
  readonly onSwipe: (step: 1 | -1) => void
}

/** Where the picture is, and the focus: what is larger than its place is moved by dragging, or by the arrows. */
export function LightboxStage({
  stage,
  picture,
  at,
  label,
  zoom,
  onZoom,
  onSwipe,
}: LightboxStageProps): JSX.Element {
  const { slot } = useLook()
  const sheet = useRef<HTMLDivElement>(null)
  const pointer = useStagePointer({ zoom, onZoom, onSwipe })
  const drawn = useRef(zoom)
  useLayout(() => {
    const place = stage.current
    const element = sheet.current
    if (!place || !element) return
    // What is in the middle stays there.
    const ratio = zoom / drawn.current
    const x = (place.scrollLeft + place.clientWidth / 2) * ratio
    const y = (place.scrollTop + place.clientHeight / 2) * ratio
    drawn.current = zoom
    element.style.setProperty('--parlour-lightbox-zoom', String(zoom))
    place.scrollTo?.(x - place.clientWidth / 2, y - place.clientHeight / 2)
  }, [stage, zoom])
  return (
    <div
      ref={stage}
      {...slot('lightbox-stage')}
      data-zoomed={flag(zoom > NEAREST)}
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is zoomed is moved by the arrows
      tabIndex={0}
      {...pointer}
    >
      <div ref={sheet} {...slot('lightbox-sheet')}>
        <LightboxPicture key={at} picture={picture} onAgain={() => stage.current?.focus()} />
      </div>
    </div>
  )
}
