import type { Chat } from '../engine/chat.ts'
import { firstLink } from '../model/firstLink.ts'
import { channelOf, type ConversationId, type MessageKey } from '../model/id.ts'
import {
  findMentions,
  crowdsIn,
  type MentionRange,
  mentionedIn,
  movedMentions,
  type Named,
  withMentions,
} from '../model/mention.ts'
import { type ChatState, type Draft, emptyDraft } from '../state/chatState.ts'
import { selectRows } from '../state/rows.ts'
import { selectFilesToSend } from '../state/selectFilesToSend.ts'
import { selectCanChange, selectChannelInfo, selectDraft, selectMessage } from '../state/selectors.ts'
import { draftOfMessage, mentionsOfMessage } from './draftOfMessage.ts'
import { type Sent, withoutSent } from './withoutSent.ts'

/** What can be done with a conversation's draft; the same functions for as long as it is the same one. */
export interface ComposerActions {
  /**
   * Changes the draft, and the others are told that I write.
   * @param caret where writing goes on. @default the end
   * @param isUndo the text comes from the history of the field, and whom it named with it. @default false
   */
  readonly setText: (text: string, caret?: number, isUndo?: boolean) => void
  /** A stretch of the text names somebody (CO-10). */
  readonly mention: (range: MentionRange) => void
  /** The text is for this command; `null`: for none (CO-8). */
  readonly setCommand: (name: string | null) => void
  /** Sends the draft without what is behind this link, for as long as the link is in it (MS-12). */
  readonly removePreview: (link: string) => void
  /** Nobody writes here now: the field has lost the focus. */
  readonly stopTyping: () => void
  /** Keeps where writing goes on when somebody comes back. */
  readonly setCaret: (caret: number) => void
  /**
   * Sends the draft with the files of the tray, which is empty at once, or saves the edit; the field is emptied a moment later, once the disk has it (at most 50 ms, and what
   * is typed meanwhile stays). Answers the key of the message, or `null` when nothing was done, as with an edit
   * that changes nothing: that is left.
   */
  readonly submit: () => MessageKey | null
  /** Deletes the message being edited, and leaves the edit. */
  readonly remove: () => void
  /** Leaves the edit (what it displaced comes back), else the command, else the reply. True when there was one. */
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
    chat.setDraft(id, {
      displaced: null,
      command: null,
      mentions: [],
      unpreviewed: [],
      ...(draft ?? emptyDraft),
    })
  const leaveEdit = (): void => replace(held().editing?.displaced)

  /** The edit cannot be saved: what was written stays, as a new message before what the edit displaced. */
  const keepAsDraft = ({ text: written, editing, mentions = [] }: Draft): void => {
    const displaced = editing?.displaced ?? emptyDraft
    const text = [written, displaced.text].filter((part) => part !== '').join('\n')
    const later = movedMentions(
      displaced.mentions ?? [],
      displaced.text,
      text,
      text.length - displaced.text.length,
    )
    replace({ ...displaced, text, caret: null, mentions: withMentions(mentions, later) })
  }

