import { onTestFinished } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import type { ChannelId, MessageKey } from '../../src/model/id.ts'
import type { Scene } from '../../src/server/scene.ts'
import { isGap, selectHasOlder, selectOldest, selectRows } from '../../src/state/rows.ts'
import { selectLatest, selectMessage, selectShard, selectUnread } from '../../src/state/selectors.ts'
import { createWorld, type World } from '../../src/testing/createWorld.ts'
import { replaceTimers } from '../../src/testing/replaceTimers.ts'
import { createVirtualEnv, type VirtualEnv } from '../../src/testing/virtualEnv.ts'

export interface OpenWorld {
  readonly world: World
  readonly env: VirtualEnv
  /** Lets time pass, and everything end that it started. */
  pass(ms: number): Promise<void>
  /** Does something while time may pass, as a load does that waits its turn. */
  during<Value>(work: Promise<Value>): Promise<Value>
}

/** The embedded server and people who chat on it, in virtual time. */
export async function openWorld(scene: Scene): Promise<OpenWorld> {
  const env = createVirtualEnv()
  onTestFinished(replaceTimers(env.clock))
  const world = await createWorld({ scene, env })
  onTestFinished(() => world.end())
  const pass = async (ms: number): Promise<void> => {
    const steps = Math.min(20, Math.max(1, Math.ceil(ms / 1000)))
    for (let step = 0; step < steps; step += 1) {
      await env.clock.advance(ms / steps)
      await world.server.settle()
      await env.clock.settle()
    }
  }
  return {
    world,
    env,
    pass,
    async during(work) {
      let isDone = false
      const done = (): void => void (isDone = true)
      work.then(done, done)
      for (let turn = 0; turn < 1000 && !isDone; turn += 1) await pass(10)
      return work
    },
  }
}

/** Scrolls a channel up to its beginning. */
export async function loadAll({ during }: OpenWorld, chat: Chat, id: ChannelId): Promise<void> {
  for (let page = 0; page < 20 && selectHasOlder(chat.store.getState(), id); page += 1) {
    const key = selectOldest(chat.store.getState(), id)
    await during(chat.loadTimeline(id, key ? { at: 'older', key } : { at: 'newest' }))
  }
}

/** Everything a person sees of a channel, as plain values. */
export function viewOf(chat: Chat, id: ChannelId): unknown {
  const state = chat.store.getState()
  const shard = selectShard(state, id)
  if (!shard) return null
  return {
    info: shard.channel.info.value,
    capabilities: shard.channel.capabilities.value,
    live: shard.live,
    members: [...shard.members]
      .flatMap(([, { value }]) => value ?? [])
      .toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
    reads: [...shard.reads]
      .map(([user, { value }]) => `${user} ${value.upTo}`)
      .toSorted((a, b) => (a < b ? -1 : 1)),
    unread: selectUnread(state, id),
    latest: selectLatest(state, id)?.key,
    rows: selectRows(state, id).map((row) =>
      isGap(row) ? 'gap' : selectMessage(state, id, row as MessageKey),
    ),
  }
}
