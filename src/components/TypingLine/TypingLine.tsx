'use client'
import type { JSX } from 'react'
import { useTyping } from '../../hooks/useTyping.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { slot } from '../slot.ts'
import { typingWords } from './typingWords.ts'

/** Who is writing, in a row of fixed height between list and composer, so nothing ever moves (PR-2). */
export function TypingLine({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  const { typing } = useTyping(channelId)
  const names = useUserNames(typing)
  const { strings } = useLocale()
  return (
    <div {...slot('typing')} data-active={names.length > 0 ? '' : undefined}>
      {names.length > 0 && (
        <>
          <span {...slot('typing-dots')} aria-hidden="true" />
          <span>{typingWords(strings, names)}</span>
        </>
      )}
    </div>
  )
}
