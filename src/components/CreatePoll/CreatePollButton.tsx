'use client'
import { type JSX, lazy } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import { useCanCreatePoll } from '../../hooks/useCanCreatePoll.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'

const CreatePoll = lazy(async () => ({ default: (await import('./CreatePoll.tsx')).CreatePoll }))

export interface CreatePollButtonProps extends PartProps {
  readonly channelId: ChannelId
}

/** Opens the dialog that makes a poll, whose code comes with the first press. Where I may not make one it is not there. */
export function CreatePollButton({ channelId, ...given }: CreatePollButtonProps): JSX.Element | null {
  const conversation = useConversation(channelId)
  const { strings } = useLocale()
  const { show } = useRoot()
  if (!useCanCreatePoll(conversation)) return null
  return (
    <Part
      as="button"
      slot="create-poll-button"
      extra="parlour-icon-button"
      given={given}
      {...BUTTON}
      aria-label={strings.createPoll}
      aria-haspopup="dialog"
      onClick={() => show(<CreatePoll conversation={conversation} onClose={() => show(null)} />)}
    >
      <Icon name="poll" />
    </Part>
  )
}

const BUTTON = { type: 'button' } as const
