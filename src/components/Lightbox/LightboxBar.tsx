'use client'
import type { JSX } from 'react'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName } from '../../text/index.ts'
import { isPage } from '../Attachment/shownAs.ts'
import { useTarget } from '../Attachment/useTarget.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { useLinkGuard } from '../Text/index.ts'
import { closer, further, isFurthest, NEAREST } from './zoom.ts'

export interface LightboxBarProps {
  readonly picture: Attachment
  readonly at: number
  readonly count: number
  readonly zoom: number
  readonly onGo: (at: number) => void
  readonly onZoom: (zoom: number) => void
}

/** What a press can do with the picture that is shown, and which of them it is. */
export function LightboxBar({ picture, at, count, zoom, onGo, onZoom }: LightboxBarProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const guard = useLinkGuard()
  const target = useTarget()(picture.url)
  const link = {
    ...slot('icon-button'),
    href: target?.href,
    target: '_blank',
    rel: 'noopener noreferrer nofollow ugc',
    onClick: guard,
  } as const
  const button = (label: string, icon: IconName, run: () => void, isOff: boolean): JSX.Element => (
    <button
      type="button"
      {...slot('icon-button')}
      aria-label={label}
      // It keeps the focus where there is nothing left to do (FO-9).
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) run()
      }}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <div {...slot('lightbox-bar')}>
      {count > 1 && (
        <>
          {button(strings.lightboxPrevious, 'back', () => onGo(at - 1), at === 0)}
          <span {...slot('lightbox-counter')}>{strings.lightboxAt(at + 1, count)}</span>
          {button(strings.lightboxNext, 'next', () => onGo(at + 1), at === count - 1)}
        </>
      )}
      {button(strings.lightboxZoomOut, 'zoomOut', () => onZoom(further(zoom)), zoom <= NEAREST)}
      {button(strings.lightboxZoomIn, 'zoomIn', () => onZoom(closer(zoom)), isFurthest(zoom))}
      {target && (
        <>
          <a {...link} download={cleanFileName(picture.title) || ''} aria-label={strings.lightboxDownload}>
            <Icon name="download" />
          </a>
          {!isPage(picture) && (
            <a {...link} aria-label={strings.lightboxOpen}>
              <Icon name="open" />
            </a>
          )}
        </>
      )}
    </div>
  )
}
