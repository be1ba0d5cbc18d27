import { channelId, channelOf, conversationId, type ConversationId, rootOf } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { SentUpload, Upload } from '../../src/model/upload.ts'
import { waitsForFiles } from '../../src/state/delivery.ts'
import type { Random } from '../../src/testing/scenes/random.ts'
import { pickFiles } from './files.ts'
import type { Ledger } from './ledger.ts'
import type { Tab } from './place.ts'

type Send = Operation<'message.send'>

export interface FilesAround {
  readonly tab: Tab
  readonly random: Random
  readonly ledger: Ledger
  /** What time it is when it is asked, virtual ms. */
  readonly time: () => number
  readonly mark: string
}

const isLive = ({ person, name }: Tab): boolean => person.tabs.some((tab) => tab.name === name)

const trayOf = ({ chat }: Tab, id: ConversationId): readonly Upload[] =>
  chat.store.getState().uploads.get(id) ?? []

/** Messages of this person that wait for files, as this tab shows them. */
const waitingIn = ({ chat }: Tab): readonly Send[] =>
  [...chat.store.getState().outbox.entries.values()].flatMap((entry) =>
    waitsForFiles(entry) ? [entry.operation as Send] : [],
  )

/** What a person does about files: picks them, sends them, and thinks again. */
export function fileDeed(around: FilesAround): string {
  const { tab, random, ledger } = around
  const threads = [...tab.threads.keys()]
  const id = threads.length > 0 && random.chance(0.15) ? random.pick(threads) : channelId(tab.channel)
  const [waiting, tray, roll] = [waitingIn(tab), trayOf(tab, id), random.next()]
  if (waiting.length > 0 && roll < 0.35) return thinkAgain(around, random.pick(waiting))
  if (tray.length > 0 && roll < 0.5) return tidyTray(around, id, random.pick(tray))
  if (tray.length > 0 && roll < 0.8) return sendTray(around, id)
  const picked = pickFiles(random, around.mark)
  for (const { file, content } of picked) ledger.files.set(file.name, content)
  const isSent = random.chance(0.75)
  const add = async (): Promise<void> => {
    const rejected = await tab.chat.addFiles(
      id,
      picked.map(({ file }) => file),
    )
    const faulty = rejected.filter(({ refusal }) => refusal.reason !== 'not-allowed')
    if (isLive(tab) && faulty.length > 0)
      ledger.wrongs.push(`${tab.name} did not take ${faulty[0]?.file.name}: ${faulty[0]?.refusal.reason}`)
    if (isLive(tab) && isSent && rejected.length === 0) sendTray(around, id)
  }
  void add()
  return `add ${picked.map(({ file }) => file.name).join()}`
}

function sendTray({ tab, random, ledger, time, mark }: FilesAround, id: ConversationId): string {
  const files = trayOf(tab, id).filter(({ state }) => state !== 'cancelled' && state !== 'rejected')
  const text = random.chance(0.15) ? '' : `files ${mark}`
  const key = tab.chat.send(id, text, { uploads: files.map((upload) => upload.id) })
  if (key === null) return 'nothing'
  for (const upload of files) ledger.uploads.set(upload.id, upload.name)
  ledger.send({
    key,
    text,
    person: tab.person.id,
    tab: tab.name,
    channel: channelOf(id),
    at: time(),
    answers: null,
    thread: rootOf(id),
    files: files.map(({ name }) => name),
    hasWaited: files.some(({ state }) => state !== 'done'),
  })
  return `send ${key} ${files.map(({ name, state }) => `${name} ${state}`).join()}`
}

function tidyTray({ tab, random }: FilesAround, id: ConversationId, upload: Upload): string {
  const roll = random.next()
  if (roll < 0.4) tab.chat.cancelUpload(id, upload.id)
  else if (roll < 0.6) tab.chat.retryUpload(id, upload.id)
  else if (roll < 0.8) tab.chat.removeUpload(id, upload.id)
  else tab.chat.moveUpload(id, upload.id, 0)
  return `${roll < 0.4 ? 'cancel' : roll < 0.6 ? 'retry' : roll < 0.8 ? 'remove' : 'move'} ${upload.name}`
}

function thinkAgain(around: FilesAround, { id, input }: Send): string {
  const { tab, random, ledger, time } = around
  const { chat, person } = tab
  const roll = random.next()
  if (roll < 0.4) return sendWithout(tab, ledger, { id, input }, random.pick(input.uploads ?? []), time())
  const sent = ledger.sent.get(input.key)
  if (!sent) return 'nothing'
  if (chat.store.getState().outbox.entries.get(id)?.state !== 'failed') {
    // What waits can always be taken back.
    chat.remove(input.channelId, input.key)
    if (chat.store.getState().outbox.entries.has(id))
      throw new Error(`${input.key} waits and cannot be deleted`)
    ledger.remove(input.key, { value: person.id, at: time(), tab: tab.name })
    return `delete ${input.key}`
  }
  sent.isTakenBack = true
  if (roll < 0.8) {
    for (const name of sent.files) ledger.reclaimed.add(name)
    chat.reclaimUploads(conversationId(input.channelId, input.thread), id)
  }
  chat.discard(id)
  return `${roll < 0.8 ? 'reclaim' : 'discard'} ${input.key}`
}

/** Somebody lets a message go without one of its files. */
function sendWithout(
  { chat, person, name: tab }: Tab,
  ledger: Ledger,
  { id, input }: Pick<Send, 'id' | 'input'>,
  upload: SentUpload['id'],
  at: number,
): string {
  const sent = ledger.sent.get(input.key)
  const name = ledger.uploads.get(upload)
  if (!sent || name === undefined) return 'nothing'
  chat.sendWithout(id, upload)
  const after = chat.store.getState().outbox.entries.get(id)
  if (!after) sent.isTakenBack = true
  // Another tab may have sent it already.
  sent.without.set(name, { at, tab, isSure: person.tabs.length === 1 })
  return `without ${name} ${input.key}`
}

/** What a person does about a message that failed because of its files, until it goes out. */
export function mendFiles(tab: Tab, ledger: Ledger, operation: Operation, at: number): void {
  if (operation.kind !== 'message.send') return
  const sent = ledger.sent.get(operation.input.key)
  const files = tab.chat.store.getState().sentUploads.get(operation.input.key) ?? []
  const hopeless = files.filter(({ state }) => state === 'rejected')
  for (const { id, failure } of hopeless) {
    if (failure?.reason === 'lost' && sent && !sent.mayLoseFiles && tab.person.isDiskSound)
      ledger.wrongs.push(`${sent.key} of ${sent.tab} lost the bytes of ${ledger.uploads.get(id)}`)
    sendWithout(tab, ledger, operation, id, at)
  }
  if (hopeless.length === 0) tab.chat.retry(operation.id)
}
