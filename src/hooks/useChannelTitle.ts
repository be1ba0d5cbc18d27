'use client'
import type { ChannelId } from '../model/id.ts'
import { selectChannelTitle } from '../state/channelTitle.ts'
import { useChatState } from './bridges/useChatState.ts'

/** A channel's own name, else the names of those in it; empty when neither is known. Foreign text. */
export const useChannelTitle = (channelId: ChannelId): string =>
  useChatState((state) => selectChannelTitle(state, channelId))
