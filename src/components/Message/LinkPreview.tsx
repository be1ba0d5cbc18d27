'use client'
import { type JSX, useState } from 'react'
import type { Attachment } from '../../model/message.ts'
import { isolateName, type SafeUrl } from '../../text/index.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useRowTabIndex } from './RowContext.ts'

export interface LinkPreviewProps {
  readonly preview: Attachment
  /** Where the card leads. */
  readonly target: SafeUrl
  readonly picture: SafeUrl | null
}

/** What is behind a link, as the server read it: the whole card is one link, and its picture has a place of its own (MS-12). */
export function LinkPreview({ preview, target, picture }: LinkPreviewProps): JSX.Element {
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  const [isBroken, setBroken] = useState(false)
  const { title } = preview
  const text = isolateName(preview.text)
  return (
    <a
      {...slot('link-preview')}
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      tabIndex={tabIndex}
      onClick={guard}
    >
      {picture && !isBroken && (
        <img
          {...slot('link-preview-image')}
          src={picture.href}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
      <span {...slot('link-preview-words')}>
        <bdi {...slot('link-preview-title')}>{isolateName(title) || target.host}</bdi>
        {text !== '' && (
          <>
            {' '}
            <span {...slot('link-preview-text')} dir="auto">
              {text}
            </span>
          </>
        )}{' '}
        <bdi {...slot('link-preview-host')} dir="ltr">
          {target.host}
        </bdi>
      </span>
    </a>
  )
}
