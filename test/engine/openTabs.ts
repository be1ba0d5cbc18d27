import type { BackendTraits } from '../../src/backends/backend.ts'
import type { OperationId } from '../../src/model/id.ts'
import type { Operation } from '../../src/model/operation.ts'
import { createVirtualBrowser, type VirtualBrowser } from '../../src/testing/virtualBrowser.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import { ann, general, messageRecord, pageOf, sent } from './facts.ts'
import { openChat, type OpenChat } from './openChat.ts'

/** What reached the server, whichever tab sent it. */
export interface Arrival {
  readonly tab: string
  readonly operation: Operation
}

export interface Tabs {
  readonly browser: VirtualBrowser
  /** Oldest first. */
  readonly arrivals: readonly Arrival[]
  /** The texts of the messages that the server got, once each and in the order of the first. */
  readonly texts: () => readonly string[]
  /** How long the server takes to answer, ms, and whether it answers at all. */
  takes(ms: number): void
  /** Opens one more tab, connected and loaded. */
  open(name: string, options?: TabOptions): Promise<OpenChat>
  pass(ms: number): Promise<void>
}

export interface TabOptions {
  readonly account?: string
  readonly traits?: Partial<BackendTraits>
}

/** A browser whose tabs talk to one server. Nobody hears of a message but the tab that sent it: their sockets are deaf. */
export function makeTabs(): Tabs {
  const browser = createVirtualBrowser()
  const { clock } = browser
  const arrivals: Arrival[] = []
  /** What the server has of them. */
  const stored = (): readonly MessageRecord[] =>
    arrivals.flatMap(({ operation }, index) => {
      if (operation.kind !== 'message.send') return []
      const { key, text } = operation.input
      return [messageRecord(key, { at: 100 + index, text, authorId: ann })]
    })
  let takesMs = 0
  let opened = 0
  return {
    browser,
    arrivals,
    texts() {
      const texts = new Map<OperationId, string>()
      for (const { operation } of arrivals)
        if (operation.kind === 'message.send' && !texts.has(operation.id))
          texts.set(operation.id, operation.input.text)
      return [...texts.values()]
    },
    takes(ms) {
      takesMs = ms
    },
    async open(name, options = {}) {
      opened += 1
      const env = createVirtualEnv({ browser, seed: opened })
      const tab = await openChat({
        env,
        name,
        ...options,
        prepare: (backend) => {
          backend.onPerform(({ request, answer }) => {
            arrivals.push({ tab: name, operation: request })
            const facts = sent(request, 100 + arrivals.length)
            if (takesMs === 0) return answer(facts)
            if (takesMs < Infinity) env.after(takesMs, () => answer(facts))
          })
          backend.onTimeline(({ answer }) => answer([pageOf(general, stored())]))
        },
      })
      await clock.advance(0)
      return tab
    },
    pass: (ms) => clock.advance(ms),
  }
}

/** What a tab shows, with how far each has come. */
export const seen = ({ shown }: OpenChat): readonly string[] =>
  shown().map(({ text, status }) => `${text}: ${status}`)
