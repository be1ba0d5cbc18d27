import type { MessageRecord } from '../../../src/server/store/records.ts'
import type { Ledger, SentRecord } from '../ledger.ts'
import type { Person, Place } from '../place.ts'
import type { Truth } from './quiet.ts'
import type { Complain } from './step.ts'

/** Two things this close together, ms, may have happened in another order for who did them. */
const BLURRED_MS = 1500

export interface FilesVerdict {
  readonly withFiles: number
  readonly strayFiles: number
}

const addressesOf = (message: MessageRecord): readonly string[] =>
  message.attachments.map((each) => {
    const address = each['asset_url'] ?? each['image_url']
    return typeof address === 'string' ? address : ''
  })

/** What the server stores, byte by byte, against what people hung on their messages (I36). */
export function checkFiles(place: Place, ledger: Ledger, truth: Truth, complain: Complain): FilesVerdict {
  const nameOf = new Map([...ledger.files].map(([name, content]) => [content, name]))
  const owned = new Set(place.history.hung)
  let withFiles = 0
  for (const message of truth.messages.values()) {
    const addresses = addressesOf(message)
    for (const address of addresses) owned.add(address)
    const sent = ledger.sent.get(message.id)
    if (!sent || message.deleted_at !== undefined) continue
    if (addresses.length > 0) withFiles += 1
    const names = addresses.map((address) => nameOf.get(truth.files.get(address)?.content ?? '') ?? '?')
    const isRight = fits(sent, names)
    if (!isRight)
      complain('I36', `${sent.key} of ${sent.tab} has [${names.join()}] instead of [${sent.files.join()}]`)
    checkPlace(place, ledger, truth, sent, addresses, complain)
  }
  const strays = [...truth.files.keys()].filter((address) => !owned.has(address))
  const kept = new Set(
    place.people.flatMap(({ tabs }) => tabs.flatMap((tab) => keptIn(tab.chat.store.getState().uploads))),
  )
  const nobodys = strays.filter((address) => !kept.has(address))
  for (const address of nobodys) if (!isExcused(place, address)) complain('I36', `nobody has ${address}`)
  return { withFiles, strayFiles: nobodys.length }
}

const keptIn = (
  trays: ReadonlyMap<unknown, readonly { readonly uploaded: { readonly url: string } | null }[]>,
) => [...trays.values()].flat().flatMap(({ uploaded }) => uploaded?.url ?? [])

/** All of its files in their order, but for those that somebody took off it. */
function fits(sent: SentRecord, names: readonly string[]): boolean {
  let at = 0
  for (const name of sent.files) {
    if (names[at] === name && !sent.without.get(name)?.isSure) at += 1
    else if (!sent.without.has(name)) return false
  }
  return at === names.length
}

/** What was pressed well before the last of its files came there is not behind it (I4). */
function checkPlace(
  { people, history }: Place,
  ledger: Ledger,
  truth: Truth,
  sent: SentRecord,
  addresses: readonly string[],
  complain: Complain,
): void {
  const isSound = people.find(({ id }) => id === sent.person)?.isDiskSound ?? false
  if (!sent.hasWaited || addresses.length === 0 || !isSound) return
  const up = Math.max(...addresses.map((address) => history.upAt.get(address) ?? 0))
  const stamp = truth.messages.get(sent.key)?.created_at ?? ''
  for (const other of ledger.sent.values()) {
    const isBeside =
      other.person === sent.person && other.channel === sent.channel && other.thread === sent.thread
    const isPlain = other.files.length === 0 && other.answers === null && !other.hasFailed
    if (!isBeside || !isPlain || other.at < sent.at || other.at > up - BLURRED_MS) continue
    const there = truth.messages.get(other.key)
    if (there && there.created_at > stamp)
      complain('I4', `${other.key} "${other.text}" waited for the files of ${sent.key}`)
  }
}

/** Nobody heard that it is there, or who heard it is gone, or tried in vain to delete it. */
function isExcused({ people, endedTabs }: Place, address: string): boolean {
  const heard = [...people.flatMap(({ tabs }) => tabs), ...endedTabs].filter(({ wire }) =>
    wire.heard.has(address),
  )
  return heard.every(({ wire }) => wire.isEnded || wire.gaveUp.has(address))
}

/** Of files nothing is left on the disk but what lies in trays, and nothing lies in two, or was sent as well. */
export function checkTrays(person: Person, ledger: Ledger, complain: Complain): void {
  const trays = person.tabs.map(({ name, chat }) => ({
    name,
    uploads: [...chat.store.getState().uploads.values()].flat(),
  }))
  const seen = new Map<string, string>()
  for (const { name: tab, uploads } of trays)
    for (const { name } of uploads) {
      if (ledger.reclaimed.has(name)) continue
      const sent = [...ledger.sent.values()].find(
        ({ files, isDoubtful }) => !isDoubtful && files.includes(name),
      )
      if (sent) complain('I36', `${name} lies in a tray of ${tab}, and was sent with ${sent.key}`)
      if (seen.has(name)) complain('I36', `${name} lies in the trays of ${tab} and ${seen.get(name)}`)
      seen.set(name, tab)
    }
  if (!person.isDiskSound) return
  const here = new Set(trays.flatMap(({ uploads }) => uploads.map(({ id }) => id as string)))
  const places = new Set(person.tabs.flatMap(({ whims }) => [...whims.places]))
  for (const place of places) {
    if (!place.startsWith('parlour/uploads/')) continue
    for (const [key, value] of person.browser.stored(place)) {
      const [, kind, id = ''] = /^(meta|bytes)\/(.*)$/.exec(key) ?? []
      if (kind === undefined || here.has(id)) continue
      const { operation = null, isDropped = false } = (value ?? {}) as {
        operation?: string | null
        isDropped?: boolean
      }
      // What lay in a tray of a tab that ended waits for the next one that opens.
      if (person.hasLostTabs && operation === null && !isDropped) continue
      complain('I36', `${key} is left on the disk of ${person.id} (${operation ?? 'no message'})`)
    }
  }
}
