import { expect, it } from 'vitest'
import { browserEnv } from '../../src/env/browserEnv.ts'

/*
 * The disk, the locks and the line between tabs as a real browser has them.
 */

const name = (): string => `parlour/test/${crypto.randomUUID()}`
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

it('records keep what structured clone takes, files included, each name apart, until they are deleted', async () => {
  const place = name()
  const { records } = browserEnv()
  const file = new File(['hello'], 'hello.txt', { type: 'text/plain' })
  await records(place).put('one', { text: 'سلام', when: new Date(5), file })
  await records(place).put('two', [1, 2])
  // As the next page opens it.
  const found = new Map(await browserEnv().records(place).all())
  expect([...found.keys()].toSorted()).toEqual(['one', 'two'])
  const one = found.get('one') as { text: string; when: Date; file: File }
  expect(one).toMatchObject({ text: 'سلام', when: new Date(5) })
  expect(one.file.name).toBe('hello.txt')
  expect(await one.file.text()).toBe('hello')
  expect(await records(name()).all()).toEqual([])
  await records(place).put('two', 'other')
  await records(place).delete('one')
  expect(await records(place).all()).toEqual([['two', 'other']])
})

it('records refuse what cannot be copied, and go on', async () => {
  const place = browserEnv().records(name())
  await expect(place.put('bad', { act: () => {} })).rejects.toThrow(/clone/)
  await place.put('good', 1)
  expect(await place.all()).toEqual([['good', 1]])
})

it('a lock is held by one, and then by the next who still waits', async () => {
  const { lock } = browserEnv()
  const leader = name()
  const never = new AbortController().signal
  const held: string[] = []
  const ask = async (who: string, signal: AbortSignal): Promise<() => void> => {
    const letGo = await lock!(leader, signal)
    held.push(who)
    return letGo
  }
  const gone = new AbortController()
  const letGo = await ask('first', never)
  const second = ask('second', gone.signal)
  const third = ask('third', never)
  await soon()
  expect(held).toEqual(['first'])
  gone.abort()
  await expect(second).rejects.toThrow(/abort/i)
  letGo()
  ;(await third)()
  expect(held).toEqual(['first', 'third'])
})

it('a line carries copies to the other ends, in order, until it is closed', async () => {
  const { channel } = browserEnv()
  const line = name()
  const heard: unknown[] = []
  const one = channel!(line, () => expect.unreachable())
  const two = channel!(line, (message) => heard.push(message))
  one.post({ at: 1 })
  one.post({ at: 2 })
  await expect.poll(() => heard).toEqual([{ at: 1 }, { at: 2 }])
  two.close()
  one.post({ at: 3 })
  await soon()
  expect(heard).toHaveLength(2)
  one.close()
})
