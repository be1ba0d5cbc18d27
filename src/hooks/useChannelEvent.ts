'use client'
import { useEffect, useRef } from 'react'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, UserId } from '../model/id.ts'
import { useChat } from './useChat.ts'

/** Something that an application told the people of a channel; everything in `data` is foreign. */
export interface ChannelEvent {
  readonly channelId: ChannelId
  /** Who told it; `null` when it was the application itself. */
  readonly userId: UserId | null
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Something that the application's own server told me alone, e.g. that somebody wants to be my friend. */
export type UserEvent = Omit<ChannelEvent, 'channelId'>

type Custom = Extract<ChatEvent, { readonly type: 'custom.happened' }>

/** Calls back with every event of the application's own; the newest listener counts. */
function useCustom(listener: (event: Custom) => void): void {
  const chat = useChat()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(
    () =>
      chat.onEvents((events) => {
        for (const event of events) if (event.type === 'custom.happened') latest.current(event)
      }),
    [chat],
  )
}

/**
 * Calls back when an event of this name happens in a channel that I hear. It is told once, as it happens: whoever is away
 * does not hear of it, so what has to last belongs into a message or a channel's data.
 *
 * @param channelId only in this one; left out: in any
 * @example useChannelEvent('hand.raised', ({ userId }) => raise(userId), channelId)
 */
export function useChannelEvent(
  name: string,
  listener: (event: ChannelEvent) => void,
  channelId?: ChannelId,
): void {
  useCustom((event) => {
    const { channelId: from } = event
    if (event.name !== name || from === null || (channelId !== undefined && from !== channelId)) return
    listener({ channelId: from, userId: event.userId, name, data: event.data })
  })
}

/** Calls back when the application's own server tells me an event of this name. */
export function useUserEvent(name: string, listener: (event: UserEvent) => void): void {
  useCustom((event) => {
    if (event.name === name && event.channelId === null)
      listener({ userId: event.userId, name, data: event.data })
  })
}
