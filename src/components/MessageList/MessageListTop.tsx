'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { slot } from '../slot.ts'

export interface MessageListTopProps {
  readonly title: string
  readonly hasOlder: boolean
  readonly isLoading: boolean
  readonly isFailed: boolean
  readonly onLoad: () => Promise<boolean>
}

/**
 * What stands before the first message: the beginning of the channel, or a way to older messages. Always the same
 * height, so that what it says never moves the messages below it.
 */
export function MessageListTop({
  title,
  hasOlder,
  isLoading,
  isFailed,
  onLoad,
}: MessageListTopProps): JSX.Element {
  const { strings } = useLocale()
  if (!hasOlder)
    return (
      <div {...slot('message-list-top')}>
        <p>{strings.messageListStart(title)}</p>
      </div>
    )
  return (
    <div {...slot('message-list-top')}>
      {isFailed && <span>{strings.messageListOlderFailed}</span>}
      <button type="button" {...slot('button')} aria-busy={isLoading} onClick={() => void onLoad()}>
        {isFailed ? strings.retry : strings.messageListOlder}
      </button>
    </div>
  )
}
