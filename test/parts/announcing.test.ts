// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { type Announcing, createAnnouncing, type Level, type Verbosity } from '../../src/parts/announcing.ts'
import { createVirtualEnv, type VirtualEnv } from '../../src/testing/virtualEnv.ts'

interface Room {
  readonly env: VirtualEnv
  readonly announcing: Announcing
  /** What was spoken so far, each with when, ms. */
  readonly spoken: readonly string[]
  readonly setVerbosity: (verbosity: Verbosity) => void
  readonly comes: (n: number) => void
}

function open(verbosity: Verbosity = 'full'): Room {
  const env = createVirtualEnv()
  const start = env.monotonic()
  const spoken: string[] = []
  const say = (text: string, level: Level): void => {
    spoken.push(`${env.monotonic() - start} ${level === 'alert' ? 'ALERT ' : ''}${text}`)
  }
  const announcing = createAnnouncing({ clock: env, say })
  const setVerbosity = (next: Verbosity): void =>
    announcing.setManner({
      verbosity: next,
      sentences: {
        several: (count, author, text) => `${count} new, latest ${author}: ${text}`,
        count: (count) => `${count} new`,
        brief: (author) => `from ${author}`,
        failed: (reason) => `not sent: ${reason}`,
        failures: (count) => `${count} not sent`,
        hearing: { online: 'back', lost: 'lost', refused: 'refused' },
      },
    })
  setVerbosity(verbosity)
  const comes = (n: number): void =>
    announcing.incoming({ author: 'Reza', sentence: `Reza: ${n}`, text: String(n) })
  return { env, announcing, spoken, setVerbosity, comes }
}

describe('what comes into the open conversation', () => {
  it('is gathered for half a second, and one or two are spoken each', async () => {
    const { env, comes, spoken } = open()
    comes(1)
    await env.clock.advance(300)
    comes(2)
    await env.clock.advance(199)
    expect(spoken).toEqual([])
    await env.clock.advance(1)
    expect(spoken).toEqual(['500 Reza: 1', '500 Reza: 2'])
  })

  it('is one sentence from three on', async () => {
    const { env, comes, spoken } = open()
    for (const n of [1, 2, 3]) comes(n)
    await env.clock.advance(500)
    expect(spoken).toEqual(['500 3 new, latest Reza: 3'])
  })

  it('leaves two seconds between, and coalesces what comes meanwhile', async () => {
    const { env, comes, spoken } = open()
    comes(1)
    await env.clock.advance(600)
    for (const n of [2, 3, 4, 5]) comes(n)
    await env.clock.advance(5000)
    expect(spoken).toEqual(['500 Reza: 1', '2500 4 new, latest Reza: 5'])
  })

  it('is at most three announcements for a burst of 20 in 2 s, however it is spread', async () => {
    const patterns = [
      Array.from({ length: 20 }, () => 100),
      [0, ...Array.from({ length: 19 }, () => 2000 / 19)],
      [600, ...Array.from({ length: 19 }, () => 70)],
      Array.from({ length: 20 }, (_, index) => (index % 10 === 9 ? 990 : 1)),
      Array.from({ length: 20 }, () => 0),
    ]
    const counts = await Promise.all(
      patterns.map(async (gaps) => {
        const { env, comes, spoken } = open()
        for (const [n, gap] of gaps.entries()) {
          comes(n)
          await env.clock.advance(gap)
        }
        await env.clock.advance(10_000)
        expect(spoken.at(-1)).toMatch(/19$/)
        return spoken.length
      }),
    )
    expect(Math.max(...counts)).toBeLessThanOrEqual(3)
  })

  it('waits while the person types, until a second without a key', async () => {
    const { env, announcing, comes, spoken } = open()
    comes(1)
    for (let key = 0; key < 4; key += 1) {
      announcing.keystroke()
      await env.clock.advance(400)
    }
    expect(spoken).toEqual([])
    await env.clock.advance(600)
    expect(spoken).toEqual(['2200 Reza: 1'])
  })

  it('waits for five seconds at most', async () => {
    const { env, announcing, comes, spoken } = open()
    comes(1)
    for (let key = 0; key < 20; key += 1) {
      announcing.keystroke()
      await env.clock.advance(500)
    }
    expect(spoken).toEqual(['5000 Reza: 1'])
  })

  it('is who or how many when brief, and nothing when off', async () => {
    const { env, comes, spoken, setVerbosity } = open('brief')
    comes(1)
    await env.clock.advance(3000)
    for (const n of [2, 3, 4]) comes(n)
    await env.clock.advance(3000)
    setVerbosity('off')
    comes(5)
    await env.clock.advance(3000)
    expect(spoken).toEqual(['500 from Reza', '3500 3 new'])
  })

  it('is forgotten when another conversation is opened', async () => {
    const { env, announcing, comes, spoken } = open()
    comes(1)
    announcing.opened('General, 2 unread')
    await env.clock.advance(5000)
    expect(spoken).toEqual(['1000 General, 2 unread'])
  })
})

