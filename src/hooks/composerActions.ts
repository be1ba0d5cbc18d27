import type { Chat } from '../engine/chat.ts'
import { channelOf, type ConversationId, type MessageKey } from '../model/id.ts'
import { type ChatState, type Draft, emptyDraft } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectCanChange, selectChannelInfo, selectDraft, selectMessage } from '../state/selectors.ts'
import { type Sent, withoutSent } from './withoutSent.ts'

/** What can be done with a conversation's draft; the same functions for as long as it is the same one. */
export interface ComposerActions {
  /**
   * Changes the draft, and the others are told that I write.
   * @param caret where writing goes on. @default the end
   */
  readonly setText: (text: string, caret?: number) => void
  /** Nobody writes here now: the field has lost the focus. */
  readonly stopTyping: () => void
  /** Keeps where writing goes on when somebody comes back. */
  readonly setCaret: (caret: number) => void
  /**
   * Sends the draft or saves the edit; the field is emptied a moment later, once the disk has it (at most 50 ms, and what
   * is typed meanwhile stays). Answers the key of the message, or `null` when nothing was done, as with an edit
   * that changes nothing: that is left.
   */
  readonly submit: () => MessageKey | null
  /** Deletes the message being edited, and leaves the edit. */
  readonly remove: () => void
  /** Leaves the edit (what it displaced comes back), else the reply. True when there was something to leave. */
  readonly cancel: () => boolean
  /** Starts to edit my newest message that can be edited. True when there is one. */
  readonly editLast: () => boolean
}

/** Makes the actions of one conversation's composer. */
export function composerActions(
  chat: Chat,
  id: ConversationId,
  { tellsOthers, alsoInChannel }: { readonly tellsOthers: boolean; readonly alsoInChannel: boolean },
): ComposerActions {
  const channelId = channelOf(id)
  const now = (): ChatState => chat.store.getState()
  const held = (): Draft => selectDraft(now(), id)
  const replace = (draft: Draft | null | undefined): void =>
    chat.setDraft(id, { displaced: null, ...(draft ?? emptyDraft) })
  const leaveEdit = (): void => replace(held().editing?.displaced)

  /** The edit cannot be saved: what was written stays, as a new message before what the edit displaced. */
  const keepAsDraft = ({ text, editing }: Draft): void => {
    const displaced = editing?.displaced ?? emptyDraft
    const texts = [text, displaced.text].filter((part) => part !== '')
    replace({ ...displaced, text: texts.join('\n'), caret: null })
  }

  /** What was sent and still stands in the draft, oldest first: the disk has not got it yet. */
  let leaving: readonly Sent[] = []
  let line: Promise<unknown> = Promise.resolve()
  const takeAway = (sent: Sent): void => {
    leaving = leaving.filter((other) => other !== sent)
    const draft = held()
    const rest = withoutSent(draft, sent)
    if (rest !== draft) chat.setDraft(id, rest)
  }

  const sendDraft = ({ text, replyTo }: Draft): MessageKey | null => {
    const gone = leaving.map((sent) => sent.text).join('')
    const rest = text.startsWith(gone) ? text.slice(gone.length) : text
    if (rest.trim() === '') return null
    const isAnswered = leaving.some((sent) => sent.replyTo === replyTo)
    const key = chat.send(id, rest, { replyTo: isAnswered ? null : replyTo, alsoInChannel })
    if (!key) return null
    const sent = { text: rest, replyTo }
    leaving = [...leaving, sent]
    const kept = chat.kept(key)
    line = line.then(() => kept).then(() => takeAway(sent))
    return key
  }

  return {
    setText(text, caret) {
      const { editing } = held()
      chat.setDraft(id, { text, caret: caret ?? null })
      if (!editing && tellsOthers) chat.setTyping(id, text !== '')
    },
    stopTyping: () => chat.setTyping(id, false),
    setCaret(caret) {
      if ((held().caret ?? held().text.length) !== caret) chat.setDraft(id, { caret })
    },
    submit() {
      const draft = held()
      const { text, editing } = draft
      if (text.trim() === '' || overLimitOf(now(), id) > 0) return null
      if (!editing) return sendDraft(draft)
      const message = selectMessage(now(), channelId, editing.key)
      if (!selectCanChange(now(), chat.capabilities, message, 'update')) {
        keepAsDraft(draft)
        return null
      }
      if (message?.text === text) {
        leaveEdit()
        return null
      }
      chat.edit(channelId, editing.key, text)
      void chat.kept(editing.key).then(() => {
        const { editing: still, text: later } = held()
        if (still?.key === editing.key && later === text) leaveEdit()
      })
      return editing.key
    },
    remove() {
      const { editing } = held()
      if (!editing) return
      chat.remove(channelId, editing.key)
      leaveEdit()
    },
    cancel() {
      const { editing, replyTo } = held()
      if (editing) leaveEdit()
      else if (replyTo) chat.setDraft(id, { replyTo: null })
      return editing !== null || replyTo !== null
    },
    editLast() {
      const state = now()
      const key = selectRows(state, id).findLast((row) => {
        const message = selectMessage(state, channelId, row as MessageKey)
        const isMine = message?.authorId === state.base.selfId
        const isSettled = isMine && message.status === 'sent'
        return isSettled && selectCanChange(state, chat.capabilities, message, 'update')
      }) as MessageKey | undefined
      const message = key && selectMessage(state, channelId, key)
      if (!key || !message) return false
      const displaced = selectDraft(state, id)
      chat.setDraft(id, { text: message.text, replyTo: null, editing: { key, displaced } })
      return true
    },
  }
}

/** Characters by which a draft is too long for its channel; 0 or less when it fits. */
export function overLimitOf(state: ChatState, id: ConversationId): number {
  const limit = selectChannelInfo(state, channelOf(id))?.maxMessageLength ?? 0
  return limit > 0 ? selectDraft(state, id).text.length - limit : 0
}
