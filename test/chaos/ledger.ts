import { REACTIONS } from './reactions.ts'
import type { Call } from './wire.ts'

/** What people pressed, written down beside the kit and without a word from it. */

export interface SentRecord {
  readonly key: string
  readonly person: string
  readonly tab: string
  readonly channel: string
  readonly text: string
  /** Order of all presses, and the virtual time of this one. */
  readonly order: number
  readonly at: number
  readonly answers: string | null
  /** The message in whose thread it stands; `null`: in the channel. */
  readonly thread: string | null
  /** Names of what hangs on it, in order. */
  readonly files: readonly string[]
  /** Some of them were not on the server when it was pressed, so it was in nobody's way. */
  readonly hasWaited: boolean
  /** A person threw it away, or pressed delete on it. */
  isTakenBack: boolean
  /** Was refused once: what was pressed after it may have gone before. */
  hasFailed: boolean
  /** The server has said that it has it. */
  hasArrived: boolean
  /** Its tab was killed before the press can have been on a disk. */
  isDoubtful: boolean
  /** Its tab was killed before its files can have been on a disk. */
  mayLoseFiles: boolean
  /** Files that somebody took off it. */
  readonly without: Map<string, Without>
}

/** That a message is to go without a file. */
export interface Without {
  readonly at: number
  readonly tab: string
  /** False: another tab may have sent it meanwhile, or never have heard of that. */
  isSure: boolean
}

export interface Wish<Value> {
  readonly value: Value
  readonly at: number
  readonly tab: string
}

export class Ledger {
  readonly sent = new Map<string, SentRecord>()
  /** Message key → texts wished for, oldest first. */
  readonly texts = new Map<string, Wish<string>[]>()
  readonly deleted = new Map<string, Wish<string>>()
  /** `person key type` → whether it is wished for. */
  readonly reactions = new Map<string, Wish<boolean>[]>()
  /** `person poll option` → whether it is chosen. */
  readonly votes = new Map<string, Wish<boolean>[]>()
  /** `person key` → whether it is kept for later. */
  readonly reminders = new Map<string, Wish<boolean>[]>()
  /** Whatever a server said no to, as `deed target`: both ends are fine then. */
  readonly refused = new Set<string>()
  /** Texts of everything that was ever written, by message key. */
  readonly everWritten = new Map<string, Set<string>>()
  /** Name of every file that was ever picked → what is in it. */
  readonly files = new Map<string, string>()
  /** The kit's name of what hangs on a message → the name of its file. */
  readonly uploads = new Map<string, string>()
  /** Files that somebody took back from a message into a tray. */
  readonly reclaimed = new Set<string>()
  /** What went wrong with files where nobody was looking. */
  readonly wrongs: string[] = []
  /** Messages the application deleted for good. */
  readonly erased = new Set<string>()
  /** `person channel` → when they last pressed a key there. */
  readonly typed = new Map<string, number>()
  deeds = 0
  readonly #fresh = new Map<string, SentRecord[]>()

  send(
    record: Pick<SentRecord, 'key' | 'text' | 'person' | 'tab' | 'channel' | 'at' | 'answers' | 'thread'> &
      Partial<Pick<SentRecord, 'files' | 'hasWaited'>>,
  ): void {
    this.deeds += 1
    const sent: SentRecord = {
      files: [],
      hasWaited: false,
      ...record,
      order: this.deeds,
      isTakenBack: false,
      hasFailed: false,
      hasArrived: false,
      isDoubtful: false,
      mayLoseFiles: false,
      without: new Map(),
    }
    this.sent.set(record.key, sent)
    this.#fresh.set(record.tab, [...(this.#fresh.get(record.tab) ?? []), sent])
    this.#write(record.key, record.text)
  }

  /** What was pressed in a tab since this was last asked. */
  newest(tab: string): readonly SentRecord[] {
    const fresh = this.#fresh.get(tab) ?? []
    this.#fresh.delete(tab)
    return fresh
  }

  edit(key: string, wish: Wish<string>): void {
    this.deeds += 1
    this.texts.set(key, [...(this.texts.get(key) ?? []), wish])
    this.#write(key, wish.value)
  }

