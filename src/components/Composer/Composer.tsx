'use client'
import { type JSX, useRef } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import { useComposer } from '../../hooks/useComposer.ts'
import type { SuggestionSource } from '../../hooks/suggestionSources.ts'
import type { ChannelId } from '../../model/id.ts'
import type { SendKey } from '../../parts/useComposerKeys.ts'
import type { PartProps } from '../Part.tsx'
import { ComposerForm } from './ComposerForm.tsx'
import { ComposerNotice } from './ComposerNotice.tsx'

/** What a composer is like now; each is also its `data-` attribute. */
export interface ComposerState {
  readonly [name: string]: string | boolean | null
  readonly empty: boolean
  readonly editing: boolean
  readonly replying: boolean
  readonly overLimit: boolean
  /** Somebody has to wait before the next message. */
  readonly slow: boolean
  /** A word is being composed with an input method. */
  readonly composing: boolean
  /** Why there is a sentence in place of the field. */
  readonly blockedReason: 'frozen' | 'forbidden' | null
}

export interface ComposerProps extends PartProps<ComposerState> {
  readonly channelId: ChannelId
  /** @default 'enter'; where there is only touch 'mod-enter', so that Enter makes a new line */
  readonly sendKey?: SendKey
  /** Tells the others that I write. @default true */
  readonly tellsOthers?: boolean
  /** Further kinds of suggestions, e.g. channels after `#`. Keep the list the same between renders. @default none */
  readonly suggestions?: readonly SuggestionSource[]
  /** In a thread: what is sent shows in the channel as well. @default false */
  readonly alsoInChannel?: boolean
}

const NO_SOURCES: readonly SuggestionSource[] = []

/** Where one writes: grows with the text, keeps a draft per channel, and never sends a half-composed word. */
export function Composer({
  channelId,
  sendKey,
  tellsOthers = true,
  alsoInChannel = false,
  suggestions = NO_SOURCES,
  ...given
}: ComposerProps): JSX.Element {
  const composer = useComposer(useConversation(channelId), { tellsOthers, alsoInChannel })
  const hadFocus = useRef(false)
  // An edit that was begun can be ended, even where nothing new may be written.
  if (!composer.canSend && !composer.isLoading && composer.editing === null)
    return (
      <ComposerNotice
        reason={composer.isFrozen ? 'frozen' : 'forbidden'}
        isEmpty={composer.text === ''}
        hadFocus={hadFocus}
        given={given}
      />
    )
  return (
    <ComposerForm
      channelId={channelId}
      composer={composer}
      sendKey={sendKey}
      sources={suggestions}
      onEnd={(had) => {
        hadFocus.current = had
      }}
      given={given}
    />
  )
}
