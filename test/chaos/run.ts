import { createHash } from 'node:crypto'
import { channelId, type ConversationId, rootOf, type ThreadId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Failure } from '../../src/state/outbox.ts'
import { replaceTimers } from '../../src/testing/replaceTimers.ts'
import { selectHasOlder, selectOldest } from '../../src/state/rows.ts'
import { createVirtualClock } from '../../src/testing/virtualClock.ts'
import { checkFresh, checkTruth, checkViews, readTruth } from './checks/quiet.ts'
import { StepChecks } from './checks/step.ts'
import { checkCalls } from './checks/calls.ts'
import { checkFiles, checkTrays } from './checks/files.ts'
import { HoleChecks } from './checks/holes.ts'
import { checkLiveness } from './checks/liveness.ts'
import { perform } from './deeds.ts'
import { mendFiles } from './fileDeeds.ts'
import { Ledger } from './ledger.ts'
// What is loaded when it is wanted is there at once: loading takes no virtual time.
import '../../src/engine/uploadWork.ts'
import { type Person, Place, type Tab, UPLOAD_SPEED } from './place.ts'
import { emptyReport, noteCall, noteDeed, noteWorld, type Report } from './report.ts'
import { type Deed, diceOf, type Script, type Step, type WorldFault } from './script.ts'
import type { Call, CallKind } from './wire.ts'
import { CARELESS, happen, rouse } from './world.ts'

const HEAL_LIMIT_MS = 120_000
/** A server that counts calls lets a crowd of waiting ones through minute by minute. */
const COUNTED_HEAL_LIMIT_MS = 900_000
/** After so long a disk that refused has been asked again what it holds. */
const DISK_ASKED_MS = 75_000
const STEP_MS = 250
/** After so long nobody takes back any more what was thrown away, and its files are ended. */
const SECOND_THOUGHTS_MS = 70_000

export interface RunOptions {
  /** Called with every line of the log; the log of a seed is the same every time. */
  readonly onLine?: (line: string) => void
}

/** Runs a script from the first step to the comparison with a fresh look, and reports. */
export async function run(script: Script, options: RunOptions = {}): Promise<Report> {
  const clock = createVirtualClock()
  const restore = replaceTimers(clock)
  const rejections: unknown[] = []
  const onRejection = (error: unknown): void => void rejections.push(error)
  process.on('unhandledRejection', onRejection)
  try {
    return await new Run(script, clock, rejections, options.onLine).all()
  } finally {
    process.off('unhandledRejection', onRejection)
    restore()
  }
}

/** Something wrong with the world, and how it ends. */
interface Undo {
  readonly at: number
  readonly fault: WorldFault
  readonly whose: Person
  readonly act: () => void
}

/** What is over at once is felt for a while, virtual ms. */
const AFTERMATH_MS = 5000

class Run {
  readonly #script: Script
  readonly #clock: ReturnType<typeof createVirtualClock>
  readonly #rejections: unknown[]
  readonly #onLine: ((line: string) => void) | undefined
  readonly #hash = createHash('sha256')
  readonly #ledger = new Ledger()
  readonly #report: Report
  readonly #place: Place
  readonly #checks: StepChecks
  readonly #holes: HoleChecks
  readonly #undo = new Set<Undo>()
  readonly #states = new WeakMap<Tab, string>()

  constructor(
    script: Script,
    clock: ReturnType<typeof createVirtualClock>,
    rejections: unknown[],
    onLine?: (line: string) => void,
  ) {
    this.#script = script
    this.#clock = clock
    this.#rejections = rejections
    this.#onLine = onLine
    this.#report = emptyReport(script.seed)
    this.#place = new Place({ ...script, clock, onCall: (tab, call) => this.#hear(tab, call) })
    this.#checks = new StepChecks(this.#ledger, this.#place.history)
    this.#holes = new HoleChecks(this.#place.history)
  }

