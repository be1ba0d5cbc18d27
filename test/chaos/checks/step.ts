import { channelId, messageKey, threadId } from '../../../src/model/id.ts'
import type { MessageRecord } from '../../../src/model/message.ts'
import type { ChannelShard } from '../../../src/state/base.ts'
import type { ChatState } from '../../../src/state/chatState.ts'
import type { MessageView } from '../../../src/state/messageView.ts'
import { isGap, selectRows } from '../../../src/state/rows.ts'
import { selectMessage, selectShard } from '../../../src/state/selectors.ts'
import { tableGet } from '../../../src/state/table.ts'
import type { History } from '../history.ts'
import type { Ledger, SentRecord } from '../ledger.ts'
import type { Tab } from '../place.ts'

export type Complain = (rule: string, what: string) => void

interface Seen {
  shard: ChannelShard | undefined
  entries: ChatState['outbox']['entries'] | undefined
  /** Of each row what it showed when it was looked at; what has not changed need not be looked at again. */
  readonly rows: Map<string, { readonly view: MessageView; readonly record: MessageRecord | undefined }>
}

/** What must hold in every tab after every step; it looks only at channels that have changed. */
export class StepChecks {
  readonly #ledger: Ledger
  readonly #seen = new Map<string, Seen>()
  /** Tab → what was pressed there and not seen from the server yet. */
  readonly #open = new Map<string, Set<SentRecord>>()

  readonly #history: History

  constructor(ledger: Ledger, history: History) {
    this.#history = history
    this.#ledger = ledger
  }

  look(tab: Tab, channels: readonly string[], complain: Complain): void {
    const state = tab.chat.store.getState()
    for (const channel of channels) {
      const name = `${tab.name} ${channel}`
      const seen = this.#seen.get(name) ?? { shard: undefined, entries: undefined, rows: new Map() }
      this.#seen.set(name, seen)
      const shard = selectShard(state, channelId(channel))
      if (seen.shard === shard && seen.entries === state.outbox.entries) continue
      this.#rows(state, channel, shard, seen, complain)
      seen.shard = shard
      seen.entries = state.outbox.entries
    }
    this.#outbox(state, complain)
    this.#visible(tab, state, complain)
  }

  /** What was pressed here can be seen here until somebody takes it back. */
  #visible(tab: Tab, state: ChatState, complain: Complain): void {
    const open = this.#open.get(tab.name) ?? new Set()
    this.#open.set(tab.name, open)
    for (const sent of this.#ledger.newest(tab.name)) open.add(sent)
    for (const sent of open) {
      const id = channelId(sent.channel)
      const shard = selectShard(state, id)
      const isThere = shard && tableGet(shard.messages, messageKey(sent.key))
      // What the server has may stand in a gap, where it is loaded with its surroundings.
      if (sent.isTakenBack || isThere || this.#history.has(sent.key)) open.delete(sent)
      else if (shard && !selectMessage(state, id, messageKey(sent.key)))
        complain('I1', `${sent.key} was pressed in ${tab.name} and is nowhere in it`)
    }
  }

  #rows(
    state: ChatState,
    channel: string,
    shard: ChannelShard | undefined,
    seen: Seen,
    complain: Complain,
  ): void {
    const keys = new Set<string>()
    const ids = new Set<string>()
    let last = ''
    let isPending = false
    for (const row of selectRows(state, channelId(channel))) {
      if (isGap(row)) continue
      if (keys.has(row)) complain('I10', `${row} stands twice`)
      keys.add(row)
      const view = selectMessage(state, channelId(channel), row)
      if (!view) {
        complain('I1', `${row} has a row and nothing to show`)
        continue
      }
      if (view.id !== null && ids.has(view.id)) complain('I10', `id ${view.id} stands twice`)
      if (view.id !== null) ids.add(view.id)
      const record = shard && tableGet(shard.messages, row)
      if (!record) {
        isPending = true
        continue
      }
      if (isPending) complain('I9', `${row} is acknowledged and stands after a pending one`)
      if (record.order < last) complain('I9', `${row} stands after a younger one`)
      last = record.order
      const before = seen.rows.get(row)
      if (before?.view === view && before.record === record) continue
      this.#content(view, record, before?.record, complain)
      seen.rows.set(row, { view, record })
    }
    // A tab that has just been opened knows what waits before it knows the channel.
    if (shard) this.#pressed(state, channel, keys, complain)
  }

  #content(
    view: MessageView,
    { content }: MessageRecord,
    before: MessageRecord | undefined,
    complain: Complain,
  ): void {
    const { key } = view
    if (before && content.version < before.content.version)
      complain('I15', `${key} went back from ${before.content.version} to ${content.version}`)
    if (before?.content.value.kind === 'deleted' && content.value.kind !== 'deleted')
      complain('I16', `${key} was deleted and is back`)
    const written = this.#ledger.everWritten.get(key)
    const { kind, text } = content.value
    if (written && kind === 'text' && !written.has(text) && !/^old \d+$/.test(text))
      complain('I18', `${key} shows "${text}" as the server's, which nobody wrote`)
    for (const { type, count, own } of view.reactions)
      if (!Number.isInteger(count) || count < 0 || (own && count < 1))
        complain('I25', `${key} ${type} ${count} ${own}`)
  }

  /** What was pressed in this tab's person's name and not taken back is somewhere, once. */
  #pressed(state: ChatState, channel: string, rows: ReadonlySet<string>, complain: Complain): void {
    const pending = new Set<string>()
    for (const { operation } of state.outbox.entries.values()) {
      if (operation.kind !== 'message.send' || operation.input.channelId !== channel) continue
      if (pending.has(operation.input.key)) complain('I1', `${operation.input.key} waits twice`)
      pending.add(operation.input.key)
      const { key, thread, alsoInChannel } = operation.input
      const isShown = thread
        ? selectRows(state, threadId(channelId(channel), thread)).includes(key) &&
          (!alsoInChannel || rows.has(key))
        : rows.has(key)
      if (!isShown) complain('I1', `${key} waits and has no row`)
    }
  }

  #outbox(state: ChatState, complain: Complain): void {
    for (const { operation, state: at, failure } of state.outbox.entries.values()) {
      if (at !== 'failed') continue
      if (!failure) complain('I31', `${operation.kind} failed without a reason`)
      if (operation.kind !== 'message.send') continue
      const sent = this.#ledger.sent.get(operation.input.key)
      if (sent?.hasArrived && !sent.isTakenBack)
        complain('I10', `${sent.key} failed although the server said that it has it`)
      if (sent) sent.hasFailed = true
    }
  }
}
