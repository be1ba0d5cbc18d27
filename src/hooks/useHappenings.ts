'use client'
import { useEffect, useRef } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { ChatEvent } from '../model/event.ts'
import { type ChannelId, channelOf, type MessageKey, type OperationId } from '../model/id.ts'
import type { Attachment } from '../model/message.ts'
import { selectPartner } from '../state/channelTitle.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectNamesMe } from '../state/crowds.ts'
import { selectChannelInfo, selectTyping, selectUser } from '../state/selectors.ts'
import { selectIsUnheard } from '../state/selectMark.ts'
import { useChat } from './useChat.ts'

/** Something that happens once and is worth a word, rather than a state that is drawn. */
export type Happening =
  /** Somebody else has just sent a message. Names and texts are foreign. */
  | {
      readonly type: 'message'
      readonly channelId: ChannelId
      readonly author: string
      readonly text: string
      /** What hangs on it first. */
      readonly attachment: {
        readonly kind: Attachment['kind'] | 'poll'
        readonly title: string
        /** Of a spoken message. */
        readonly voice?: Attachment['voice']
      } | null
      readonly mentionsMe: boolean
      /** In a conversation of two. */
      readonly isDirect: boolean
      readonly isSilent: boolean
      /** The message it answers in that one's thread; `null`: none. */
      readonly parent: MessageKey | null
      /** It stands in the channel itself. */
      readonly isInChannel: boolean
    }
  /** A message of mine was refused. */
  | { readonly type: 'failed'; readonly reason: string }
  /** Nobody knows whether a message of mine arrived; told once a message. */
  | { readonly type: 'unconfirmed' }
  /** In a conversation of two, the other person began to write. */
  | { readonly type: 'typing'; readonly channelId: ChannelId; readonly name: string }

/** So many keys are remembered, since facts may come twice. */
const MOST_KEYS = 500

/** Tells what happens while mounted; what was there before, or comes with a page of history, did not just happen. */
export function useHappenings(listener: (happening: Happening) => void): void {
  const chat = useChat()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => watch(chat, (happening) => latest.current(happening)), [chat])
}

function watch({ store, onEvents }: Chat, tell: (happening: Happening) => void): () => void {
  const seen = new Set<MessageKey>()
  const unconfirmed = new Set<OperationId>()
  const stopEvents = onEvents((events) => {
    for (const event of events) {
      const happening = messageOf(store.getState(), event, seen)
      if (happening) tell(happening)
    }
  })
  const stopState = store.subscribe((state, before) => {
    if (state.outbox !== before.outbox) tellOutbox(state, before, unconfirmed, tell)
    if (state.typing !== before.typing) tellTyping(state, before, tell)
  })
  return () => {
    stopEvents()
    stopState()
  }
}

const nameOf = (state: ChatState, id: Parameters<typeof selectUser>[1]): string =>
  selectUser(state, id)?.name || id

function messageOf(state: ChatState, event: ChatEvent, seen: Set<MessageKey>): Happening | null {
  if (event.type !== 'message.arrived') return null
  const { key, channelId, inTimeline, content } = event.message
  const { authorId, kind, text, attachments, poll, silent, parent } = content.value
  const { selfId } = state.base
  if (seen.has(key) || authorId === selfId || kind !== 'text') return null
  seen.add(key)
  for (const oldest of seen) {
    if (seen.size <= MOST_KEYS) break
    seen.delete(oldest)
  }
  // Who is muted or blocked is never told of (AN-3).
  if (selectIsUnheard(state, authorId)) return null
  // A channel that is not known is not mine to hear of.
  if (!selectChannelInfo(state, channelId)) return null
  return {
    type: 'message',
    channelId,
    author: nameOf(state, authorId),
    text,
    attachment: attachments[0] ?? (poll ? { kind: 'poll', title: '' } : null),
    mentionsMe: selectNamesMe(state, channelId, content.value),
    isDirect: selectPartner(state, channelId) !== null,
    isSilent: silent,
    parent,
    isInChannel: inTimeline,
  }
}

function tellOutbox(
  state: ChatState,
  before: ChatState,
  unconfirmed: Set<OperationId>,
  tell: (happening: Happening) => void,
): void {
  for (const [id, entry] of state.outbox.entries) {
    const held = before.outbox.entries.get(id)
    // What an earlier life left, or was taken back into its place, did not fail now.
    if (!held || held === entry || entry.operation.kind !== 'message.send') continue
    // Of a file that failed the file's own words are told.
    if (entry.state === 'failed' && held.state !== 'failed' && entry.failure?.reason !== 'upload')
      tell({ type: 'failed', reason: entry.failure?.text ?? '' })
    else if (entry.state === 'unknown' && !unconfirmed.has(id)) {
      unconfirmed.add(id)
      tell({ type: 'unconfirmed' })
    }
  }
}

function tellTyping(state: ChatState, before: ChatState, tell: (happening: Happening) => void): void {
  for (const id of state.typing.keys()) {
    const channelId = channelOf(id)
    if (id !== channelId) continue
    const partner = selectPartner(state, channelId)
    if (partner === null || !selectTyping(state, channelId).includes(partner)) continue
    if (!selectTyping(before, channelId).includes(partner) && !selectIsUnheard(state, partner))
      tell({ type: 'typing', channelId, name: nameOf(state, partner) })
  }
}
