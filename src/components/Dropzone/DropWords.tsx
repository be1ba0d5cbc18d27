'use client'
import type { JSX } from 'react'
import { useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import type { ChannelId } from '../../model/id.ts'
import type { UploadLimits } from '../../model/upload.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { limitWords } from '../UploadTray/limitWords.ts'

export interface DropWordsProps {
  readonly channelId: ChannelId
  readonly limits: UploadLimits
}

/** Says what happens to files that are let go here, and which are taken. */
export function DropWords({ channelId, limits }: DropWordsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const title = isolateName(useChannelTitle(channelId)) || strings.channelUnnamed
  const isThread = useThreadRoot(channelId) !== null
  return (
    <div {...slot('dropzone-text')}>
      <Icon name="attach" />
      <strong>{isThread ? strings.uploadDropThread : strings.uploadDrop(title)}</strong>
      <span>{limitWords(strings, limits)}</span>
    </div>
  )
}
