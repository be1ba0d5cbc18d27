'use client'
import { lazy, useCallback } from 'react'
import type { ConversationId } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'

const ChannelMenu = lazy(async () => ({ default: (await import('./ChannelMenu.tsx')).ChannelMenu }))

/** Where a menu opens: at a button, or where somebody has pressed. */
export type MenuPlace = HTMLElement | { readonly x: number; readonly y: number }

export type ShowChannelMenu = (name: string, at: MenuPlace) => void

/** Opens the menu of a row, of a channel's or a thread's; its code comes with the first one. */
export function useChannelMenu(channelId: ConversationId): ShowChannelMenu {
  const { show } = useRoot()
  return useCallback(
    (name, at) => show(<ChannelMenu channelId={channelId} name={name} at={at} onClose={() => show(null)} />),
    [show, channelId],
  )
}
