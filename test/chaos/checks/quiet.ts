import type { MessageRecord, MemberRecord, ReactionRecord } from '../../../src/server/store/records.ts'
import { inChannel, tables } from '../../../src/server/store/tables.ts'
import type { Ledger, SentRecord } from '../ledger.ts'
import { holderOf, type Place, pollIn, type Tab } from '../place.ts'
import { type Shown, shownChannel, shownPoll, shownReminders, type ShownRows, shownRows } from '../view.ts'
import type { Complain } from './step.ts'

/** A file on the server. */
export interface StoredFile {
  readonly content: string
  readonly at: string
}

/** What the server holds, read from its tables and not through the kit. */
export interface Truth {
  readonly messages: ReadonlyMap<string, MessageRecord>
  readonly reactions: readonly ReactionRecord[]
  /** `person poll option` of every vote. */
  readonly votes: ReadonlySet<string>
  /** `person key` of everything that is kept for later. */
  readonly reminders: ReadonlySet<string>
  readonly members: readonly MemberRecord[]
  /** By its address, what every file there is, and since when. */
  readonly files: ReadonlyMap<string, StoredFile>
}

export const readTruth = (place: Place): Promise<Truth> =>
  place.store.transaction(async (tx) => {
    const perChannel = await Promise.all(
      place.channels.map(async (cid) => ({
        messages: await tx.range(tables.messages, 'channel', cid),
        members: await tx.range(tables.members, 'channel', cid),
      })),
    )
    const inChannels = perChannel.flatMap((channel) => channel.messages)
    const replies = await Promise.all(inChannels.map(({ id }) => tx.range(tables.messages, 'thread', id)))
    // A reply may stand in the channel, too.
    const messages = [...new Map([...inChannels, ...replies.flat()].map((each) => [each.id, each])).values()]
    const reactions = await Promise.all(messages.map(({ id }) => tx.range(tables.reactions, 'message', id)))
    const votes = await Promise.all(
      place.channels.map(async (_, index) =>
        (await tx.range(tables.pollVotes, 'poll', pollIn(index))).flatMap(
          ({ user_id: who, poll_id: poll, choice }) =>
            'option_id' in choice ? [`${who} ${poll} ${choice.option_id}`] : [],
        ),
      ),
    )
    const reminders = await Promise.all(messages.map(({ id }) => tx.range(tables.reminders, 'message', id)))
    const files = await Promise.all(
      [...place.files.contents()].map(async ([id, content]) => {
        const record = await tx.get(tables.uploads, id)
        return record ? [[record.address, { content, at: record.created_at }] as const] : []
      }),
    )
    return {
      messages: new Map(messages.map((message) => [message.id, message])),
      reactions: reactions.flat(),
      votes: new Set(votes.flat()),
      reminders: new Set(reminders.flat().map(({ user_id: who, message_id: id }) => `${who} ${id}`)),
      members: perChannel.flatMap((channel) => channel.members),
      files: new Map(files.flat()),
    }
  })

/** Two presses in two tabs this close together, ms, have no order that anybody could have seen. */
const BLURRED_MS = 1000

export interface Verdict {
  lost: number
  doubled: number
  misordered: number
}

/** Ledger against server: everything pressed is there once, in press order, as it was last wished for. */
export function checkTruth(place: Place, ledger: Ledger, truth: Truth, complain: Complain): Verdict {
  const verdict: Verdict = { lost: 0, doubled: 0, misordered: 0 }
  for (const sent of ledger.sent.values()) {
    const there = truth.messages.get(sent.key)
    if (!there && !sent.isTakenBack && !sent.isDoubtful) {
      verdict.lost += 1
      complain('I1', `lost: ${sent.key} "${sent.text}" of ${sent.tab}`)
    }
  }
  for (const message of truth.messages.values()) {
    if (message.id.startsWith('old-') || ledger.sent.has(message.id)) continue
    verdict.doubled += 1
    complain('I2', `nobody pressed ${message.id} "${message.text}" of ${message.user_id}`)
  }
  verdict.misordered = checkOrder(place, ledger, truth, complain)
  checkWishes(ledger, truth, complain)
  return verdict
}

const isDiskSound = ({ people }: Place, id: string): boolean =>
  people.find((person) => person.id === id)?.isDiskSound ?? true

