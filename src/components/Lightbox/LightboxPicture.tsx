'use client'
import { type JSX, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useCaption } from '../Attachment/useCaption.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { usePicture } from '../Message/usePicture.ts'

export interface LightboxPictureProps {
  readonly picture: Attachment
  /** It is tried again; the button that was pressed goes. */
  readonly onAgain: () => void
}

/** One picture as large as there is room, the small one first where there is one; what does not come can be tried again. */
export function LightboxPicture({ picture, onAgain }: LightboxPictureProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const safe = usePicture()
  const caption = useCaption()(picture)
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading')
  const source = safe(picture.url) ?? safe(picture.thumbnailUrl)
  const small = safe(picture.thumbnailUrl)
  if (state === 'broken' || !source)
    return (
      <div {...slot('picture-failure')}>
        <p {...slot('picture-failed')}>{strings.pictureFailed(caption)}</p>
        {source && (
          <button
            type="button"
            {...slot('button')}
            onClick={() => {
              setTries(tries + 1)
              setState('loading')
              onAgain()
            }}
          >
            {strings.retry}
          </button>
        )}
      </div>
    )
  return (
    <>
      {state === 'loading' && small && small.href !== source.href && (
        <img {...slot('lightbox-thumb')} src={small.href} alt="" referrerPolicy="no-referrer" />
      )}
      <img
        // Asked for again, it is another picture to the browser.
        key={tries}
        {...slot('lightbox-image')}
        data-state={state}
        src={source.href}
        alt={caption}
        draggable={false}
        decoding="async"
        referrerPolicy="no-referrer"
        onLoad={() => setState('shown')}
        onError={() => setState('broken')}
      />
    </>
  )
}
