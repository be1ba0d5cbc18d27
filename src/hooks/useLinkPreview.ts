'use client'
import { useEffect, useState } from 'react'
import { firstLink } from '../model/firstLink.ts'
import type { ChannelId } from '../model/id.ts'
import type { Attachment } from '../model/message.ts'
import { usePreview } from './bridges/usePreview.ts'
import { useCanPreview } from './useCanPreview.ts'
import { useChat } from './useChat.ts'
import { useConnection } from './useConnection.ts'

/** How long nothing is typed, ms, before a link is taken to be whole. */
const SETTLED_AFTER_MS = 500

export interface UseLinkPreview {
  /** The link that gets a preview: the first of the text. `null` where there is none, or the channel shows no previews. */
  readonly link: string | null
  /** What is behind exactly this link. */
  readonly preview: Attachment | null
  /**
   * Whether room is to be kept for it. `loading` from the key press on that wrote the link; `empty` when the answer was
   * that there is nothing, until the next change of the text, so that no room goes while nobody does anything (P-6).
   */
  readonly state: 'none' | 'loading' | 'shown' | 'empty'
}

/** What is behind the link of a text that is being written, as the server reads it (MS-12). */
export function useLinkPreview(channelId: ChannelId, text: string): UseLinkPreview {
  const { env } = useChat()
  const isOffered = useCanPreview(channelId)
  const isOnline = useConnection().state === 'online'
  const link = isOffered ? firstLink(text) : null
  const [settled, setSettled] = useState<string | null>(null)
  const isSettled = settled === link
  useEffect(
    () => (isSettled ? undefined : env.after(SETTLED_AFTER_MS, () => setSettled(link))),
    // Each change of the text begins the wait anew.
    [env, isSettled, link, text],
  )
  const { preview, isLoading } = usePreview(link, isSettled && isOnline)
  const isAwaited = link !== null && preview === undefined && (isLoading || isOnline)
  const [awaited, setAwaited] = useState<{ readonly link: string; readonly text: string } | null>(null)
  if (isAwaited && (awaited?.link !== link || awaited.text !== text)) setAwaited({ link, text })
  const wasAwaited = awaited?.link === link && awaited?.text === text
  const state = isAwaited ? 'loading' : preview ? 'shown' : link !== null && wasAwaited ? 'empty' : 'none'
  return { link, preview: preview ?? null, state }
}
