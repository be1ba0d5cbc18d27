// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { makeChat, type OpenChat } from './openChat.ts'
import { ann, channelFacts, general, messageRecord, pageOf } from './facts.ts'
import { makeTabs, seen, type Tabs } from './openTabs.ts'

/** Instants at which a tab dies, ms after the first press; the disk takes 7 ms a write, the server 20. */
const instants = [0, 1, 6, 7, 8, 13, 14, 15, 20, 21, 27, 28, 34, 40, 41, 48, 55, 60, 62, 70, 90, 120]
const words = ['one', 'two', 'three', 'four']

async function press({ pass }: Tabs, { chat }: OpenChat, until: number): Promise<readonly string[]> {
  const pressed: string[] = []
  for (const [index, word] of words.entries()) {
    const at = index * 10
    if (at > until) break
    chat.send(general, word)
    pressed.push(word)
    await pass(Math.min(10, until - at))
  }
  const left = until - pressed.length * 10
  if (left > 0) await pass(left)
  return pressed
}

describe('I7: a tab that dies', () => {
  it.each(instants)('after %d ms loses nothing that was on the disk, and its order', async (ms) => {
    const tabs = makeTabs()
    tabs.browser.delay(7)
    tabs.takes(20)
    const first = await tabs.open('one')
    await tabs.pass(100)
    const pressed = await press(tabs, first, ms)
    const kept = new Set<string>()
    for (const entry of tabs.browser.stored('parlour/outbox/chat.test/ann').values())
      kept.add((entry as { operation: { input: { text: string } } }).operation.input.text)
    first.env.kill()
    const second = await tabs.open('two')
    await tabs.pass(8)
    const restored = second.shown().map(({ text }) => text)
    expect(restored).toEqual(pressed.filter((word) => restored.includes(word)))
    for (const word of kept) expect(restored).toContain(word)
    await tabs.pass(1000)
    expect(second.outbox()).toEqual([])
    expect(tabs.texts()).toEqual(pressed.filter((word) => tabs.texts().includes(word)))
    for (const word of kept) expect(tabs.texts()).toContain(word)
    expect([...tabs.browser.stored('parlour/outbox/chat.test/ann')]).toEqual([])
  })

  it('shows as unknown what was tried, and as waiting what was not', async () => {
    const tabs = makeTabs()
    tabs.takes(Infinity)
    const first = await tabs.open('one')
    for (const word of words) first.chat.send(general, word)
    await tabs.pass(10)
    first.env.kill()
    tabs.browser.delay(5)
    const second = await tabs.open('two')
    const states: string[] = []
    second.chat.store.subscribe(() => states.push(seen(second).join()))
    await tabs.pass(6)
    expect(states[0]).toBe('one: unconfirmed,two: sending,three: sending,four: sending')
  })

  it('brings back an edit, a reaction and a deletion, each in its place', async () => {
    const tabs = makeTabs()
    const first = await tabs.open('one')
    first.backend.connection.sink.events([pageOf(general, [messageRecord('m1', { at: 5, authorId: ann })])])
    const [m1] = first.shown()
    first.env.setOnline(false)
    const key = first.chat.send(general, 'helo')!
    first.chat.edit(general, key, 'hello')
    const gone = first.chat.send(general, 'never mind')!
    first.chat.remove(general, gone)
    first.chat.edit(general, m1!.key, 'changed')
    first.chat.react(general, m1!.key, 'like', true)
    await tabs.pass(10)
    first.env.kill()
    const second = await tabs.open('two')
    await tabs.pass(100)
    expect(
      tabs.arrivals.map(({ operation: { kind, input } }) => [kind, 'text' in input && input.text]),
    ).toEqual([
      ['message.send', 'hello'],
      ['message.edit', 'changed'],
      ['reaction.set', false],
    ])
    expect(second.outbox()).toEqual([])
  })

  it('keeps what failed as failed, and what it held back as held', async () => {
    const tabs = makeTabs()
    const first = await tabs.open('one')
    first.backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'blocked' }, 'no'))
    first.chat.send(general, 'bad')
    first.chat.send(general, 'after')
    await tabs.pass(10)
    first.env.kill()
    const second = await tabs.open('two')
    await tabs.pass(60_000)
    expect(seen(second)).toEqual(['bad: failed', 'after: sending'])
    expect(tabs.arrivals).toEqual([])
  })

  it('before it has connected: what was pressed is there in the next life, after what an earlier one left', async () => {
    const tabs = makeTabs()
    const { browser, pass } = tabs
    const first = await tabs.open('one')
    first.env.setOnline(false)
    first.chat.send(general, 'old')
    await pass(10)
    first.env.kill()
    const second = makeChat({ env: createVirtualEnv({ browser, seed: 9 }), name: 'two' })
    second.backend.onChannels(({ answer }) =>
      answer({ events: channelFacts(general), channelIds: [general], hasMore: false }),
    )
    void second.chat.loadChannels('first')
    await pass(5000)
    second.chat.send(general, 'new')
    await pass(10)
    expect(second.backend.performed).toEqual([])
    second.env.kill()
    const third = await tabs.open('three')
    await pass(10)
    expect(tabs.texts()).toEqual(['old', 'new'])
    expect(third.outbox()).toEqual([])
  })
})

describe('I1, I4, I8: tabs that come, press and die at any time', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
  it.each(seeds)('seed %d: every message arrives once, in press order', async (seed) => {
    const tabs = makeTabs()
    const { browser, pass } = tabs
    let state = seed
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return Math.floor((state / 0x80000000) * below)
    }
    browser.delay(random(3) * 4)
    tabs.takes([0, 15, 60][random(3)] ?? 0)
    const alive = [await tabs.open('t0')]
    const pressed: string[] = []
    for (let step = 1; step <= 40; step += 1) {
      const tab = alive[random(alive.length)]!
      const dice = random(10)
      if (dice < 6) {
        pressed.push(`${step}`)
        tab.chat.send(general, `${step}`)
        // A person lets the composer clear before the tab dies.
        await pass(10 + random(20))
      } else if (dice < 8 && alive.length < 4) {
        alive.push(await tabs.open(`t${step}`))
        await pass(30)
      } else if (alive.length > 1) {
        alive.splice(alive.indexOf(tab), 1)
        if (random(4) === 0) tab.chat.destroy()
        else tab.env.kill()
      }
      await pass(random(40))
    }
    await pass(10_000)
    expect(tabs.texts()).toEqual(pressed)
    for (const tab of alive) expect(tab.outbox()).toEqual([])
    expect([...browser.stored('parlour/outbox/chat.test/ann')]).toEqual([])
  })
})

it('I7: a disk that is silent when the next tab takes over is asked again, until it says what it has', async () => {
  const { browser, open, pass, takes, arrivals } = makeTabs()
  const first = await open('one')
  takes(Infinity)
  first.chat.send(general, 'hello')
  await pass(100)
  first.env.kill()
  browser.refuse(true)
  takes(0)
  const second = await open('two')
  await pass(20_000)
  expect(seen(second)).toEqual([])
  browser.refuse(false)
  await pass(60_000)
  expect(seen(second)).toEqual(['hello: sent'])
  expect(arrivals.map(({ tab }) => tab)).toEqual(['one', 'two'])
  second.chat.destroy()
  expect(second.env.held().timers).toBe(0)
})
