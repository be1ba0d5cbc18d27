'use client'
import { type JSX, useState } from 'react'
import { useLinkPreview } from '../../hooks/useLinkPreview.ts'
import { isolateName, safeUrl, type SafeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { usePicture } from '../Message/usePicture.ts'
import type { ComposerPreviewProps } from './ComposerPreview.tsx'

/** A card of one height, whatever comes of it: nothing moves when the answer or the picture arrives (P-6). */
export function ComposerPreviewCard({
  channelId,
  composer,
  onRemoved,
}: ComposerPreviewProps): JSX.Element | null {
  const { slot } = useLook()
  const { strings } = useLocale()
  const { link, preview, state } = useLinkPreview(channelId, composer.text)
  const picture = usePicture()(preview?.thumbnailUrl ?? null)
  const target = link === null ? null : safeUrl('link', link)
  if (link === null || !target || state === 'none' || composer.unpreviewed.includes(link)) return null
  const title = state === 'empty' ? strings.linkPreviewNone : isolateName(preview?.title ?? '') || target.host
  return (
    <div
      {...slot('composer-preview')}
      role="group"
      aria-label={strings.linkPreview}
      aria-busy={state === 'loading' || undefined}
      data-state={state}
    >
      {picture && <Picture key={picture.href} picture={picture} />}
      <span {...slot('composer-preview-words')}>
        <bdi {...slot('composer-preview-title')}>{state === 'loading' ? null : title}</bdi>
        <bdi {...slot('composer-preview-host')} dir="ltr">
          {target.host}
        </bdi>
      </span>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={strings.linkPreviewRemove}
        onClick={() => {
          composer.removePreview(link)
          onRemoved()
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

function Picture({ picture }: { readonly picture: SafeUrl }): JSX.Element | null {
  const { slot } = useLook()
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return null
  return (
    <img
      {...slot('composer-preview-image')}
      src={picture.href}
      alt=""
      referrerPolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  )
}
