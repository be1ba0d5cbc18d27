import type { Random } from '../../src/testing/scenes/random.ts'
import { channelId, channelOf, type MessageKey, rootOf, threadId, type ThreadId } from '../../src/model/id.ts'
import { type RowKey, isGap, selectRows } from '../../src/state/rows.ts'
import { selectPoll } from '../../src/state/selectPoll.ts'
import { selectReminder } from '../../src/state/selectReminder.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import type { MessageView } from '../../src/state/messageView.ts'
import { fileDeed, mendFiles } from './fileDeeds.ts'
import type { Ledger } from './ledger.ts'
import { OLD_MESSAGES, pollIn, type Tab } from './place.ts'
import { REACTIONS } from './reactions.ts'
import type { Deed } from './script.ts'

const FAMILIAR = 'ok'

interface Surroundings {
  readonly tab: Tab
  readonly random: Random
  readonly ledger: Ledger
  readonly channels: readonly string[]
  readonly now: number
  /** What time it is when it is asked, virtual ms. */
  readonly time: () => number
  /** A name for the text of this deed. */
  readonly mark: string
}

const rowsOf = ({ chat, channel }: Tab): readonly RowKey[] =>
  selectRows(chat.store.getState(), channelId(channel))

/** The messages on screen, newest last, as far as a person would care for them. */
function messagesOf(tab: Tab): readonly MessageView[] {
  const state = tab.chat.store.getState()
  return rowsOf(tab)
    .slice(-25)
    .flatMap((row) => (isGap(row) ? [] : (selectMessage(state, channelId(tab.channel), row) ?? [])))
}

/** A quarter of what is done to own messages is done to one that the server has not confirmed. */
function pickOwn({ tab, random }: Surroundings): MessageView | undefined {
  const own = messagesOf(tab).filter(({ authorId, kind }) => authorId === tab.person.id && kind !== 'deleted')
  const last = own.find(({ key }) => key === tab.last)
  if (last && random.chance(0.15)) return last
  const pending = own.filter(({ status }) => status !== 'sent')
  const among = pending.length > 0 && random.chance(0.25) ? pending : own
  return among.length > 0 ? random.pick(among) : undefined
}

function pickAny({ tab, random }: Surroundings): MessageView | undefined {
  const messages = messagesOf(tab).filter(({ kind }) => kind !== 'deleted')
  // Whoever does something to a message often does more to it.
  const last = messages.find(({ key }) => key === tab.last)
  if (last && random.chance(0.15)) return last
  // Two people meet at the newest message more often than anywhere else.
  if (messages.length > 0 && random.chance(0.4)) return messages.at(-1)
  return messages.length > 0 ? random.pick(messages) : undefined
}

const MOST_THREADS = 2

/** One that is open, or one that is opened now: the last that was open before the others is closed. */
function pickThread({ tab, random }: Surroundings): ThreadId | undefined {
  const open = [...tab.threads.keys()]
  if (open.length > 0 && random.chance(0.6)) return random.pick(open)
  // People meet in the threads of the newest messages.
  const roots = messagesOf(tab)
    .filter(({ id, kind, parent }) => id !== null && kind === 'text' && parent === null)
    .slice(-4)
  if (roots.length === 0) return undefined
  const id = threadId(channelId(tab.channel), random.pick(roots).key)
  if (tab.threads.has(id)) return id
  const [oldest] = open
  if (oldest && open.length >= MOST_THREADS) {
    tab.threads.get(oldest)?.()
    tab.threads.delete(oldest)
  }
  tab.threads.set(id, tab.chat.hold(id))
  void tab.chat.loadTimeline(id, { at: 'newest' }).catch(() => {})
  return id
}

function send(around: Surroundings, replyTo: MessageView | null): string {
  const { tab, random, ledger, now, mark } = around
  const text = random.chance(0.15) ? FAMILIAR : `text ${mark}`
  const key = tab.chat.send(channelId(tab.channel), text, replyTo ? { replyTo: replyTo.key } : {})
  if (key === null) return 'nothing'
  ledger.send({
    key,
    text,
    person: tab.person.id,
    tab: tab.name,
    channel: tab.channel,
    at: now,
    answers: replyTo?.key ?? null,
    thread: null,
  })
  return key
}