  /** Whom the draft has named, by name: what undo brings back names them again. */
  const known = new Map<string, Named>()
  const remember = ({ text, mentions = [] }: Draft): void => {
    for (const { start, end, ...whom } of mentions) known.set(text.slice(start + 1, end), whom)
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

  const sendDraft = ({
    text,
    replyTo,
    mentions = [],
    command = null,
    unpreviewed = [],
  }: Draft): MessageKey | null => {
    const gone = leaving.map((sent) => sent.text).join('')
    const rest = text.startsWith(gone) ? text.slice(gone.length) : text
    const uploads = selectFilesToSend(now(), id)
    if (rest.trim() === '' && uploads.length === 0) return null
    const isAnswered = leaving.some((sent) => sent.replyTo === replyTo)
    const named = mentions.filter(({ start }) => start >= text.length - rest.length)
    const isCommand = command !== null && !leaving.some((sent) => sent.command === command)
    const key = chat.send(id, isCommand ? `/${command} ${rest}` : rest, {
      replyTo: isAnswered ? null : replyTo,
      mentions: mentionedIn(named),
      crowds: crowdsIn(named),
      alsoInChannel,
      withoutPreview: unpreviewed.includes(firstLink(rest) ?? ''),
      uploads,
    })
    if (!key) return null
    const sent = { text: rest, replyTo, command }
    leaving = [...leaving, sent]
    const kept = chat.kept(key)
    line = line.then(() => kept).then(() => takeAway(sent))
    return key
  }

  return {
    setText(text, caret, isUndo = false) {
      const { editing, text: before, mentions = [], command } = held()
      remember(held())
      const moved = movedMentions(mentions, before, text, caret)
      const people = isUndo ? [...known].map(([name, whom]) => ({ name, ...whom })) : []
      const named = withMentions(moved, findMentions(text, people))
      chat.setDraft(id, {
        text,
        caret: caret ?? null,
        ...(named === mentions ? {} : { mentions: named }),
        // The words of the command itself have come back.
        ...(isUndo && command && text.startsWith('/') ? { command: null } : {}),
      })
      if (!editing && tellsOthers) chat.setTyping(id, text !== '')
    },
    mention(range) {
      const draft = held()
      chat.setDraft(id, { mentions: withMentions([range], draft.mentions ?? []) })
      remember(held())
    },
    setCommand: (command) => chat.setDraft(id, { command }),
    removePreview(link) {
      const { unpreviewed = [] } = held()
      if (!unpreviewed.includes(link)) chat.setDraft(id, { unpreviewed: [...unpreviewed, link] })
    },
    stopTyping: () => chat.setTyping(id, false),
    setCaret(caret) {
      if ((held().caret ?? held().text.length) !== caret) chat.setDraft(id, { caret })
    },
    submit() {
      const draft = held()
      const { text, editing } = draft
      if (overLimitOf(now(), id) > 0) return null
      if (!editing) return sendDraft(draft)
      if (text.trim() === '') return null
      const message = selectMessage(now(), channelId, editing.key)
      if (!selectCanChange(now(), chat.capabilities, message, 'update')) {
        keepAsDraft(draft)
        return null
      }
      const drawn = message ? mentionsOfMessage(now(), message) : []
      const named = draft.mentions ?? []
      const people = editedNames(message?.mentions ?? [], mentionedIn(drawn), mentionedIn(named))
      const crowds = editedNames(message?.crowds ?? [], crowdsIn(drawn), crowdsIn(named))
      if (message?.text === text && !people && !crowds) {
        leaveEdit()
        return null
      }
      chat.edit(channelId, editing.key, text, people, crowds)
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
      const { editing, replyTo, command = null } = held()
      if (editing) leaveEdit()
      else if (command !== null) chat.setDraft(id, { command: null })
      else if (replyTo) chat.setDraft(id, { replyTo: null })
      return editing !== null || command !== null || replyTo !== null
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
      chat.setDraft(id, { ...draftOfMessage(state, message), replyTo: null, editing: { key, displaced } })
      return true
    },
  }
}

/** Characters by which a draft is too long for its channel; 0 or less when it fits. */
export function overLimitOf(state: ChatState, id: ConversationId): number {
  const limit = selectChannelInfo(state, channelOf(id))?.maxMessageLength ?? 0
  const { text, command } = selectDraft(state, id)
  // The slash and the space go with it.
  const own = command ? command.length + 2 : 0
  return limit > 0 ? text.length + own - limit : 0
}

/**
 * Whom an edited message names: those of the draft, and those whom nothing in the old text could be taken for.
 * `undefined`: the same as before.
 */
function editedNames<Name extends string>(
  before: readonly Name[],
  drawn: readonly Name[],
  named: readonly Name[],
): readonly Name[] | undefined {
  const kept = before.filter((id) => named.includes(id) || !drawn.includes(id))
  const after = [...kept, ...named.filter((id) => !kept.includes(id))]
  return after.join('\n') === before.join('\n') ? undefined : after
}
