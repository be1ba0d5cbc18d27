'use client'
import { type JSX, lazy, Suspense } from 'react'
import { useCanPreview } from '../../hooks/useCanPreview.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLook } from '../Chat/LookContext.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'

const Card = lazy(async () => ({ default: (await import('./ComposerPreviewCard.tsx')).ComposerPreviewCard }))

export interface ComposerPreviewProps {
  readonly channelId: ChannelId
  readonly composer: UseComposer
  /** Called when the button that had the focus goes. */
  readonly onRemoved: () => void
}

/** What is behind the link that is being written (MS-12). It is loaded with the first link, and costs nobody else. */
export function ComposerPreview(props: ComposerPreviewProps): JSX.Element | null {
  const { channelId, composer } = props
  const { slot } = useLook()
  const isOffered = useCanPreview(channelId)
  const isNew = composer.editing === null && composer.command === null
  if (!isOffered || !isNew || !composer.text.includes('://')) return null
  return (
    <FaultBoundary of={channelId} fallback={null}>
      <Suspense fallback={<div {...slot('composer-preview')} />}>
        <Card {...props} />
      </Suspense>
    </FaultBoundary>
  )
}
