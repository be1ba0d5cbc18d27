import type { Capability } from '../model/capability.ts'
import type { ChannelId, MessageKey } from '../model/id.ts'
import type { ChatState } from './chatState.ts'
import { selectCanChange, selectMessage } from './selectors.ts'

/** Whether I may take cards of links off a message: it is mine, the server has it, and I could edit it as well. */
export function selectCanRemovePreview(
  state: ChatState,
  capabilities: ReadonlySet<Capability>,
  channelId: ChannelId,
  key: MessageKey,
): boolean {
  const message = selectMessage(state, channelId, key)
  const isMine = message !== null && message.id !== null && message.authorId === state.base.selfId
  return (
    isMine && capabilities.has('link-previews') && selectCanChange(state, capabilities, message, 'update')
  )
}