describe('the rest', () => {
  it('elsewhere is ten seconds apart, the latest counts', async () => {
    const { env, announcing, spoken } = open()
    for (const name of ['a', 'b', 'c', 'd']) {
      announcing.elsewhere(name)
      await env.clock.advance(1000)
    }
    await env.clock.advance(20_000)
    expect(spoken).toEqual(['500 a', '10500 d'])
  })

  it('failures are alerts, even when off; three within two seconds are one', async () => {
    const { env, announcing, spoken } = open('off')
    announcing.failed('too long')
    await env.clock.advance(5000)
    for (const reason of ['a', 'b', 'c']) {
      announcing.failed(reason)
      await env.clock.advance(500)
    }
    await env.clock.advance(5000)
    expect(spoken).toEqual(['2000 ALERT not sent: too long', '7000 ALERT 3 not sent'])
  })

  it('the connection is spoken of after two stable seconds, once a change', async () => {
    const { env, announcing, spoken } = open()
    announcing.hearing('online')
    announcing.hearing('lost')
    await env.clock.advance(1500)
    announcing.hearing('online')
    await env.clock.advance(5000)
    expect(spoken).toEqual([])
    announcing.hearing('lost')
    await env.clock.advance(1000)
    // Reconnecting and offline are one state; telling it again does not begin the wait anew.
    announcing.hearing('lost')
    await env.clock.advance(1000)
    expect(spoken).toEqual(['8500 lost'])
    announcing.hearing('online')
    await env.clock.advance(5000)
    expect(spoken).toEqual(['8500 lost', '10500 back'])
  })

  it('an opened conversation is spoken of a second after the focus has settled, the last one only', async () => {
    const { env, announcing, spoken } = open()
    announcing.opened('General, 0 unread')
    await env.clock.advance(900)
    announcing.focusMoved()
    await env.clock.advance(900)
    announcing.opened('Release, 3 unread')
    await env.clock.advance(5000)
    announcing.focusMoved()
    await env.clock.advance(5000)
    expect(spoken).toEqual(['2800 Release, 3 unread'])
  })

  it('typing is spoken of every ten seconds at most, and only at full', async () => {
    const { env, announcing, spoken, setVerbosity } = open()
    announcing.typing('Reza is typing')
    await env.clock.advance(9000)
    announcing.typing('Reza is typing')
    await env.clock.advance(1000)
    announcing.typing('Reza is typing')
    setVerbosity('brief')
    await env.clock.advance(20_000)
    announcing.typing('Reza is typing')
    expect(spoken).toEqual(['0 Reza is typing', '10000 Reza is typing'])
  })

  it('nothing is said after the end', async () => {
    const { env, announcing, comes, spoken } = open()
    comes(1)
    announcing.failed('x')
    announcing.elsewhere('y')
    announcing.hearing('lost')
    announcing.opened('z')
    announcing.stop()
    await env.clock.advance(30_000)
    expect(spoken).toEqual([])
  })
})
