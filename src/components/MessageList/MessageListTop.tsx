'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface MessageListTopProps {
  readonly title: string
  readonly hasOlder: boolean
  readonly isLoading: boolean
  readonly isFailed: boolean
  readonly onLoad: () => void
}

/**
 * What stands before the first message: the beginning of the channel, or a way to older messages. Always the same
 * height, so that what it says never moves the messages below it. Its button is no tab stop: arrow up in the first
 * message does the same.
 */
export function MessageListTop({
  title,
  hasOlder,
  isLoading,
  isFailed,
  onLoad,
}: MessageListTopProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  if (!hasOlder)
    return (
      <div {...slot('message-list-top')}>
        <p>{strings.messageListStart(title)}</p>
      </div>
    )
  return (
    <div {...slot('message-list-top')}>
      {isFailed && <span>{strings.messageListOlderFailed}</span>}
      <button type="button" {...slot('button')} tabIndex={-1} aria-busy={isLoading} onClick={onLoad}>
        {isFailed ? strings.retry : strings.messageListOlder}
      </button>
    </div>
  )
}
