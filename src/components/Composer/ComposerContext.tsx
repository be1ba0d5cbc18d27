'use client'
import type { JSX } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

const EXCERPT_LENGTH = 100

export interface ComposerContextProps {
  readonly channelId: ChannelId
  readonly composer: UseComposer
}

/** What the composer is about besides a new message: the message being edited or answered, and the way out. */
export function ComposerContext({ channelId, composer }: ComposerContextProps): JSX.Element | null {
  const key = composer.editing ?? composer.replyTo
  return key ? <Chip channelId={channelId} messageKey={key} composer={composer} /> : null
}

function Chip({
  channelId,
  messageKey,
  composer,
}: ComposerContextProps & { readonly messageKey: MessageKey }): JSX.Element {
  const { message } = useMessage(channelId, messageKey)
  const [author = ''] = useUserNames(message ? [message.authorId] : NOBODY)
  const { strings } = useLocale()
  const isEditing = composer.editing !== null
  return (
    <div {...slot('composer-context')}>
      <Icon name={isEditing ? 'edit' : 'reply'} />
      <span {...slot('composer-context-text')}>
        <strong>{isEditing ? strings.composerEditing : strings.composerReplying(author)}</strong>{' '}
        <bdi>{previewText(message?.text ?? '', { max: EXCERPT_LENGTH })}</bdi>
      </span>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={isEditing ? strings.composerCancelEdit : strings.composerCancelReply}
        onClick={composer.cancel}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

const NOBODY: readonly never[] = []
