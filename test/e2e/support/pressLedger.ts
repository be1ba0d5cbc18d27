import type { Random } from '../../../src/testing/scenes/random.ts'
import type { Deed, Done, Target } from './deeds.ts'
import type { ServerMessage } from './serverTruth.ts'

interface Written {
  /** The tab that wrote it, and alone changes it. */
  tab: string
  readonly writer: string
  readonly person: string
  readonly key: string | null
  text: string
  isRemoved: boolean
}

/** What a run came to; `lost`, `twice` and the like name the texts. */
export interface Verdict {
  readonly lost: readonly string[]
  readonly twice: readonly string[]
  readonly unasked: readonly string[]
  readonly misordered: readonly string[]
  readonly wrongReactions: readonly string[]
}

/** What people pressed, in press order, kept apart from anything the kit knows of it. */
export class PressLedger {
  readonly #random: Random
  readonly #written: Written[] = []
  /** `key person:reaction` → whether it is wished. */
  readonly #wishes = new Map<string, boolean>()
  readonly counts = { send: 0, reply: 0, edit: 0, remove: 0, react: 0, typed: 0 }
  #mark = 0

  constructor(random: Random) {
    this.#random = random
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0)
  }

  /** A text that nobody has written yet. */
  nextText(tab: string): string {
    this.#mark += 1
    return `${tab}: ${this.#mark}`
  }

  /** Somebody types this and presses Enter. */
  typed(tab: string, person: string, text: string): void {
    this.counts.typed += 1
    this.#written.push({ tab, writer: tab, person, key: null, text, isRemoved: false })
  }

  /** Another tab goes on where one has ended. */
  inherit(from: string, to: string): void {
    for (const message of this.#written) if (message.tab === from) message.tab = to
  }

  /** Makes up what a tab does next; half of it about what it has only just written. */
  plan(tab: string, reaction: string, count: number): readonly Deed[] {
    const random = this.#random
    const deeds: Deed[] = []
    const fresh: number[] = []
    const gone = new Set<Target>()
    const mine = this.#written.filter((other) => other.tab === tab && other.key !== null && !other.isRemoved)
    const known = this.#written.filter(({ key, isRemoved }) => key !== null && !isRemoved)
    const pick = (from: readonly Written[]): Target | null => {
      const recent = random.chance(0.5) ? fresh.filter((place) => !gone.has(place)) : []
      if (recent.length > 0) return random.pick(recent)
      const there = from.filter(({ key }) => key !== null && !gone.has(key)).slice(-25)
      return there.length > 0 ? random.pick(there).key : null
    }
    for (let place = 0; place < count; place += 1) {
      const roll = random.next()
      const target = roll < 0.5 ? null : pick(roll < 0.72 ? mine : known)
      if (target === null || roll < 0.58) {
        fresh.push(place)
        deeds.push({ kind: 'send', text: this.nextText(tab), replyTo: target })
      } else if (roll < 0.72 && roll >= 0.69) {
        gone.add(target)
        deeds.push({ kind: 'remove', target })
      } else if (roll < 0.72) deeds.push({ kind: 'edit', target, text: `${this.nextText(tab)}, changed` })
      else deeds.push({ kind: 'react', target, reaction, on: random.chance(0.65) })
    }
    return deeds
  }

  /** Takes down what the chat took. @returns what it did not take */
  note(tab: string, person: string, deeds: readonly Deed[], done: readonly Done[]): readonly Deed[] {
    return deeds.filter((deed, place) => {
      const { key = null, isTaken = false } = done[place] ?? {}
      if (!isTaken || key === null) return true
      if (deed.kind === 'send') {
        this.counts[deed.replyTo === null ? 'send' : 'reply'] += 1
        this.#written.push({ tab, writer: tab, person, key, text: deed.text, isRemoved: false })
        return false
      }
      this.counts[deed.kind] += 1
      const message = this.#written.find((other) => other.key === key)
      if (deed.kind === 'react') this.#wishes.set(`${key} ${person}:${deed.reaction}`, deed.on)
      else if (message && deed.kind === 'edit') message.text = deed.text
      else if (message) message.isRemoved = true
      return false
    })
  }

  /** Holds what was pressed against what the server has. */
  judge(truth: readonly ServerMessage[]): Verdict {
    const due = this.#written.filter(({ isRemoved }) => !isRemoved)
    const counts = new Map<string, number>()
    for (const { text } of truth) counts.set(text, (counts.get(text) ?? 0) + 1)
    const dueTexts = new Set(due.map(({ text }) => text))
    const places = new Map(truth.map(({ text }, place) => [text, place]))
    const last = new Map<string, number>()
    const misordered = due.flatMap(({ writer, text }) => {
      const place = places.get(text) ?? -1
      const isLate = place >= 0 && place < (last.get(writer) ?? -1)
      last.set(writer, Math.max(place, last.get(writer) ?? -1))
      return isLate ? [text] : []
    })
    return {
      lost: due.flatMap(({ text }) => (counts.has(text) ? [] : [text])),
      twice: [...counts].flatMap(([text, count]) => (count > 1 ? [text] : [])),
      unasked: truth.flatMap(({ text }) => (dueTexts.has(text) ? [] : [text])),
      misordered,
      wrongReactions: this.#wrongReactions(truth),
    }
  }

  #wrongReactions(truth: readonly ServerMessage[]): readonly string[] {
    const there = new Set(truth.flatMap(({ id, reactions }) => reactions.map((one) => `${id} ${one}`)))
    const alive = new Set(truth.map(({ id }) => id))
    const missing = [...this.#wishes].flatMap(([wish, on]) =>
      alive.has(wish.split(' ')[0] ?? '') && on !== there.has(wish) ? [`${wish} ${on}`] : [],
    )
    return [...missing, ...[...there].filter((one) => !this.#wishes.has(one))]
  }
}
