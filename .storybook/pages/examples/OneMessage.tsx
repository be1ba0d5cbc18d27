import type { JSX } from 'react'
import { type ChannelId, Message, type MessageKey, Reactions, Text } from '../../../src/index.ts'
import { useMessage } from '../../../src/headless.ts'

interface LineProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** One message as the kit draws it. */
export const Line = ({ channelId, messageKey }: LineProps): JSX.Element => (
  <Message channelId={channelId} messageKey={messageKey} position="single" />
)

/** Or drawn by oneself, with the kit's text and reactions. */
export function OwnLine({ channelId, messageKey }: LineProps): JSX.Element | null {
  const { message } = useMessage(channelId, messageKey)
  if (!message) return null
  return (
    <article>
      <Text text={message.text} />
      <Reactions channelId={channelId} messageKey={messageKey} />
    </article>
  )
}