/** What each deed is, for somebody who looks at this tab; the answer says what it was done to. */
const performers: Readonly<Record<Deed, (around: Surroundings) => string>> = {
  send: (around) => send(around, null),
  reply(around) {
    const to = around.random.chance(0.3) ? pickOwn(around) : pickAny(around)
    return to ? send(around, to) : 'nothing'
  },
  thread(around) {
    const { tab, random, ledger, now, mark } = around
    const id = pickThread(around)
    if (!id) return 'nothing'
    const text = random.chance(0.15) ? FAMILIAR : `text ${mark}`
    const key = tab.chat.send(id, text, { alsoInChannel: random.chance(0.2) })
    if (key === null) return 'nothing'
    const where = { channel: channelOf(id), thread: rootOf(id) }
    ledger.send({ key, text, person: tab.person.id, tab: tab.name, ...where, at: now, answers: null })
    return key
  },
  file: fileDeed,
  edit(around) {
    const { tab, ledger, now, mark } = around
    const message = pickOwn(around)
    if (!message) return 'nothing'
    const text = `edited ${mark}`
    tab.chat.edit(message.channelId, message.key, text)
    // Refused on the spot where it may not be done: then nothing shows it.
    if (shown(tab, message)?.text !== text) return 'nothing'
    tab.last = message.key
    ledger.edit(message.key, { value: text, at: now, tab: tab.name })
    return message.key
  },
  delete(around) {
    const { tab, ledger, now } = around
    const message = pickOwn(around)
    if (!message) return 'nothing'
    tab.chat.remove(message.channelId, message.key)
    const after = shown(tab, message)
    if (after && after.kind !== 'deleted') {
      // What never left can always be taken back.
      if (message.id === null) throw new Error(`${message.key} has not been sent and cannot be deleted`)
      return 'nothing'
    }
    ledger.remove(message.key, { value: tab.person.id, at: now, tab: tab.name })
    return message.key
  },
  react(around) {
    const { tab, random, ledger, now } = around
    const message = pickAny(around)
    if (!message) return 'nothing'
    const type = random.pick(REACTIONS)
    const on = !message.reactions.some((chip) => chip.type === type && chip.own)
    const unique = on && random.chance(0.2)
    tab.chat.react(message.channelId, message.key, type, on, unique)
    const after = shown(tab, message)
    if ((after?.reactions.some((chip) => chip.type === type && chip.own) ?? false) !== on) return 'nothing'
    const wish = { value: on, at: now, tab: tab.name }
    tab.last = message.key
    ledger.react(tab.person.id, message.key, type, wish)
    if (unique)
      for (const other of REACTIONS)
        if (other !== type) ledger.react(tab.person.id, message.key, other, { ...wish, value: false })
    return `${message.key} ${type} ${on}`
  },
  vote(around) {
    const { tab, random, ledger, channels, now } = around
    const poll = pollIn(channels.indexOf(tab.channel))
    const view = selectPoll(tab.chat.store.getState(), poll)
    if (!view) return 'nothing'
    const { id, isOwn } = random.pick(view.options)
    tab.chat.vote(poll, id, !isOwn)
    const after = selectPoll(tab.chat.store.getState(), poll)?.options.find((option) => option.id === id)
    if (after?.isOwn !== !isOwn) return 'nothing'
    const wish = { value: !isOwn, at: now, tab: tab.name }
    ledger.vote(tab.person.id, poll, id, wish)
    if (view.isSingle && wish.value)
      for (const other of view.options)
        if (other.id !== id) ledger.vote(tab.person.id, poll, other.id, { ...wish, value: false })
    return `${poll} ${id} ${!isOwn}`
  },
  remind(around) {
    const { tab, ledger, now } = around
    const message = pickAny(around)
    if (!message || message.id === null) return 'nothing'
    const on = selectReminder(tab.chat.store.getState(), message.key) === null
    tab.chat.remind(message.channelId, message.key, on)
    if ((selectReminder(tab.chat.store.getState(), message.key) !== null) !== on) return 'nothing'
    tab.last = message.key
    ledger.remind(tab.person.id, message.key, { value: on, at: now, tab: tab.name })
    return `${message.key} ${on}`
  },
  read({ tab }) {
    tab.chat.markRead(channelId(tab.channel))
    return tab.channel
  },
  type({ tab, random, ledger, now }) {
    tab.chat.setTyping(channelId(tab.channel), random.chance(0.8))
    ledger.typed.set(`${tab.person.id} ${tab.channel}`, now)
    return tab.channel
  },
  page({ tab, random, channels }) {
    const rows = rowsOf(tab)
    const gaps = rows.flatMap((row, index) => (isGap(row) ? [rows[index - 1]] : []))
    const roll = random.next()
    // As from a search or a link: far from everything that is loaded.
    const far =
      `old-${channels.indexOf(tab.channel)}-${Math.floor(random.next() * OLD_MESSAGES)}` as MessageKey
    const first = rows.find((row): row is MessageKey => !isGap(row))
    const any = rows.filter((row): row is MessageKey => !isGap(row))
    const anchor =
      gaps[0] !== undefined && roll < 0.4
        ? ({ at: 'newer', key: gaps[0] as MessageKey } as const)
        : first !== undefined && roll < 0.7
          ? ({ at: 'older', key: first } as const)
          : roll < 0.85
            ? ({ at: 'around', key: any.length > 0 && roll < 0.75 ? random.pick(any) : far } as const)
            : ({ at: 'newest' } as const)
    void tab.chat.loadTimeline(channelId(tab.channel), anchor).catch(() => {})
    return `${anchor.at} ${'key' in anchor ? anchor.key : ''}`
  },
  settle({ tab, random, ledger, now }) {
    const entries = [...tab.chat.store.getState().outbox.entries.values()]
    const failed = entries.filter(({ state }) => state === 'failed')
    if (failed.length === 0) return 'nothing'
    const { operation, failure } = random.pick(failed)
    const target = 'key' in operation.input ? operation.input.key : ''
    const roll = random.next()
    if (roll < 0.5 && failure?.reason === 'upload') mendFiles(tab, ledger, operation, now)
    else if (roll < 0.5) tab.chat.retry(operation.id)
    else if (roll < 0.8) {
      const sent = ledger.sent.get(target)
      if (sent && operation.kind === 'message.send') sent.isTakenBack = true
      if (operation.kind === 'message.edit') ledger.refused.add(`edit ${target}`)
      tab.chat.discard(operation.id)
    } else tab.chat.sendRest(operation.id)
    return `${roll < 0.5 ? 'retry' : roll < 0.8 ? 'discard' : 'rest'} ${operation.kind} ${target}`
  },
  switch({ tab, random, channels }) {
    tab.channel = random.pick(channels)
    tab.chat.setDraft(channelId(tab.channel), { text: `draft ${Math.floor(random.next() * 100)}` })
    return tab.channel
  },
}

const shown = (tab: Tab, { channelId: channel, key }: MessageView): MessageView | null =>
  selectMessage(tab.chat.store.getState(), channel, key)

/** Does one thing in one tab; the answer is a word for the log. */
export const perform = (deed: Deed, around: Surroundings): string => performers[deed](around)
