'use client'
import type { JSX } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useMessage } from '../../hooks/useMessage.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { isolateName, previewText } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

const EXCERPT_LENGTH = 100
const NOBODY: readonly never[] = []

export interface ComposerContextProps {
  readonly channelId: ChannelId
  readonly composer: UseComposer
  readonly onCancel: () => void
}

/** What the composer is about besides a new message: the message being edited or answered, and the way out. */
export function ComposerContext({ composer, ...rest }: ComposerContextProps): JSX.Element | null {
  const { editing, replyTo } = composer
  const key = editing ?? replyTo
  return key && <Chip {...rest} messageKey={key} isEditing={editing !== null} />
}

interface ChipProps extends Omit<ComposerContextProps, 'composer'> {
  readonly messageKey: MessageKey
  readonly isEditing: boolean
}

function Chip({ channelId, messageKey, isEditing, onCancel }: ChipProps): JSX.Element {
  const { message } = useMessage(channelId, messageKey)
  const [author = ''] = useUserNames(message ? [message.authorId] : NOBODY)
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <div {...slot('composer-context')}>
      <Icon name={isEditing ? 'edit' : 'reply'} />
      <span {...slot('composer-context-text')}>
        <strong>
          {isEditing
            ? strings.composerEditing
            : strings.composerReplying(isolateName(author) || strings.userUnnamed)}
        </strong>{' '}
        <bdi>{previewText(message?.text ?? '', { max: EXCERPT_LENGTH })}</bdi>
      </span>
      <button
        type="button"
        {...slot('icon-button')}
        aria-label={isEditing ? strings.composerCancelEdit : strings.composerCancelReply}
        onClick={onCancel}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
