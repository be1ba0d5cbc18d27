'use client'
import type { JSX } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import { useTyping } from '../../hooks/useTyping.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { typingWords } from './typingWords.ts'

export interface TypingLineProps extends PartProps<{ readonly active: boolean }> {
  readonly channelId: ChannelId
}

/** Who is writing, in a row of fixed height between list and composer, so nothing ever moves (PR-2). */
export function TypingLine({ channelId, ...rest }: TypingLineProps): JSX.Element {
  const { typing } = useTyping(useConversation(channelId))
  const { strings } = useLocale()
  const names = useUserNames(typing, strings.userUnnamed)
  const { slot } = useLook()
  return (
    <Part as="div" slot="typing" state={{ active: names.length > 0 }} given={rest}>
      {names.length > 0 && (
        <>
          <span {...slot('typing-dots')} aria-hidden="true" />
          <span {...slot('typing-text')}>{typingWords(strings, names)}</span>
        </>
      )}
    </Part>
  )
}
