'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Tooltip } from '../Tooltip/index.ts'
import { MessageStatusIcon, type MessageStatusIconProps } from './MessageStatusIcon.tsx'
import { useRowTabIndex } from './RowContext.ts'

export interface MessageMetaProps extends Omit<MessageStatusIconProps, 'status' | 'message'> {
  readonly message: MessageView
  /** `null` where nothing is to be said: of others' messages, tombstones, and what has failed. */
  readonly status: MessageStatusIconProps['status'] | null
}

/** Below a message: that it was changed, and how far it has come. Nothing where neither is so. */
export function MessageMeta({ message, status, id, ...rest }: MessageMetaProps): JSX.Element | null {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const { editedAt } = message
  if (editedAt === null && status === null) return null
  return (
    <div {...slot('message-meta')}>
      {editedAt !== null && (
        <Tooltip text={strings.messageEditedAt(format.time(editedAt))}>
          <span id={`${id}-edited`} {...slot('message-edited')} tabIndex={tabIndex}>
            {strings.messageEdited}
          </span>
        </Tooltip>
      )}
      {status && <MessageStatusIcon {...rest} message={message} status={status} id={`${id}-status`} />}
    </div>
  )
}