function checkOrder(place: Place, ledger: Ledger, truth: Truth, complain: Complain): number {
  const lanes = new Map<string, SentRecord[]>()
  for (const sent of ledger.sent.values()) {
    if (!truth.messages.has(sent.key)) continue
    const lane = `${sent.person} ${sent.channel} ${sent.thread ?? ''}`
    lanes.set(lane, [...(lanes.get(lane) ?? []), sent])
  }
  const stampOf = (sent: SentRecord): string => truth.messages.get(sent.key)?.created_at ?? ''
  // What waits for files is in nobody's way.
  const hadTrouble = (sent: SentRecord | undefined): boolean =>
    sent !== undefined &&
    (sent.hasFailed ||
      sent.hasWaited ||
      hadTrouble(sent.answers === null ? undefined : ledger.sent.get(sent.answers)))
  let misordered = 0
  for (const lane of lanes.values()) {
    const sorted = lane.toSorted((a, b) => a.order - b.order)
    for (const [index, later] of sorted.entries()) {
      const overtaken = sorted.slice(0, index).find((earlier) => {
        if (stampOf(earlier) < stampOf(later) || hadTrouble(earlier)) return false
        // A disk that did not let go of what was taken back gives it to the next tab.
        if (earlier.isTakenBack && !isDiskSound(place, later.person)) return false
        // What a disk kept to itself for a while comes when it speaks again, after what was pressed meanwhile.
        if (earlier.tab !== later.tab && !isDiskSound(place, later.person)) return false
        return earlier.tab === later.tab || later.at - earlier.at > BLURRED_MS
      })
      if (!overtaken) continue
      misordered += 1
      complain('I4', `${later.key} "${later.text}" came before ${overtaken.key} "${overtaken.text}"`)
    }
  }
  return misordered
}

/** The last of several wishes; none when two tabs wished for different things at about the same time. */
function lastWish<Value>(
  wishes: readonly { readonly value: Value; readonly at: number; readonly tab: string }[],
) {
  const last = wishes.at(-1)
  if (!last) return undefined
  const isBlurred = wishes.some(
    ({ value, at, tab }) => tab !== last.tab && value !== last.value && last.at - at < BLURRED_MS,
  )
  return isBlurred ? undefined : last
}

function checkWishes(ledger: Ledger, truth: Truth, complain: Complain): void {
  for (const [key, wishes] of ledger.texts) {
    const message = truth.messages.get(key)
    const wish = lastWish(wishes)
    if (!message || !wish || message.deleted_at !== undefined || ledger.refused.has(`edit ${key}`)) continue
    if (message.text !== wish.value)
      complain('I5', `${key} is "${message.text}", last wished "${wish.value}"`)
  }
  for (const [key, wish] of ledger.deleted) {
    const message = truth.messages.get(key)
    if (message && message.deleted_at === undefined && !ledger.refused.has(`delete ${key}`))
      complain('I5', `${key} is still there, ${wish.tab} deleted it`)
  }
  for (const message of truth.messages.values()) {
    const isWished = ledger.deleted.has(message.id) || ledger.sent.get(message.id)?.isTakenBack === true
    if (message.deleted_at !== undefined && !isWished)
      complain('I5', `${message.id} was deleted and nobody wished it`)
  }
  const isGone = (key: string): boolean =>
    truth.messages.get(key)?.deleted_at !== undefined || !truth.messages.has(key)
  checkSwitches(
    'vote',
    ledger.votes,
    truth.votes,
    (name) => {
      const [person = '', poll = ''] = name.split(' ')
      return ledger.refused.has(`vote ${person}`) || isGone(holderOf(poll))
    },
    complain,
  )
  checkSwitches(
    'remind',
    ledger.reminders,
    truth.reminders,
    (name) => ledger.refused.has(`remind ${name}`) || isGone(name.split(' ')[1] ?? ''),
    complain,
  )
  const has = new Set(truth.reactions.map(({ user_id: who, message_id: id, type }) => `${who} ${id} ${type}`))
  for (const [name, wishes] of ledger.reactions) {
    const wish = lastWish(wishes)
    const message = truth.messages.get(name.split(' ')[1] as string)
    if (!wish || !message || message.deleted_at !== undefined || ledger.refused.has(`react ${name}`)) continue
    if (has.has(name) !== wish.value)
      complain('I24', `${name} is ${has.has(name)}, last wished ${wish.value}`)
  }
}

