import type { Chat } from '../../src/engine/chat.ts'
import { channelId, channelOf, type ConversationId, userId } from '../../src/model/id.ts'
import type { PollId } from '../../src/model/poll.ts'
import { selectPoll } from '../../src/state/selectPoll.ts'
import { selectReminders } from '../../src/state/selectReminder.ts'
import type { MessageView } from '../../src/state/messageView.ts'
import { isGap, selectHasOlder, selectRows } from '../../src/state/rows.ts'
import {
  selectChannelInfo,
  selectLatest,
  selectMembers,
  selectMessage,
  selectReadMark,
  selectUnread,
} from '../../src/state/selectors.ts'

/** What a person sees of one message, without what depends on when they look. */
export interface Shown {
  readonly key: string
  readonly text: string
  readonly author: string
  readonly kind: string
  readonly status: string
  readonly quote: string
  readonly edited: boolean
  /** `type count own`, as the chips stand. */
  readonly reactions: readonly string[]
  /** Where what hangs on it lies. */
  readonly files: readonly string[]
}

export interface ShownChannel extends ShownRows {
  readonly name: string
  readonly frozen: boolean
  readonly unread: number
  readonly latest: string
  readonly members: readonly string[]
  readonly reads: readonly string[]
}

/** What a person sees of the history of a channel or a thread. */
export interface ShownRows {
  readonly hasOlder: boolean
  /** `null` where a gap stands. */
  readonly rows: readonly (Shown | null)[]
}

const shownMessage = (message: MessageView): Shown => ({
  key: message.key,
  text: message.text,
  author: message.authorId,
  kind: message.kind,
  status: message.status,
  quote: message.quote ? `${message.quote.key} ${message.quote.text} ${message.quote.deleted}` : '',
  edited: message.editedAt !== null,
  reactions: message.reactions.map(({ type, count, own }) => `${type} ${count} ${own}`),
  files: message.attachments.map(({ url }) => url ?? ''),
})

export function shownChannel(chat: Chat, channel: string, people: readonly string[]): ShownChannel {
  const state = chat.store.getState()
  const id = channelId(channel)
  const info = selectChannelInfo(state, id)
  const latest = selectLatest(state, id)
  return {
    name: info?.name ?? '',
    frozen: info?.frozen ?? false,
    unread: selectUnread(state, id),
    latest: latest?.key ?? '',
    members: [...selectMembers(state, id)]
      .flatMap(([member, { value }]) => (value ? `${member} ${value.role}` : []))
      .toSorted(),
    reads: people.map((person) => `${person} ${selectReadMark(state, id, userId(person))?.upTo ?? ''}`),
    ...shownRows(chat, id),
  }
}

export function shownRows(chat: Chat, id: ConversationId): ShownRows {
  const state = chat.store.getState()
  return {
    hasOlder: selectHasOlder(state, id),
    rows: selectRows(state, id).map((row) => {
      const message = isGap(row) ? null : selectMessage(state, channelOf(id), row)
      return message ? shownMessage(message) : null
    }),
  }
}

/** `option count own` of a poll, or that it is gone; `undefined` where it is not known. */
export function shownPoll(chat: Chat, id: PollId): readonly string[] | null | undefined {
  const poll = selectPoll(chat.store.getState(), id)
  return poll && poll.options.map(({ id: option, count, isOwn }) => `${option} ${count} ${isOwn}`)
}

/** The messages that are kept for later; `undefined` where nobody has heard which. */
export const shownReminders = (chat: Chat): readonly string[] | undefined =>
  chat.store.getState().base.reminders.all.version === ''
    ? undefined
    : selectReminders(chat.store.getState())
        .map(({ key }) => key as string)
        .toSorted()
