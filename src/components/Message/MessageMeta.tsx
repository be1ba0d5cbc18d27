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

/** Below a message: that it was changed, how far it has come, and that it would end with the page. Nothing without these. */
export function MessageMeta({ message, status, id, ...rest }: MessageMetaProps): JSX.Element | null {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const { editedAt, isKept } = message
  if (editedAt === null && status === null && isKept) return null
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
      {!isKept && (
        <span id={`${id}-unkept`} {...slot('message-unkept')}>
          {strings.statusNotKept}
        </span>
      )}
    </div>
  )
}
