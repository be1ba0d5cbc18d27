'use client'
import { type JSX, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { usePicture } from '../Message/usePicture.ts'
import { playAlone } from './playAlone.ts'
import { useCaption } from './useCaption.ts'
import { usePreload } from './usePreload.ts'

/** A sound to listen to, with the controls of the browser, which everybody knows. Its name stands below. */
export function AttachmentAudio({ attachment }: { readonly attachment: Attachment }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const source = usePicture()(attachment.url)
  const preload = usePreload()
  const caption = useCaption()(attachment)
  const [isBroken, setBroken] = useState(false)
  return (
    <div {...slot('attachment-audio')}>
      {isBroken || !source ? (
        <p {...slot('picture-failed')}>{strings.pictureFailed(caption)}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what is said
        <audio
          {...slot('attachment-sound')}
          src={source.href}
          controls
          preload={preload(source.href)}
          aria-label={caption}
          tabIndex={tabIndex}
          onPlay={({ currentTarget }) => playAlone(currentTarget)}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  )
}
