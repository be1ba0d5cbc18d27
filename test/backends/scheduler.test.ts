// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { type Allowance, createScheduler, type Urgency } from '../../src/backends/scheduler.ts'
import { outcomeOf } from '../../src/model/outcome.ts'
import { createVirtualClock } from '../../src/testing/virtualClock.ts'

interface Open {
  readonly name: string
  answer(allowance?: Partial<Allowance>): void
  fail(): void
}

function arrange() {
  const clock = createVirtualClock()
  const scheduler = createScheduler(clock)
  const started: string[] = []
  const open: Open[] = []
  const ended: string[] = []
  const ask = (
    name: string,
    urgency: Urgency,
    { endpoint = name, signal = undefined as AbortSignal | undefined } = {},
  ) =>
    scheduler
      .run({
        urgency,
        endpoint,
        signal,
        make: (learn) =>
          new Promise<void>((resolve, reject) => {
            started.push(name)
            const entry: Open = {
              name,
              answer(allowance) {
                open.splice(open.indexOf(entry), 1)
                if (allowance) learn({ limit: 60, remaining: 59, resetInMs: 60_000, window: 1, ...allowance })
                resolve()
              },
              fail() {
                open.splice(open.indexOf(entry), 1)
                reject(new Error('broken'))
              },
            }
            open.push(entry)
          }),
      })
      .then(
        () => void ended.push(`${name} done`),
        (error: unknown) => {
          const outcome = outcomeOf(error)
          ended.push(`${name} ${outcome.type}${outcome.type === 'throttled' ? ` ${outcome.waitMs}` : ''}`)
        },
      )
  const answer = async (name: string, allowance?: Partial<Allowance>): Promise<void> => {
    const entry = open.find((other) => other.name === name)
    if (!entry) throw new Error(`${name} is not under way`)
    entry.answer(allowance)
    await clock.settle()
  }
  return { clock, started, open, ended, ask, answer }
}

describe('D13: the order of requests', () => {
  it('is that of urgency, and of asking among equals', async () => {
    const { ask, answer, started } = arrange()
    for (let index = 0; index < 5; index += 1) void ask(`first${index}`, 'send')
    for (const urgency of ['read', 'react', 'change', 'send'] as const)
      for (const which of [1, 2]) void ask(`${urgency}${which}`, urgency)
    expect(started).toHaveLength(5)
    for (let index = 0; index < 5; index += 1) await answer(`first${index}`)
    await answer('send1')
    await answer('send2')
    await answer('change1')
    expect(started.slice(5)).toEqual([
      'send1',
      'send2',
      'change1',
      'change2',
      'react1',
      'react2',
      'read1',
      'read2',
    ])
  })

  it('never has more than six under way', async () => {
    const { ask, answer, open, started } = arrange()
    const all = Array.from({ length: 40 }, (_, index) => ask(`a${index}`, index % 2 ? 'send' : 'page'))
    let most = 0
    while (open.length > 0) {
      most = Math.max(most, open.length)
      await answer(open[0]!.name)
    }
    await Promise.all(all)
    expect([most, started.length]).toEqual([6, 40])
  })

  it('leaves one place to pages behind any number of sends, and one to sends behind slow pages', () => {
    const sends = arrange()
    for (let index = 0; index < 20; index += 1) void sends.ask(`send${index}`, 'send')
    void sends.ask('page', 'page')
    expect(sends.started).toContain('page')
    const pages = arrange()
    for (let index = 0; index < 20; index += 1) void pages.ask(`page${index}`, 'page')
    void pages.ask('send', 'send')
    expect(pages.started).toContain('send')
  })

  it('drops a signal that cannot go at once', async () => {
    const { ask, answer, started, ended, clock } = arrange()
    for (let index = 0; index < 5; index += 1) void ask(`send${index}`, 'send')
    void ask('typing', 'signal')
    await clock.settle()
    expect(ended).toEqual(['typing throttled 0'])
    await answer('send0')
    expect(started).not.toContain('typing')
  })

  it('never lets a request leave that was given up while it waited', async () => {
    const { ask, answer, started, ended, clock } = arrange()
    for (let index = 0; index < 5; index += 1) void ask(`page${index}`, 'page')
    const [queued, before] = [new AbortController(), AbortSignal.abort()]
    void ask('queued', 'page', { signal: queued.signal })
    void ask('aborted', 'page', { signal: before })
    queued.abort()
    await clock.settle()
    expect(ended).toEqual(['aborted unknown', 'queued unknown'])
    for (let index = 0; index < 5; index += 1) await answer(`page${index}`)
    expect(started).toHaveLength(5)
    expect(clock.pending).toBe(0)
  })
})