  #log(line: string): void {
    const text = `${Math.round(this.#clock.monotonic())} ${line}`
    this.#hash.update(`${text}\n`)
    this.#onLine?.(text)
  }

  readonly #complain = (rule: string, what: string): void => {
    this.#log(`!! ${rule} ${what}`)
    if (this.#report.breaks.length < 20) this.#report.breaks.push(`${rule}: ${what}`)
    this.#report.broken += 1
  }

  #hear(tab: string, call: Call): void {
    this.#log(`   ${tab} ${call.method} ${call.path} ${call.status}${call.fault ? ` (${call.fault})` : ''}`)
    this.#report.calls += 1
    if (call.fault) noteCall(this.#report, call.fault, call.kind)
    noteRefusal(this.#ledger, tab, call)
  }

  async all(): Promise<Report> {
    const place = this.#place
    await place.load()
    for (const person of place.people) place.open(person)
    await this.#pass(1000)
    for (const [index, step] of this.#script.steps.entries()) {
      await this.#pass(step.wait)
      await this.#step(step, index)
      await this.#pass(0)
      this.#look()
    }
    await this.#heal()
    await this.#compare()
    for (const person of place.people) for (const { chat } of person.tabs) chat.destroy()
    this.#report.tokens = place.people.reduce((sum, { tokens }) => sum + tokens, 0)
    this.#report.log = this.#hash.digest('hex')
    return this.#report
  }

  /** Lets virtual time pass in small pieces, and whatever the server does in each come to its end. */
  async #pass(ms: number): Promise<void> {
    const end = this.#clock.monotonic() + ms
    for (;;) {
      for (const undo of this.#undo) {
        if (undo.at > this.#clock.monotonic()) continue
        this.#undo.delete(undo)
        undo.act()
      }
      const left = end - this.#clock.monotonic()
      try {
        await this.#clock.advance(Math.min(left, STEP_MS))
      } catch (error) {
        this.#fault(error)
      }
      if (left <= STEP_MS) break
    }
    for (const error of this.#rejections.splice(0)) this.#fault(error)
    for (const error of this.#place.faults.splice(0)) this.#fault(error)
    for (const what of this.#place.history.orphans.splice(0)) this.#complain('I5', what)
    for (const what of this.#ledger.wrongs.splice(0)) this.#complain('I36', what)
  }

  #fault(error: unknown): void {
    const errors = error instanceof AggregateError ? error.errors : [error]
    for (const one of errors) {
      if (one instanceof Error && one.message === CARELESS) continue
      this.#complain('I23', one instanceof Error ? (one.stack ?? one.message) : String(one))
    }
  }

  #tabOf(step: Step): { readonly person: Person; readonly tab: Tab } {
    const person = this.#place.people[step.person % this.#place.people.length] as Person
    return { person, tab: person.tabs[step.tab % person.tabs.length] as Tab }
  }

  async #step({ what, dice, ...step }: Step, index: number): Promise<void> {
    const { person, tab } = this.#tabOf({ what, dice, ...step })
    const random = diceOf(dice)
    if (what.type === 'call') {
      // A line that cuts off one file mostly cuts off the next ones, until nobody tries any more.
      const times = what.fault === 'cut upload' && random.chance(0.5) ? 5 : 1
      for (let left = times; left > 0; left -= 1) tab.wire.arm(what.on, what.fault)
      return
    }
    if (what.type === 'world') {
      this.#log(`${tab.name} ${what.fault}`)
      noteWorld(this.#report, what.fault)
      const later = (ms: number, act: () => void): void => {
        this.#undo.add({ at: this.#clock.monotonic() + ms, fault: what.fault, whose: person, act })
      }
      const around = {
        place: this.#place,
        person,
        tab,
        random,
        clock: this.#clock,
        ledger: this.#ledger,
        later,
      }
      try {
        await happen(what.fault, around)
      } catch (error) {
        this.#fault(error)
      }
      later(AFTERMATH_MS, () => {})
      return
    }
    const around = {
      tab,
      random,
      ledger: this.#ledger,
      channels: this.#place.channels,
      now: this.#clock.monotonic(),
      time: this.#clock.monotonic,
      mark: `${index}`,
    }
    const target = this.#try(() => perform(what.deed, around))
    this.#log(`${tab.name} ${what.deed} ${target}`)
    noteDeed(this.#report, what.deed, target !== 'nothing', this.#under(person))
  }

  #try(act: () => string): string {
    try {
      return act()
    } catch (error) {
      this.#fault(error)
      return 'threw'
    }
  }

  /** What is wrong with the world right now. */
  #under(person: Person): readonly WorldFault[] {
    return [...this.#undo].flatMap(({ fault, whose }) =>
      whose === person || fault === 'server restart' ? [fault] : [],
    )
  }

  #look(): void {
    for (const { tabs } of this.#place.people)
      for (const tab of tabs) {
        const { state } = tab.chat.store.getState().connection
        if (this.#states.get(tab) !== state) this.#log(`   ${tab.name} is ${state}`)
        this.#states.set(tab, state)
        this.#checks.look(tab, this.#place.channels, this.#complain)
        this.#holes.look(tab, this.#place.channels, this.#clock.monotonic(), this.#complain)
        checkLiveness(tab, this.#ledger, this.#clock.monotonic(), this.#complain)
      }
  }

  #tabs(): readonly Tab[] {
    return this.#place.people.flatMap(({ tabs }) => tabs)
  }

  /** Everything works again; people try again what failed. Then all that was pressed has to arrive. */
  async #heal(): Promise<void> {
    this.#log('heal')
    for (const { act } of this.#undo) act()
    this.#undo.clear()
    for (const { browser } of this.#place.people) {
      browser.refuse(false)
      browser.delay(0)
    }
    for (const tab of this.#tabs()) {
      tab.wire.disarm()
      tab.network.setSilent(false)
      if (tab.silentSince !== null) rouse(tab, this.#clock)
      tab.network.setLatency(40)
      tab.network.setUploadSpeed(UPLOAD_SPEED)
    }
    const from = this.#clock.monotonic()
    await this.#untilQuiet()
    this.#report.converged.push(this.#clock.monotonic() - from)
    if (this.#place.people.some(({ isDiskSound }) => !isDiskSound)) {
      await this.#pass(DISK_ASKED_MS)
      await this.#untilQuiet()
    }
    for (const tab of this.#tabs()) {
      if (isQuiet(tab)) continue
      const { connection, outbox } = tab.chat.store.getState()
      const waiting = [...outbox.entries.values()].map(({ operation, state }) => `${operation.kind} ${state}`)
      this.#complain('I4', `${tab.name} is not quiet: ${connection.state}, ${waiting.join(', ')}`)
    }
    // Frames that were held back come with the next ones, and what was thrown away is kept for second thoughts.
    await this.#pass(this.#ledger.files.size > 0 ? SECOND_THOUGHTS_MS : 30_000)
    await this.#untilQuiet()
    this.#look()
  }

  async #untilQuiet(): Promise<void> {
    const end = this.#clock.monotonic() + (this.#script.perMinute > 0 ? COUNTED_HEAL_LIMIT_MS : HEAL_LIMIT_MS)
    while (this.#clock.monotonic() < end) {
      await this.#pass(500)
      this.#look()
      for (const tab of this.#tabs())
        for (const { operation, state, failure } of tab.chat.store.getState().outbox.entries.values())
          if (state === 'failed') this.#again(tab, operation, failure)
      if (this.#tabs().every(isQuiet)) return
    }
  }

  /** Tries again, unless that can never be: the answer to a message that is gone for good. */
  #again(tab: Tab, operation: Operation, failure: Failure | null): void {
    const { chat } = tab
    if (failure?.reason === 'upload') return mendFiles(tab, this.#ledger, operation, this.#clock.monotonic())
    if (failure?.reason !== 'not-found' || !('key' in operation.input)) return chat.retry(operation.id)
    const sent = this.#ledger.sent.get(operation.input.key)
    if (sent && operation.kind === 'message.send') sent.isTakenBack = true
    this.#ledger.refused.add(`edit ${operation.input.key}`)
    chat.discard(operation.id)
  }

  async #compare(): Promise<void> {
    const truth = await readTruth(this.#place)
    const verdict = checkTruth(this.#place, this.#ledger, truth, this.#complain)
    const { withFiles, strayFiles } = checkFiles(this.#place, this.#ledger, truth, this.#complain)
    this.#report.withFiles += withFiles
    this.#report.strayFiles += strayFiles
    for (const person of this.#place.people) checkTrays(person, this.#ledger, this.#complain)
    this.#report.lost += verdict.lost
    this.#report.doubled += verdict.doubled
    this.#report.misordered += verdict.misordered
    // With a message that the application erased its thread is gone, whoever had it open.
    const isThere = (id: ThreadId): boolean => !this.#ledger.erased.has(rootOf(id) ?? '')
    for (const person of this.#place.people) {
      const held = [...person.tabs]
      const fresh = this.#place.openElsewhere(person)
      await this.#pass(1500)
      await this.#loadAll(fresh, [
        ...this.#place.channels.map(channelId),
        ...new Set(held.flatMap(({ threads }) => [...threads.keys()].filter(isThere))),
      ])
      checkFresh(fresh, truth, this.#place, this.#complain)
      for (const tab of held)
        this.#report.diverged += checkViews(tab, fresh, truth, this.#place, this.#complain)
      checkCalls(person, held, this.#complain)
      this.#report.selfInflicted += held.reduce((sum, { wire }) => sum + wire.impatient.length, 0)
      fresh.chat.destroy()
    }
    await this.#pass(1000)
  }

  async #loadAll({ chat }: Tab, conversations: readonly ConversationId[]): Promise<void> {
    for (const id of conversations) {
      for (let page = 0; page < 100 && selectHasOlder(chat.store.getState(), id); page += 1) {
        const key = selectOldest(chat.store.getState(), id)
        const load = chat.loadTimeline(id, key ? { at: 'older', key } : { at: 'newest' })
        let isDone = false
        void load.finally(() => (isDone = true)).catch((error: unknown) => this.#fault(error))
        for (let turn = 0; turn < 100 && !isDone; turn += 1) await this.#pass(50)
      }
    }
  }
}

function isQuiet({ chat }: Tab): boolean {
  const { connection, outbox } = chat.store.getState()
  return connection.state === 'online' && outbox.entries.size === 0
}

const refusing: ReadonlySet<CallKind> = new Set<Deed>([
  'edit',
  'delete',
  'react',
  'vote',
  'remind',
  'send',
  'reply',
  'thread',
])

/** The server, or something in its place, said no for good: then neither end of the wish is wrong. */
function noteRefusal(ledger: Ledger, tab: string, { kind, method, path, body, status, fault }: Call): void {
  const isNo =
    fault === 'error message' || (status >= 400 && status < 500 && ![401, 408, 429].includes(status))
  if (!isNo || !refusing.has(kind)) return
  if (kind !== 'send' && kind !== 'reply' && kind !== 'thread')
    ledger.doubt(tab.split('/')[0] as string, { kind, method, path, body })
  else {
    const sent = ledger.sent.get(/"id":"([^"]+)"/.exec(body)?.[1] ?? '')
    if (sent && fault !== null) sent.hasFailed = true
    // Of itself the server finds only one fault with these: that it has the message already.
    if (sent && fault === null && status === 400) sent.hasArrived = true
  }
}
