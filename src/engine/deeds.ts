import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Env } from '../env/env.ts'
import type { AttachmentInput } from '../model/attachmentInput.ts'
import type { Capability } from '../model/capability.ts'
import type { Crowd } from '../model/crowd.ts'
import { firstLink } from '../model/firstLink.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  type MessageKey,
  rootOf,
  type UserId,
  userId,
} from '../model/id.ts'
import type { Report } from '../model/mark.ts'
import type { DeleteScope } from '../model/operation.ts'
import type { PollId } from '../model/poll.ts'
import type { UploadId } from '../model/upload.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectMayCall } from '../state/crowds.ts'
import { quoteOf } from '../state/quote.ts'
import { selectDeletions } from '../state/selectDeletions.ts'
import { selectCanRemovePreview } from '../state/selectCanRemovePreview.ts'
import { selectCanChange, selectChannelInfo, selectMessage, selectRecord } from '../state/selectors.ts'
import type { Chat } from './chat.ts'
import { createPollDeeds, type PollDeeds } from './pollDeeds.ts'
import type { Presser } from './presser.ts'
import { createReadDeeds, type ReadDeeds } from './readDeeds.ts'
import type { UploadDoor } from './uploads.ts'

export interface SendOptions {
  /** The message this one answers. */
  readonly replyTo?: MessageKey | null
  readonly mentions?: readonly UserId[]
  /** Whom it names several at once, as far as I may. @default nobody */
  readonly crowds?: readonly Crowd[]
  /** In a thread: shows it in the channel as well. */
  readonly alsoInChannel?: boolean
  /** What hangs on it; with any, the text may be empty. */
  readonly attachments?: readonly AttachmentInput[]
  /** Files of the tray there that go with it, in this order, wherever they stand: it leaves when the last one is up. */
  readonly uploads?: readonly UploadId[]
  /** What is behind its link is not to be shown (MS-12). @default false */
  readonly withoutPreview?: boolean
  /** A poll of mine that hangs on it (`createPoll`); with one, the text may be empty. */
  readonly poll?: PollId
}

/** All that a message says. */
export interface MessageReplacement {
  readonly text: string
  readonly mentions?: readonly UserId[]
  /** Whom it names several at once, as far as I may. @default nobody */
  readonly crowds?: readonly Crowd[]
  readonly attachments?: readonly AttachmentInput[]
  /** Of the application's own. */
  readonly fields?: Readonly<Record<string, unknown>>
}

/** What a person can do. It is shown at once, kept until the server has it, and taken back where that refuses. */
export interface Deeds extends ReadDeeds, PollDeeds {
  /**
   * Shows a message at once and sends it, to a channel or to the thread under one of its messages (`threadId`). `null`:
   * there is nothing in it, or I may not write there.
   */
  send(id: ConversationId, text: string, options?: SendOptions): MessageKey | null
  /**
   * @param mentions whom it names from now on. @default those it names already
   * @param crowds the same of several at once
   */
  edit(
    channelId: ChannelId,
    key: MessageKey,
    text: string,
    mentions?: readonly UserId[],
    crowds?: readonly Crowd[],
  ): void
  /** @param scope for whom it goes. @default 'everybody' */
  remove(channelId: ChannelId, key: MessageKey, scope?: DeleteScope): void
  /** Takes the card of one link off my own message, for everybody. @param url where the card leads */
  removePreview(channelId: ChannelId, key: MessageKey, url: string): void
  /**
   * Sets fields of the application's own on a message that I may edit.
   * @param unset the names of those to take away
   */
  setCustom(
    channelId: ChannelId,
    key: MessageKey,
    fields: Readonly<Record<string, unknown>>,
    unset?: readonly string[],
  ): void
  /**
   * Puts other content in the place of everything a message says, as an application changes a card of its own: what is
   * left out is gone. To change some of it, `edit` and `setCustom` are safer.
   */
  replace(channelId: ChannelId, key: MessageKey, content: MessageReplacement): void
  /** Pins a message for everybody, or takes the pin off. @param until ms since the epoch; `null`: for good. @default null */
  pin(channelId: ChannelId, key: MessageKey, on: boolean, until?: number | null): void
  /** Whether I react so, as a wish: repeating it changes nothing. `unique` takes my other reactions away. */
  react(channelId: ChannelId, key: MessageKey, reaction: string, on: boolean, unique?: boolean): void
  /** Reports a message to the moderators, or takes my report back. */
  flag(channelId: ChannelId, key: MessageKey, on: boolean, report?: Partial<Report>): void
  /** The same for a person. */
  flagUser(userId: UserId, on: boolean, report?: Partial<Report>): void
  /** Whether I want to be told of what somebody says. @param minutes how long; `null`: for good. @default null */
  mute(userId: UserId, on: boolean, minutes?: number | null): void
  /** Whether somebody is blocked: what they say is hidden, and they cannot write to me alone. */
  block(userId: UserId, on: boolean): void
  /**
   * Keeps a message for me to come back to, or lets it go.
   * @param at when to be told, ms since the epoch; `null`: never. @default null
   */
  remind(channelId: ChannelId, key: MessageKey, on: boolean, at?: number | null): void
  /**
   * Whether what I did last to a message is on the disk, as soon as that is known, or after 50 ms. False: it is in memory
   * alone, and would end with the page. What the server has is as safe as can be, which counts as true.
   */
  kept(key: MessageKey): Promise<boolean>
}

