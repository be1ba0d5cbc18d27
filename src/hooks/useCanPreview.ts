'use client'
import type { ChannelId } from '../model/id.ts'
import { selectChannelInfo } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { useChat } from './useChat.ts'

/** Whether what is behind a link is shown in a channel at all. */
export function useCanPreview(channelId: ChannelId): boolean {
  const { capabilities } = useChat()
  const isOn = useChatState((state) => {
    const info = selectChannelInfo(state, channelId)
    return info !== null && info !== undefined && info.linkPreviews !== false
  })
  return isOn && capabilities.has('link-previews')
}
