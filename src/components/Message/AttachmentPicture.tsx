'use client'
import { type JSX, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, isolateName, safeUrl, type SafeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useRowTabIndex } from './RowContext.ts'

/** Longest side, pixels, and the shape of what does not say its own (MS-11). */
const LONGEST = 360
const UNKNOWN = { width: LONGEST, height: 240 } as const
/** Below it there is no room for a word or a button. */
const NARROWEST = 96

/** The box that a picture will fill, pixels, so that nothing moves when it comes. */
function boxOf({ width = 0, height = 0 }: Attachment): { readonly width: number; readonly height: number } {
  if (width === 0 || height === 0) return UNKNOWN
  // Nobody sends a needle to be read: a shape beyond this is cut.
  const ratio = Math.min(4, Math.max(1 / 3, width / height))
  const drawn = Math.round(Math.max(NARROWEST, Math.min(width, LONGEST, LONGEST * ratio)))
  return { width: drawn, height: Math.round(drawn / ratio) }
}

export interface AttachmentPictureProps {
  readonly attachment: Attachment
  readonly picture: SafeUrl
}

/** A picture in the place that was kept for it. It opens in a tab of its own; one that does not come can be tried again. */
export function AttachmentPicture({ attachment, picture }: AttachmentPictureProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  const [tries, setTries] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const alt =
    isolateName(attachment.alt ?? '') || cleanFileName(attachment.title) || strings.attachments.image
  const box = boxOf(attachment)
  const frame = (
    // It has the shape that was told, whatever the picture turns out to have: so nothing moves when that comes.
    <svg {...slot('picture-frame')} {...box} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true" />
  )
  if (isBroken)
    return (
      <div {...slot('picture')} data-state="broken">
        {frame}
        <p {...slot('picture-failure')}>
          {strings.pictureFailed(alt)}{' '}
          <button
            type="button"
            {...slot('button')}
            tabIndex={tabIndex}
            onClick={() => {
              setTries(tries + 1)
              setBroken(false)
            }}
          >
            {strings.retry}
          </button>
        </p>
      </div>
    )
  const target = attachment.url === null ? null : safeUrl('link', attachment.url)
  const image = (
    <img
      // Asked for again, it is another picture to the browser.
      key={tries}
      {...slot('picture-image')}
      src={picture.href}
      alt={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  )
  if (!target)
    return (
      <div {...slot('picture')}>
        {frame}
        {image}
      </div>
    )
  return (
    <a
      {...slot('picture')}
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      tabIndex={tabIndex}
      onClick={guard}
    >
      {frame}
      {image}
    </a>
  )
}
