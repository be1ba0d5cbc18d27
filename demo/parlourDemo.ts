import type { Chat, Env } from '../src/core.ts'
import { type CallName, createControlledEnv, type EnvControl, type RecordedCall } from './controlledEnv.ts'
import { recordAnnouncements } from './recordAnnouncements.ts'
import { readSettings } from './settings.ts'

export interface Received {
  /** Between one message and the next, ms. @default 0 */
  readonly everyMs?: number
  /** A person's id. @default reza, or ann where you are Reza */
  readonly author?: string
  /** Numbered when there are several. @default 'Message' */
  readonly text?: string
}

/** The console of the demo: makes things happen that are hard to wait for. It exists in the demo only. */
export interface ParlourDemo extends Omit<EnvControl, 'calls'> {
  /** Others write `n` messages into the open conversation. Resolves to their ids once all were sent. */
  receive(n: number, options?: Received): Promise<readonly string[]>
  /** These people are typing in the open conversation, until they are told otherwise; `[]` ends it. */
  typing(ids: readonly string[]): Promise<void>
  /** How often and how far this page told the server that it has read. */
  readCalls(): readonly RecordedCall[]
  /** What this page sent, each try. */
  sentCalls(): readonly RecordedCall[]
  /** What a screen reader was told, oldest first. */
  announcements(): readonly string[]
  /** The chat of whoever is here, to be asked and told directly; `null` while nobody was chosen. */
  chat(): Chat | null
  /** Takes the components off the page, or puts them there again; the chat itself stays. */
  show(isShown: boolean): void
}

declare global {
  interface Window {
    parlourDemo?: ParlourDemo
  }
}

/** Asks the demo's server to do something. @throws Error with what it says, when it cannot */
export async function askServer(what: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(`/demo/control/${what}`, { method: 'POST', body: JSON.stringify(input) })
  const said = (await answer.json()) as Readonly<Record<string, unknown>>
  if (!answer.ok) throw new Error(String(said['error']))
  return said
}

function openChannel(): string {
  const { channel } = readSettings()
  if (channel === null) throw new Error('Open a conversation first.')
  return channel
}

/** Puts the console at `window.parlourDemo`; the answer is the environment it has in its hands. */
export function installParlourDemo(): Env {
  const { env, control } = createControlledEnv()
  const announcements = recordAnnouncements()
  const { calls, ...rest } = control
  const callsOf = (name: CallName): readonly RecordedCall[] => calls().filter((call) => call.name === name)
  window.parlourDemo = {
    ...rest,
    async receive(n, { everyMs = 0, author, text = 'Message' } = {}) {
      const other = author ?? (readSettings().user === 'reza' ? 'ann' : 'reza')
      const { ids } = await askServer('receive', { n, everyMs, author: other, text, channel: openChannel() })
      return ids as readonly string[]
    },
    async typing(ids) {
      await askServer('typing', { ids, channel: openChannel() })
    },
    readCalls: () => callsOf('read'),
    sentCalls: () => callsOf('send'),
    announcements,
    chat: () => null,
    show: () => {},
  }
  return env
}