  remove(key: string, wish: Wish<string>): void {
    this.deeds += 1
    this.deleted.set(key, wish)
    // Whoever deletes a message has no further wish about it; what was pending is not done, even if the deletion is refused.
    this.refused.add(`edit ${key}`)
    for (const name of this.reactions.keys())
      if (name.startsWith(`${wish.value} ${key} `)) this.refused.add(`react ${name}`)
    this.refused.add(`remind ${wish.value} ${key}`)
    const sent = this.sent.get(key)
    if (sent) sent.isTakenBack = true
  }

  /** The application deleted it for good. */
  erase(key: string): void {
    this.erased.add(key)
    const sent = this.sent.get(key)
    if (sent) sent.isTakenBack = true
  }

  react(person: string, key: string, type: string, wish: Wish<boolean>): void {
    this.deeds += 1
    const name = `${person} ${key} ${type}`
    this.reactions.set(name, [...(this.reactions.get(name) ?? []), wish])
  }

  vote(person: string, poll: string, option: string, wish: Wish<boolean>): void {
    this.deeds += 1
    const name = `${person} ${poll} ${option}`
    this.votes.set(name, [...(this.votes.get(name) ?? []), wish])
  }

  remind(person: string, key: string, wish: Wish<boolean>): void {
    this.deeds += 1
    const name = `${person} ${key}`
    this.reminders.set(name, [...(this.reminders.get(name) ?? []), wish])
  }

  /** Either end of what a call wishes for is fine. */
  doubt(person: string, { kind, method, path, body }: Pick<Call, 'kind' | 'method' | 'path' | 'body'>): void {
    const key = decodeURIComponent(path.split('/')[2] ?? '')
    if (kind === 'edit' || kind === 'delete') this.refused.add(`${kind} ${key}`)
    // What was deleted before it arrived is deleted by whoever remembers that, and nobody does.
    const sent = /"id":"([^"]+)"/.exec(body)?.[1]
    if (sent && (kind === 'send' || kind === 'reply' || kind === 'thread')) this.refused.add(`delete ${sent}`)
    if (kind === 'remind') this.refused.add(`remind ${person} ${key}`)
    // A vote that moves, and one that is withdrawn by its name: of either the call does not say what else it changes.
    if (kind === 'vote') this.refused.add(`vote ${person}`)
    if (kind !== 'react') return
    const type = method === 'DELETE' ? path.split('/')[4] : /"type":"(\w+)"/.exec(body)?.[1]
    // One that takes the place of all others leaves them all as they were.
    const types = body.includes('"enforce_unique":true') ? REACTIONS : [type ?? '']
    for (const each of types) this.refused.add(`react ${person} ${key} ${each}`)
  }

  /**
   * A tab ended. What was pressed in it and reached neither the disk nor another tab may or may not have happened.
   * @param kept everything that is left of it, as text
   * @param writingMs what was wished within this time before it ended may not have been on the disk yet
   */
  lose(tab: string, now: number, kept: string, writingMs: number): void {
    const isLost = (wish: { readonly tab: string; readonly at: number }): boolean =>
      wish.tab === tab && now - wish.at < writingMs
    for (const sent of this.sent.values()) {
      if (isLost(sent)) sent.mayLoseFiles = true
      for (const without of sent.without.values()) if (isLost(without)) without.isSure = false
      if (
        isLost(sent) &&
        !kept.includes(`"message.send","input":{"channelId":"${sent.channel}","key":"${sent.key}"`)
      )
        sent.isDoubtful = true
    }
    for (const [key, wishes] of this.texts)
      if (wishes.some((wish) => isLost(wish) && !kept.includes(`"${wish.value}"`)))
        this.refused.add(`edit ${key}`)
    for (const [key, wish] of this.deleted) if (isLost(wish)) this.refused.add(`delete ${key}`)
    for (const [name, wishes] of this.reactions) if (wishes.some(isLost)) this.refused.add(`react ${name}`)
    for (const [name, wishes] of this.votes)
      if (wishes.some(isLost)) this.refused.add(`vote ${name.split(' ')[0]}`)
    for (const [name, wishes] of this.reminders) if (wishes.some(isLost)) this.refused.add(`remind ${name}`)
  }

  #write(key: string, text: string): void {
    const texts = this.everWritten.get(key) ?? new Set()
    this.everWritten.set(key, texts.add(text))
  }
}