describe('I32: a budget', () => {
  const one = { endpoint: 'POST /one' }

  it('refuses what a person did at once when nothing is left, without a request, until the window ends', async () => {
    const { ask, answer, started, ended, clock } = arrange()
    void ask('first', 'send', one)
    await answer('first', { remaining: 0, resetInMs: 40_000 })
    await clock.advance(10_000)
    for (const urgency of ['send', 'change', 'react', 'read', 'signal'] as const)
      void ask(urgency, urgency, one)
    void ask('other', 'send')
    await clock.settle()
    expect(ended).toEqual([
      'first done',
      ...['send', 'change', 'react', 'read', 'signal'].map((name) => `${name} throttled 30000`),
    ])
    expect(started).toEqual(['first', 'other'])
    await clock.advance(30_000)
    void ask('after', 'send', one)
    expect(started.at(-1)).toBe('after')
  })

  it('lets a page wait for its turn, and wakes it when the window ends', async () => {
    const { ask, answer, started, clock } = arrange()
    void ask('first', 'page', one)
    await answer('first', { remaining: 0, resetInMs: 40_000 })
    const waits = new AbortController()
    void ask('page', 'page', one)
    void ask('given up', 'page', { ...one, signal: waits.signal })
    await clock.advance(39_999)
    expect(started).toEqual(['first'])
    waits.abort()
    await clock.advance(1)
    expect(started).toEqual(['first', 'page'])
    await answer('page')
    expect(clock.pending).toBe(0)
  })

  it('counts what is under way: no more leave than are left', async () => {
    const { ask, answer, started, ended, clock } = arrange()
    void ask('first', 'send', one)
    await answer('first', { remaining: 3 })
    for (let index = 0; index < 5; index += 1) void ask(`s${index}`, 'send', one)
    await clock.settle()
    expect(started).toEqual(['first', 's0', 's1', 's2'])
    for (const [index, name] of ['s0', 's1', 's2'].entries()) await answer(name, { remaining: 2 - index })
    expect(started).toHaveLength(4)
    expect(ended.filter((end) => end.includes('throttled'))).toEqual([
      's3 throttled 60000',
      's4 throttled 60000',
    ])
  })

  it('knows of the next window that it is as large as the last one', async () => {
    const { ask, answer, started, clock } = arrange()
    void ask('first', 'send', one)
    await answer('first', { limit: 2, remaining: 0 })
    await clock.advance(60_000)
    for (const name of ['a', 'b', 'c']) void ask(name, 'send', one)
    await clock.settle()
    expect(started).toEqual(['first', 'a', 'b'])
    await answer('a', { limit: 2, remaining: 1, window: 2 })
    expect(started).toEqual(['first', 'a', 'b'])
  })

  it('does not grow by an answer that another overtook, nor by one of a window that is over', async () => {
    const { ask, answer, ended, clock } = arrange()
    for (const name of ['a', 'b', 'c']) void ask(name, 'send', one)
    await answer('b', { remaining: 0, window: 2 })
    await answer('a', { remaining: 1, window: 2 })
    await answer('c', { remaining: 60, window: 1 })
    void ask('d', 'send', one)
    await clock.settle()
    expect(ended.at(-1)).toBe('d throttled 60000')
  })

  it('counts a request without an answer, which may have been counted', async () => {
    const { ask, answer, open, ended, clock } = arrange()
    void ask('first', 'send', one)
    await answer('first', { remaining: 1 })
    void ask('lost', 'send', one)
    open[0]!.fail()
    await clock.settle()
    void ask('next', 'send', one)
    await clock.settle()
    expect(ended.at(-1)).toBe('next throttled 60000')
  })

  it('is nobody’s who was not told of one: thousands may leave', async () => {
    const { ask, open, answer, started } = arrange()
    for (let index = 0; index < 2000; index += 1) void ask(`a${index}`, 'send', one)
    while (open.length > 0) await answer(open[0]!.name)
    expect(started).toHaveLength(2000)
  })
})
