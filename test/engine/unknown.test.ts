// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { ann, general, messageRecord, pageOf, sent } from './facts.ts'
import { openChat } from './openChat.ts'
import { makeTabs, seen } from './openTabs.ts'

const traits = { idempotentSend: false }
/** The longest that a request can be under way, ms. */
const LIFE = 30_000

describe('I2: an answer that does not come, where a second try may make a second message', () => {
  it('is waited for as long as the request may live, then looked for, and what is there is not sent again', async () => {
    const open = await openChat({ traits })
    const { env, chat, backend } = open
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    const key = chat.send(general, 'hello')!
    await env.clock.advance(LIFE - 1)
    expect([seen(open), backend.timelineLoads, backend.performed.length]).toEqual([
      ['hello: unconfirmed'],
      [],
      1,
    ])
    backend.onTimeline(({ answer }) =>
      answer([pageOf(general, [messageRecord(key, { at: 100, text: 'hello', authorId: ann })])]),
    )
    await env.clock.advance(1)
    expect(backend.timelineLoads.map(({ request }) => request)).toMatchObject([
      { channelId: general, anchor: { at: 'newest' } },
    ])
    await env.clock.advance(600_000)
    expect([seen(open), open.outbox(), backend.performed.length]).toEqual([['hello: sent'], [], 1])
  })

  it('is sent again, as the same operation, when the server has not got it', async () => {
    const open = await openChat({ traits })
    const { env, chat, backend } = open
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    backend.onTimeline(({ answer }) => answer([pageOf(general)]))
    chat.send(general, 'hello')
    await env.clock.advance(10)
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    await env.clock.advance(LIFE)
    expect(seen(open)).toEqual(['hello: sent'])
    expect(backend.performed).toHaveLength(2)
    expect(new Set(backend.performed.map(({ request }) => request.id)).size).toBe(1)
  })

  it('is not sent while nobody can be asked, and asked about further and further apart', async () => {
    const open = await openChat({ traits })
    const { env, chat, backend } = open
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    backend.onTimeline(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'hello')
    await env.clock.advance(600_000)
    expect([seen(open), backend.performed.length]).toEqual([['hello: unconfirmed'], 1])
    expect(backend.timelineLoads.length).toBeGreaterThan(15)
    expect(backend.timelineLoads.length).toBeLessThan(200)
  })

  it('waits though the connection comes back and the page is seen again; a person may ask sooner', async () => {
    const open = await openChat({ traits })
    const { env, chat, backend, shown } = open
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    backend.onTimeline(({ answer }) => answer([pageOf(general)]))
    chat.send(general, 'hello')
    await env.clock.advance(1000)
    backend.connection.sink.status({ type: 'resync' })
    env.setVisible(false)
    env.setVisible(true)
    await env.clock.advance(1000)
    expect([backend.performed.length, backend.timelineLoads.length]).toEqual([1, 0])
    backend.onPerform(({ request, answer }) => answer(sent(request)))
    chat.retry(shown()[0]!.failedOperation!)
    await env.clock.advance(0)
    expect([seen(open), backend.timelineLoads.length]).toEqual([['hello: sent'], 1])
  })

  it('I4: holds back what was pressed after it', async () => {
    const { env, chat, backend } = await openChat({ traits })
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.send(general, 'one')
    chat.send(general, 'two')
    await env.clock.advance(LIFE - 1)
    expect(backend.performed).toHaveLength(1)
  })

  it('everything else is simply tried again: twice is the same as once', async () => {
    const { env, chat, backend, shown } = await openChat({
      traits,
      messages: [messageRecord('m1', { at: 5, authorId: ann })],
    })
    backend.onPerform(({ fail }) => fail({ type: 'unknown' }))
    chat.edit(general, shown()[0]!.key, 'changed')
    await env.clock.advance(10_000)
    expect(backend.performed.length).toBeGreaterThan(2)
    expect(backend.timelineLoads).toEqual([])
  })
})

describe('I2, I7: a tab that dies where a second try may make a second message', () => {
  it.each([0, 1, 6, 7, 8, 20, 27, 40])('after %d ms: no message is lost or there twice', async (ms) => {
    const tabs = makeTabs()
    tabs.browser.delay(7)
    tabs.takes(20)
    const first = await tabs.open('one', { traits })
    await tabs.pass(50)
    first.chat.send(general, 'a')
    first.chat.send(general, 'b')
    await tabs.pass(ms)
    const isKept = tabs.browser.stored('parlour/outbox/chat.test/ann').size > 0 || tabs.arrivals.length > 0
    first.env.kill()
    const second = await tabs.open('two', { traits })
    await tabs.pass(100_000)
    expect(tabs.arrivals).toHaveLength(isKept ? 2 : 0)
    expect(tabs.texts()).toEqual(isKept ? ['a', 'b'] : [])
    expect(second.outbox()).toEqual([])
  })

  it('and was written to the disk as tried before it could arrive', async () => {
    const tabs = makeTabs()
    tabs.browser.delay(30)
    const first = await tabs.open('one', { traits })
    await tabs.pass(100)
    first.chat.send(general, 'a')
    await tabs.pass(29)
    expect(tabs.arrivals).toEqual([])
    await tabs.pass(31)
    expect(tabs.arrivals).toHaveLength(1)
  })

  it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
    'seed %d: every message is there once',
    async (seed) => {
      const tabs = makeTabs()
      let state = seed * 7919
      const random = (below: number): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        return Math.floor((state / 0x80000000) * below)
      }
      tabs.browser.delay(random(3) * 4)
      tabs.takes([0, 15, 60][random(3)] ?? 0)
      const alive = [await tabs.open('t0', { traits })]
      const pressed: string[] = []
      for (let step = 1; step <= 25; step += 1) {
        const tab = alive[random(alive.length)]!
        const dice = random(10)
        if (dice < 6) {
          pressed.push(`${step}`)
          tab.chat.send(general, `${step}`)
          await tabs.pass(10 + random(20))
        } else if (dice < 8 && alive.length < 4) alive.push(await tabs.open(`t${step}`, { traits }))
        else if (alive.length > 1) {
          alive.splice(alive.indexOf(tab), 1)
          if (random(4) === 0) tab.chat.destroy()
          else tab.env.kill()
        }
        await tabs.pass(random(40))
      }
      await tabs.pass(400_000)
      expect(tabs.arrivals.map(({ operation }) => 'text' in operation.input && operation.input.text)).toEqual(
        pressed,
      )
      for (const tab of alive) expect(tab.outbox()).toEqual([])
    },
  )
})
