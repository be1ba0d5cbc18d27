import { describe, expect, it, onTestFinished } from 'vitest'
import { channelId, type ChatState, dehydrate, hydrate, messageKey } from '../../src/core.ts'
import { silence } from '../../src/state/reduce.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectMessage, selectUnread } from '../../src/state/selectors.ts'
import { tableValues } from '../../src/state/table.ts'
import { createWorld, demo } from '../../src/testing.ts'

const release = channelId('messaging:release')
const review = channelId('messaging:design-review')
const long = channelId('messaging:ten-thousand')

/** Ann, connected, with her channels loaded. */
async function ann() {
  const world = await createWorld({ scene: demo })
  onTestFinished(() => world.end())
  const { chat } = world.join('ann')
  chat.connect()
  await chat.loadChannels('first')
  return { world, chat }
}

const roundTrip = (chat: Parameters<typeof dehydrate>[0]): ChatState =>
  hydrate(JSON.parse(JSON.stringify(dehydrate(chat))))

/** What must come back as it was: everything but what only protects against pages that are still under way. */
const kept = ({ base }: ChatState) => {
  const { channels, ...rest } = silence(base)
  const shards = [...tableValues(channels)].map((shard) => ({
    ...shard,
    shown: null,
    // The same places, however they are divided into chunks.
    timeline: { ...shard.timeline, spans: shard.timeline.spans.map(flat) },
  }))
  return { ...rest, users: new Set(tableValues(rest.users)), shards: new Set(shards) }
}
const flat = ({
  places,
  ...span
}: {
  readonly places: { readonly chunks: readonly (readonly object[])[] }
}) => ({
  ...span,
  places: places.chunks.flat(),
})

describe('a snapshot', () => {
  it('brings back everything that was known, versions and all', async () => {
    const { chat } = await ann()
    const state = roundTrip(chat)
    expect(kept(state)).toEqual(kept(chat.store.getState()))
    expect(state.listing).toEqual(chat.store.getState().listing)
    expect(selectUnread(state, release)).toBe(selectUnread(chat.store.getState(), release))
    expect(selectUnread(state, release)).toBeGreaterThan(0)
  })

  it('keeps gaps, what came in since, and what was removed for good', async () => {
    const { world, chat } = await ann()
    const history = { channelId: long, key: messageKey('ten-thousand-05000') }
    await chat.loadTimeline(long, { at: 'around', key: history.key })
    const path = { type: 'messaging', id: 'design-review' }
    const body = { message: { text: 'Just now' } }
    const { message } = await world.server.as('reza').call('sendMessage', { path, body })
    const other = await world.server
      .as('reza')
      .call('sendMessage', { path, body: { message: { text: 'Oops' } } })
    await world.server
      .asServer()
      .call('deleteMessage', { path: { id: other.message.id }, query: { hard: true } })
    await expect.poll(() => selectMessage(chat.store.getState(), review, messageKey(message.id))).toBeTruthy()
    await world.server.settle()

    const before = chat.store.getState()
    const after = roundTrip(chat)
    for (const id of [long, review])
      expect(selectRows(after, id)).toEqual(selectRows({ ...before, base: silence(before.base) }, id))
    expect(selectRows(after, long).length).toBeGreaterThan(60)
    expect(selectMessage(after, review, messageKey(message.id))?.text).toBe('Just now')
    expect(selectMessage(after, review, messageKey(other.message.id))).toBeNull()
    expect(selectUnread(after, review)).toBe(selectUnread(before, review))
  })

  it('leaves behind what is only true for a moment, and what is mine alone', async () => {
    const { world, chat } = await ann()
    const path = { type: 'messaging', id: 'design-review' }
    await world.server.as('reza').call('sendEvent', { path, body: { event: { type: 'typing.start' } } })
    await expect.poll(() => chat.store.getState().typing.size).toBe(1)
    chat.setDraft(review, { text: 'My secret' })
    expect(JSON.stringify(dehydrate(chat))).not.toMatch(/My secret|presence|typing\.put/)
    const state = roundTrip(chat)
    expect(state).toMatchObject({ connection: { state: 'idle' }, notices: [] })
    expect([state.typing.size, state.drafts.size, state.base.presence.size]).toEqual([0, 0, 0])
  })
})