/** What is on or off for one person, by its name. */
function checkSwitches(
  what: 'vote' | 'remind',
  wished: Ledger['votes'],
  has: ReadonlySet<string>,
  isDoubtful: (name: string) => boolean,
  complain: Complain,
): void {
  for (const [name, wishes] of wished) {
    const wish = lastWish(wishes)
    if (wish && !isDoubtful(name) && has.has(name) !== wish.value)
      complain('I24', `${what} ${name} is ${has.has(name)}, last wished ${wish.value}`)
  }
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** A tab that lived through it all against one that has just come: they show the same, where anything is loaded. */
export function checkViews(tab: Tab, fresh: Tab, truth: Truth, place: Place, complain: Complain): number {
  let diverged = 0
  const people = place.people.map(({ id }) => id)
  const unlike = (what: string, held: unknown, right: unknown): void => {
    diverged += 1
    complain('I20', `${tab.name} ${what}: ${JSON.stringify(held)} instead of ${JSON.stringify(right)}`)
  }
  const orders = [tab, fresh].map(({ chat }) => chat.store.getState().base.channelOrder)
  if (differs(orders[0], orders[1])) unlike('channels', orders[0], orders[1])
  for (const channel of place.channels) {
    const held = shownChannel(tab.chat, channel, people)
    const right = shownChannel(fresh.chat, channel, people)
    for (const field of ['name', 'frozen', 'unread', 'latest', 'members', 'reads'] as const)
      if (differs(held[field], right[field])) unlike(`${channel} ${field}`, held[field], right[field])
    compareRows(held, right, (what, one, other) => unlike(`${channel} ${what}`, one, other))
  }
  // With its message a poll is gone, and no look shows it.
  const isShown = (at: number): boolean =>
    truth.messages.get(holderOf(pollIn(at)))?.deleted_at === undefined &&
    truth.messages.has(holderOf(pollIn(at)))
  const [heldPolls, rightPolls] = [tab, fresh].map(({ chat }) =>
    place.channels.map((_, at) => shownPoll(chat, pollIn(at))),
  )
  for (const [at, poll] of heldPolls?.entries() ?? [])
    // One that was forgotten is asked for again by whoever shows it.
    if (poll !== undefined && isShown(at) && differs(poll, rightPolls?.[at]))
      unlike(pollIn(at), poll, rightPolls?.[at])
  const [heldKept, rightKept] = [tab, fresh].map(({ chat }) => shownReminders(chat))
  // Where the list never came, a person is offered to ask again.
  if (heldKept && differs(heldKept, rightKept)) unlike('reminders', heldKept, rightKept)
  for (const id of tab.threads.keys())
    compareRows(shownRows(tab.chat, id), shownRows(fresh.chat, id), (what, one, other) =>
      unlike(`${id} ${what}`, one, other),
    )
  return diverged
}

function compareRows(
  held: ShownRows,
  right: ShownRows,
  unlike: (what: string, held: unknown, right: unknown) => void,
): void {
  const full = right.rows.filter((row): row is Shown => row !== null)
  const placeOf = new Map(full.map((row, index) => [row.key, index]))
  let before: number | null = null
  let isGap = held.hasOlder
  for (const row of held.rows) {
    if (row === null) {
      isGap = true
      continue
    }
    const at = placeOf.get(row.key)
    if (at === undefined) {
      unlike(`row ${row.key}`, row, null)
      continue
    }
    if (differs(row, full[at])) unlike(`row ${row.key}`, row, full[at])
    const expected: number = before === null ? 0 : before + 1
    if (at !== expected && !isGap) unlike(`rows before ${row.key} (I11)`, expected, at)
    if (before !== null && at <= before) unlike(`order at ${row.key}`, at, before)
    before = at
    isGap = false
  }
  const last = held.rows.at(-1)
  if (last && (before ?? -1) !== full.length - 1) unlike('end', before, full.length - 1)
}

/** The fresh look against the tables: the kit's reading of the protocol is right at all. */
export function checkFresh(fresh: Tab, truth: Truth, place: Place, complain: Complain): void {
  for (const channel of place.channels) {
    const { rows } = shownChannel(fresh.chat, channel, [])
    const stored = [...truth.messages.values()]
      .filter((message) => message.cid === channel && inChannel(message))
      .toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1))
    if (
      differs(
        rows.map((row) => row?.key),
        stored.map(({ id }) => id),
      )
    ) {
      complain('I20', `${fresh.name} ${channel} shows ${rows.length} rows of ${stored.length}`)
      continue
    }
    for (const [index, message] of stored.entries()) {
      const row = rows[index] as Shown
      const isDeleted = message.deleted_at !== undefined
      if ((row.kind === 'deleted') !== isDeleted || (!isDeleted && row.text !== message.text))
        complain(
          'I20',
          `${fresh.name} shows ${row.key} as ${row.kind} "${row.text}", stored "${message.text}"`,
        )
      const counts = isDeleted ? [] : countsOf(truth, message.id, fresh.person.id)
      if (differs(row.reactions.toSorted(), counts))
        complain('I25', `${fresh.name} ${row.key}: ${row.reactions.join()} instead of ${counts.join()}`)
    }
  }
}

function countsOf(truth: Truth, id: string, self: string): readonly string[] {
  const types = new Map<string, { count: number; own: boolean }>()
  for (const { message_id: message, type, user_id: who } of truth.reactions) {
    if (message !== id) continue
    const held = types.get(type) ?? { count: 0, own: false }
    types.set(type, { count: held.count + 1, own: held.own || who === self })
  }
  return [...types].map(([type, { count, own }]) => `${type} ${count} ${own}`).toSorted()
}