export interface DeedsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly env: Env
  readonly presser: Presser
  readonly can: Chat['can']
  /** What is sent is no longer being written. */
  readonly stopTyping: (id: ConversationId) => void
  readonly takeFiles: UploadDoor['take']
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** Turns what a person does into operations, where it may be done. */
export function createDeeds({ store, backend, env, presser, can, stopTyping, takeFiles }: DeedsParts): Deeds {
  const { press, kept } = presser
  const selfId = (): UserId => store.getState().base.selfId ?? userId('')

  /** A reply needs its thread: a message that the server has, and has not deleted for good. */
  const mayWrite = (id: ConversationId): boolean => {
    const root = rootOf(id)
    if (root === null) return can(channelOf(id), 'send-message')
    const isThere = selectRecord(store.getState(), channelOf(id), root) !== undefined
    return isThere && can(channelOf(id), 'send-reply', 'threads')
  }

  const mayMark = (id: UserId, ability: Capability): boolean =>
    backend.capabilities.has(ability) && id !== selfId()

  const canChange = (
    what: 'update' | 'delete',
    ...[channelId, key]: Parameters<Deeds['remove']>
  ): boolean => {
    const state = store.getState()
    return selectCanChange(state, backend.capabilities, selectMessage(state, channelId, key), what)
  }

  return {
    send(id, text, options = {}) {
      const { replyTo = null, mentions = [], alsoInChannel = false } = options
      const without = options.withoutPreview ? { withoutPreview: true } : {}
      const held = options.poll ? { poll: options.poll } : {}
      const [channelId, thread] = [channelOf(id), rootOf(id)]
      // A server would refuse the whole message for one that I may not name any more.
      const crowds = (options.crowds ?? []).filter((crowd) =>
        selectMayCall(store.getState(), channelId, crowd),
      )
      const isBare = text.trim() === '' && !options.attachments?.length && !options.poll
      if ((isBare && !options.uploads?.length) || !mayWrite(id)) return null
      const key = backend.newMessageKey()
      const files = takeFiles(id, options.uploads ?? [], key)
      const attachments = [...(options.attachments ?? []), ...files.attachments]
      if (isBare && attachments.length === 0 && !files.uploads) return null
      const quote = quoteOf(replyTo ? selectMessage(store.getState(), channelId, replyTo) : null)
      stopTyping(id)
      const where = { channelId, thread, alsoInChannel: thread !== null && alsoInChannel }
      press('message.send', {
        ...where,
        key,
        text,
        authorId: selfId(),
        quote,
        mentions,
        ...(crowds.length > 0 ? { crowds } : {}),
        attachments,
        ...(files.uploads ? { uploads: files.uploads } : {}),
        ...without,
        ...held,
      })
      return key
    },
    edit(channelId, key, text, mentions, crowds) {
      const shown = selectMessage(store.getState(), channelId, key)
      const isSame =
        shown?.text === text &&
        isSameList(mentions ?? shown.mentions, shown.mentions) &&
        isSameList(crowds ?? shown.crowds ?? [], shown.crowds ?? [])
      if (!canChange('update', channelId, key) || isSame) return
      // A server looks behind the links of a changed text anew: a card that was taken off would come back.
      const isBare = !shown?.attachments.some(({ kind }) => kind === 'link')
      const link = firstLink(text)
      const isOff = shown?.id != null && isBare && link !== null && link === firstLink(shown.text)
      const without = isOff ? { withoutPreview: true } : {}
      const named = { ...(mentions ? { mentions } : {}), ...(crowds ? { crowds } : {}) }
      press('message.edit', { channelId, key, text, ...named, ...without })
    },
    remove(channelId, key, scope = 'everybody') {
      const state = store.getState()
      const message = selectMessage(state, channelId, key)
      if (!selectDeletions(state, backend.capabilities, message).includes(scope)) return
      const further = scope === 'everybody' ? {} : { scope }
      press('message.delete', { channelId, key, authorId: selfId(), ...further })
    },
    removePreview(channelId, key, url) {
      if (selectCanRemovePreview(store.getState(), backend.capabilities, channelId, key))
        press('preview.remove', { channelId, key, url })
    },
    setCustom(channelId, key, fields, unset = []) {
      const isStored = selectRecord(store.getState(), channelId, key) !== undefined
      const isEmpty = Object.keys(fields).length === 0 && unset.length === 0
      if (isStored && !isEmpty && canChange('update', channelId, key))
        press('message.custom', { channelId, key, fields, unset })
    },
    replace(channelId, key, { text, mentions = [], crowds, attachments = [], fields = {} }) {
      const isStored = selectRecord(store.getState(), channelId, key) !== undefined
      const isEmpty = text.trim() === '' && attachments.length === 0
      if (isStored && !isEmpty && canChange('update', channelId, key))
        press('message.replace', {
          channelId,
          key,
          text,
          mentions,
          ...(crowds?.length ? { crowds } : {}),
          attachments,
          fields,
        })
    },
    pin(channelId, key, on, until = null) {
      if (can(channelId, 'pin-message', 'pins'))
        press('message.pin', { channelId, key, on, until: on ? until : null, byId: selfId() })
    },
    remind(channelId, key, on, at = null) {
      const isOff = selectChannelInfo(store.getState(), channelId)?.reminders === false
      if (backend.capabilities.has('reminders') && !isOff)
        press('reminder.set', { channelId, key, on, at: on ? at : null })
    },
    react(channelId, key, reaction, on, unique = false) {
      if (can(channelId, 'send-reaction', 'reactions'))
        press('reaction.set', { channelId, key, reaction, on, unique })
    },
    flag(channelId, key, on, { reason = '', note = '' } = {}) {
      const shown = selectMessage(store.getState(), channelId, key)
      const isTheirs = shown !== null && shown.id !== null && shown.authorId !== selfId()
      // What was deleted meanwhile can no longer be reported; a report of it can be taken back.
      const isFit = isTheirs && (!on || shown.kind !== 'deleted')
      if (isFit && can(channelId, 'flag-message', 'flags'))
        press('message.flag', { channelId, key, on, reason, note })
    },
    flagUser(id, on, { reason = '', note = '' } = {}) {
      if (mayMark(id, 'flags')) press('user.flag', { userId: id, on, reason, note })
    },
    mute(id, on, minutes = null) {
      if (mayMark(id, 'mutes')) press('user.mute', { userId: id, on, minutes: on ? minutes : null })
    },
    block(id, on) {
      if (mayMark(id, 'blocks')) press('user.block', { userId: id, on })
    },
    ...createPollDeeds({ store, env, press, can }),
    ...createReadDeeds({ store, backend, press, can }),
    kept,
  }
}
