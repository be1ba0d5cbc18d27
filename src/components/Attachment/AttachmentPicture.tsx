'use client'
import { type JSX, lazy, type MouseEvent, useContext, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { RootContext } from '../Chat/RootContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { usePicture } from '../Message/usePicture.ts'
import { useLinkGuard } from '../Text/index.ts'
import { pictureBox } from './pictureBox.ts'
import { PictureFrame } from './PictureFrame.tsx'
import { useCaption } from './useCaption.ts'
import { useTarget } from './useTarget.ts'

const Lightbox = lazy(async () => ({ default: (await import('../Lightbox/Lightbox.tsx')).Lightbox }))

export interface AttachmentPictureProps {
  readonly attachment: Attachment
  /** Those that are gone through once it is open. @default itself */
  readonly pictures?: readonly Attachment[]
  /** It is one of several, and has the place that the album gives it. @default false */
  readonly isTile?: boolean
  /** How many more there are behind it. @default 0 */
  readonly rest?: number
}

/**
 * A picture in the place that was kept for it. A press opens it over the page, or in a tab where somebody asks for that;
 * one that does not come can be tried again. Nothing where it has no address that may be shown.
 */
export function AttachmentPicture({
  attachment,
  pictures = [attachment],
  isTile = false,
  rest = 0,
}: AttachmentPictureProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const root = useContext(RootContext)
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  const [tries, setTries] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const alt = useCaption()(attachment)
  const picture = usePicture()(attachment.thumbnailUrl ?? attachment.url)
  const target = useTarget()(attachment.url)
  if (!picture) return null

  const open = (event: MouseEvent<HTMLAnchorElement>): void => {
    // Whoever asks for a tab or a window gets it, and so does who has nothing that could show it here.
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (!root || !isPlain) return guard(event)
    event.preventDefault()
    const start = Math.max(0, pictures.indexOf(attachment))
    root.show(<Lightbox pictures={pictures} start={start} onClose={() => root.show(null)} />)
  }
  const link = {
    href: (target ?? picture).href,
    target: '_blank',
    rel: 'noopener noreferrer nofollow ugc',
    'aria-haspopup': root ? 'dialog' : undefined,
    tabIndex,
    onClick: open,
  } as const
  const frame = !isTile && <PictureFrame box={pictureBox(attachment)} />
  const more = rest > 0 && <span {...slot('picture-more')}>{strings.namesMore(rest)}</span>
  if (isBroken)
    return (
      <div {...slot('picture')} data-state="broken">
        {frame}
        <div {...slot('picture-failure')}>
          <p {...slot('picture-failed')}>{strings.pictureFailed(alt)}</p>
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
          <a {...link}>{rest > 0 ? strings.namesMore(rest) : strings.pictureOpen}</a>
        </div>
      </div>
    )
  return (
    <a {...slot('picture')} {...link}>
      {frame}
      <img
        // Asked for again, it is another picture to the browser.
        key={tries}
        {...slot('picture-image')}
        src={picture.href}
        alt={alt}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setBroken(true)}
      />
      {more}
    </a>
  )
}
