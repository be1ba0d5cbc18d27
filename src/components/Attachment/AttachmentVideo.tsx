'use client'
import { type JSX, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { usePicture } from '../Message/usePicture.ts'
import { pictureBox } from './pictureBox.ts'
import { PictureFrame } from './PictureFrame.tsx'
import { playAlone } from './playAlone.ts'
import { useCaption } from './useCaption.ts'
import { usePreload } from './usePreload.ts'

/** A film in the place that was kept for it. It never begins by itself (MS-11). Its name stands below. */
export function AttachmentVideo({ attachment }: { readonly attachment: Attachment }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const safe = usePicture()
  const preload = usePreload()
  const source = safe(attachment.url)
  const poster = safe(attachment.thumbnailUrl)
  const caption = useCaption()(attachment)
  const [isBroken, setBroken] = useState(false)
  return (
    <div {...slot('attachment-video')}>
      <PictureFrame box={pictureBox(attachment)} />
      {isBroken || !source ? (
        <div {...slot('picture-failure')}>
          <p {...slot('picture-failed')}>{strings.pictureFailed(caption)}</p>
        </div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what is said
        <video
          {...slot('attachment-film')}
          src={source.href}
          poster={poster?.href}
          controls
          playsInline
          // Without a picture of it, the first of the film says what it is.
          preload={poster ? 'none' : preload(source.href)}
          aria-label={caption}
          tabIndex={tabIndex}
          onPlay={({ currentTarget }) => playAlone(currentTarget)}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  )
}
