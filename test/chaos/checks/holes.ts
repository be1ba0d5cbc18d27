import { channelId, channelOf, type ConversationId, rootOf } from '../../../src/model/id.ts'
import type { ChannelShard } from '../../../src/state/base.ts'
import { isGap, selectHasOlder, selectRows } from '../../../src/state/rows.ts'
import { selectShard } from '../../../src/state/selectors.ts'
import { tableGet } from '../../../src/state/table.ts'
import { lineOf } from '../../../src/state/thread.ts'
import type { History, Standing } from '../history.ts'
import type { Tab } from '../place.ts'
import type { Complain } from './step.ts'

/** What happened so long before a tab was online was in what it asked for then, ms. */
const ASKED_MS = 15_000
/** A frame that is held back comes with the fourth after it, and there is one every 25 s at least, ms. */
const LATE_MS = 120_000

interface Seen {
  shard: ChannelShard | undefined
  /** Missing message → since when, virtual ms. */
  holes: Map<string, number>
}

/** Two rows that stand beside each other stand so on the server, too, or a gap stands between them (I11, I12). */
export class HoleChecks {
  readonly #history: History
  readonly #seen = new Map<string, Seen>()

  constructor(history: History) {
    this.#history = history
  }

  look(tab: Tab, channels: readonly string[], now: number, complain: Complain): void {
    const state = tab.chat.store.getState()
    for (const id of [...channels.map(channelId), ...tab.threads.keys()]) {
      const name = `${tab.name} ${id}`
      const seen = this.#seen.get(name) ?? { shard: undefined, holes: new Map() }
      this.#seen.set(name, seen)
      const shard = selectShard(state, channelOf(id))
      if (seen.shard === shard && seen.holes.size === 0) continue
      seen.shard = shard
      const holes = new Map<string, number>()
      for (const { missing, before } of shard ? this.#holesOf(tab, id, shard) : []) {
        const since = Math.max(seen.holes.get(missing.id) ?? now, tab.soundSince)
        holes.set(missing.id, since)
        if (isForgotten(tab, missing, now - since, now))
          complain('I11', `${tab.name} ${id} shows ${before} and not ${missing.id}, which stands before it`)
      }
      seen.holes = holes
    }
  }

  *#holesOf(
    tab: Tab,
    id: ConversationId,
    shard: ChannelShard,
  ): Iterable<{ readonly missing: Standing; readonly before: string }> {
    const state = tab.chat.store.getState()
    const { timeline } = lineOf(shard, rootOf(id))
    // A gap stands before what came while nothing else was heard; in it there may be holes.
    const tail = new Set<string>(
      state.connection.state === 'online' ? [] : timeline.tail.map(({ key }) => key),
    )
    let before: string | null | undefined = selectHasOlder(state, id) ? undefined : null
    for (const row of selectRows(state, id)) {
      const record = isGap(row) ? undefined : tableGet(shard.messages, row)
      if (record && before !== undefined && !tail.has(row))
        for (const missing of this.#history.between(id, before, row)) yield { missing, before: row }
      before = record?.key
    }
  }
}

/**
 * Whether the tab should have known of a message by now, or have said that something is missing.
 * @param age since when the tab shows what stands beside it, ms
 */
const isForgotten = (
  { awaySince, soundSince, silentSince }: Tab,
  { since }: Standing,
  age: number,
  now: number,
): boolean =>
  awaySince === null
    ? silentSince === null && (since < soundSince - ASKED_MS || age > LATE_MS)
    : // The line may be back, and a frame on its way, before anybody says so.
      since > awaySince && now - since > ASKED_MS
