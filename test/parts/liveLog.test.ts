// @vitest-environment node
import { expect, it } from 'vitest'
import { createLiveLog } from '../../src/parts/liveLog.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

const texts = (log: ReturnType<typeof createLiveLog>): readonly string[] =>
  log.entries().map(({ text }) => text)

it('keeps each sentence for seven seconds (AN-2)', async () => {
  const env = createVirtualEnv()
  const log = createLiveLog(env)
  log.add('one', 'polite')
  await env.clock.advance(3000)
  log.add('two', 'polite')
  await env.clock.advance(3999)
  expect(texts(log)).toEqual(['one', 'two'])
  await env.clock.advance(1)
  expect(texts(log)).toEqual(['two'])
  await env.clock.advance(3000)
  expect(texts(log)).toEqual([])
})

it('makes the same words another entry, so that they are spoken again', () => {
  const log = createLiveLog(createVirtualEnv())
  log.add('one', 'polite')
  log.add('one', 'polite')
  expect(new Set(log.entries().map(({ id }) => id)).size).toBe(2)
})

it('holds twenty at most, the newest', () => {
  const log = createLiveLog(createVirtualEnv())
  for (let n = 1; n <= 25; n += 1) log.add(String(n), 'polite')
  expect(log.entries()).toHaveLength(20)
  expect(texts(log)[0]).toBe('6')
})

it('tells whoever listens, until they stop', async () => {
  const env = createVirtualEnv()
  const log = createLiveLog(env)
  let changes = 0
  const stop = log.subscribe(() => {
    changes += 1
  })
  log.add('one', 'alert')
  await env.clock.advance(7000)
  expect(changes).toBe(2)
  stop()
  log.add('two', 'alert')
  expect(changes).toBe(2)
})
