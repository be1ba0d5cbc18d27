// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createVirtualBrowser } from '../../src/testing/virtualBrowser.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

const never = new AbortController().signal

describe('the disk of a virtual browser', () => {
  it('is one for all its tabs, and gives copies', async () => {
    const browser = createVirtualBrowser()
    const [one, two] = [browser.open(), browser.open()]
    const value = { list: [1], file: new Blob(['x']) }
    await one.records('a').put('k', value)
    value.list.push(2)
    const [[key, found] = []] = await two.records('a').all()
    expect([key, found]).toMatchObject(['k', { list: [1] }])
    expect((found as typeof value).file).toBeInstanceOf(Blob)
    expect(await two.records('b').all()).toEqual([])
    await two.records('a').delete('k')
    expect(await one.records('a').all()).toEqual([])
  })

  it('does one thing after the other, each as late as is said', async () => {
    const browser = createVirtualBrowser()
    const { clock } = browser
    const place = browser.open().records('a')
    const done: string[] = []
    browser.delay(50)
    void place.put('slow', 1).then(() => done.push(`slow ${clock.monotonic()}`))
    browser.delay(0)
    void place.put('fast', 2).then(() => done.push(`fast ${clock.monotonic()}`))
    await clock.settle()
    expect(done).toEqual([])
    await clock.advance(50)
    expect(done).toEqual(['slow 50', 'fast 50'])
  })

  it('refuses while it is told to', async () => {
    const browser = createVirtualBrowser()
    const place = browser.open().records('a')
    browser.refuse(true)
    for (const ask of [place.all(), place.put('k', 1), place.delete('k')])
      await expect(ask).rejects.toThrow('The disk is full.')
    browser.refuse(false)
    await place.put('k', 1)
    expect([...browser.stored('a')]).toEqual([['k', 1]])
  })

  it('never gets what a dead tab had not yet written', async () => {
    const browser = createVirtualBrowser()
    const [dying, other] = [browser.open(), browser.open()]
    browser.delay(20)
    void dying.records('a').put('k', 1)
    void other.records('a').put('l', 2)
    await browser.clock.advance(10)
    dying.kill()
    void dying.records('a').put('m', 3)
    await browser.clock.advance(100)
    expect([...browser.stored('a')]).toEqual([['l', 2]])
  })
})

describe('its locks', () => {
  it('are held by one tab after the other, in the order in which they asked', async () => {
    const browser = createVirtualBrowser()
    const held: string[] = []
    const ask = (name: string, signal: AbortSignal = never) =>
      browser
        .open()
        .lock('leader', signal)
        .then((letGo) => {
          held.push(name)
          return letGo
        })
    const gone = new AbortController()
    const first = ask('first')
    const second = ask('second', gone.signal)
    void ask('third')
    const letGo = await first
    expect(held).toEqual(['first'])
    gone.abort()
    await expect(second).rejects.toThrow('Nobody waits')
    letGo()
    await browser.clock.settle()
    expect(held).toEqual(['first', 'third'])
    await expect(browser.open().lock('leader', AbortSignal.abort())).rejects.toThrow('Nobody waits')
  })

  it('are free when their tab dies', async () => {
    const browser = createVirtualBrowser()
    const dying = browser.open()
    await dying.lock('leader', never)
    let isFree = false
    void browser
      .open()
      .lock('leader', never)
      .then(() => (isFree = true))
    await browser.clock.settle()
    expect(isFree).toBe(false)
    dying.kill()
    await browser.clock.settle()
    expect(isFree).toBe(true)
  })
})

it('its lines carry copies to every other end, later and in order, until one is closed', async () => {
  const browser = createVirtualBrowser()
  const heard: unknown[] = []
  const one = browser.open().channel('x', (message) => heard.push(['one', message]))
  const two = browser.open().channel('x', (message) => heard.push(['two', message]))
  browser.open().channel('y', () => expect.unreachable())
  one.post({ at: 1 })
  one.post({ at: 2 })
  expect(heard).toEqual([])
  await browser.clock.advance(0)
  expect(heard).toEqual([
    ['two', { at: 1 }],
    ['two', { at: 2 }],
  ])
  two.close()
  one.post({ at: 3 })
  two.post({ at: 4 })
  await browser.clock.advance(0)
  expect(heard).toHaveLength(2)
})

it('a tab that is killed does nothing any more, and hears nothing', async () => {
  const browser = createVirtualBrowser()
  const env = createVirtualEnv({ browser })
  const neighbour = createVirtualEnv({ browser })
  expect(neighbour.clock).toBe(env.clock)
  env.after(10, () => expect.unreachable())
  env.onWake(() => expect.unreachable())
  env.channel?.('x', () => expect.unreachable())
  const ended = (): never => expect.unreachable()
  const asked = env.fetch('https://chat.test/').then(ended, ended)
  const socket = new env.WebSocket('wss://chat.test/')
  env.sockets.latest.accept()
  socket.addEventListener('message', () => expect.unreachable())
  env.kill()
  env.after(10, () => expect.unreachable())
  void env.fetch('https://chat.test/').then(ended, ended)
  env.http.requests[0]?.answer(200)
  env.sockets.latest.send('late')
  neighbour.channel?.('x', () => {}).post('hello')
  env.setVisible(false)
  await env.clock.advance(100)
  expect(env.http.requests).toHaveLength(1)
  await Promise.race([asked, env.clock.settle()])
})
