// @vitest-environment node
import { afterEach, expect, it } from 'vitest'
import { replaceTimers } from '../../src/testing/replaceTimers.ts'
import { createVirtualClock } from '../../src/testing/virtualClock.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

let putBack = (): void => {}
afterEach(() => putBack())

it('fires timers in the order in which they fall due, and those due together in the order they were set', async () => {
  const clock = createVirtualClock()
  const fired: string[] = []
  clock.after(20, () => fired.push('late'))
  clock.after(10, () => fired.push('first'))
  clock.after(10, () => fired.push('second'))
  await clock.advance(9)
  expect(fired).toEqual([])
  await clock.advance(1)
  expect(fired).toEqual(['first', 'second'])
  await clock.advance(100)
  expect(fired).toEqual(['first', 'second', 'late'])
  expect(clock.monotonic()).toBe(110)
})

it('lets promises settle between two timers', async () => {
  const clock = createVirtualClock()
  const seen: string[] = []
  clock.after(1, () => {
    void (async () => {
      for (let hop = 0; hop < 50; hop += 1) await Promise.resolve()
      seen.push(await new Response('told').text())
    })()
  })
  clock.after(2, () => seen.push('after'))
  await clock.advance(5)
  expect(seen).toEqual(['told', 'after'])
})

it('fires a timer that another one set, when its time has come', async () => {
  const clock = createVirtualClock()
  const at: number[] = []
  clock.after(5, () => clock.after(5, () => at.push(clock.monotonic())))
  await clock.advance(10)
  expect(at).toEqual([10])
})

it('does not fire what was cancelled', async () => {
  const clock = createVirtualClock()
  const cancel = clock.after(5, () => expect.unreachable())
  expect(clock.pending).toBe(1)
  cancel()
  cancel()
  expect(clock.pending).toBe(0)
  await clock.advance(10)
})

it('moves the wall clock alone when it jumps', () => {
  const clock = createVirtualClock(1000)
  clock.jump(-400)
  expect([clock.now(), clock.monotonic()]).toEqual([600, 0])
})

it('runs until something is true, and says when it never is', async () => {
  const clock = createVirtualClock()
  let isDone = false
  clock.after(300, () => (isDone = true))
  await clock.runUntil(() => isDone)
  expect(clock.monotonic()).toBe(300)
  await expect(clock.runUntil(() => false, 50)).rejects.toThrow('Not true after 50 ms')
})

it('runs until no timer is left, or for the given time', async () => {
  const clock = createVirtualClock()
  clock.after(300, () => {})
  await clock.runUntilIdle()
  expect(clock.monotonic()).toBe(300)
  const again = (): void => void clock.after(10, again)
  again()
  await clock.runUntilIdle(100)
  expect(clock.monotonic()).toBe(400)
})

it('throws what a callback threw after the others have had their turn', async () => {
  const clock = createVirtualClock()
  let isDone = false
  clock.after(1, () => {
    throw new RangeError('broken')
  })
  clock.after(2, () => (isDone = true))
  await expect(clock.advance(5)).rejects.toThrow(RangeError)
  expect(isDone).toBe(true)
})

it('stands behind the global timers while asked to, and not after', async () => {
  const clock = createVirtualClock(5000)
  const real = globalThis.setTimeout
  putBack = replaceTimers(clock)
  const fired: string[] = []
  setTimeout((word: string) => fired.push(word), 10, 'once')
  const cancelled = setTimeout(() => fired.push('never'), 10)
  const repeated = setInterval(() => fired.push('again'), 4)
  clearTimeout(cancelled)
  expect(Date.now()).toBe(5000)
  await clock.advance(10)
  expect(fired).toEqual(['again', 'again', 'once'])
  clearInterval(repeated)
  expect(clock.pending).toBe(0)
  setTimeout(() => expect.unreachable(), 1)
  putBack()
  expect(clock.pending).toBe(0)
  expect(globalThis.setTimeout).toBe(real)
  expect(Date.now()).toBeGreaterThan(5000)
})

it('gives the same chance and the same names for the same seed', () => {
  const [a, b, c] = [1, 1, 2].map((seed) => createVirtualEnv({ seed }))
  const draw = (env = a): readonly (number | string)[] => [env!.random(), env!.uuid(), env!.random()]
  const drawn = draw(a)
  expect(draw(b)).toEqual(drawn)
  expect(draw(c)).not.toEqual(drawn)
  expect(drawn[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const many = Array.from({ length: 1000 }, () => a!.random())
  expect(Math.min(...many)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...many)).toBeLessThan(1)
  expect(many.reduce((sum, next) => sum + next) / 1000).toBeCloseTo(0.5, 1)
})

it('shows requests and answers them by hand or by rule', async () => {
  const { http } = createVirtualEnv()
  const asked = http.fetch('https://chat.test/a?b=c', { method: 'POST', body: '{"text":"hi"}' })
  const [request] = http.open
  expect([request?.method, request?.url.search, request?.body]).toEqual(['POST', '?b=c', { text: 'hi' }])
  request?.answer(201, { id: 1 }, { 'X-Left': '3' })
  const answer = await asked
  expect([answer.status, answer.headers.get('x-left'), await answer.json()]).toEqual([201, '3', { id: 1 }])
  expect(http.open).toEqual([])
  http.serve((next) => next.answer(200, 'plain'))
  expect(await (await http.fetch('https://chat.test/')).text()).toBe('plain')
  http.serve((next) => next.breakOff(200, '{"mess'))
  await expect((await http.fetch('https://chat.test/')).text()).rejects.toThrow('line broke')
  http.serve((next) => next.fail())
  await expect(http.fetch('https://chat.test/')).rejects.toThrow(TypeError)
  expect(http.requests).toHaveLength(4)
})

it('gives a request up when its signal aborts', async () => {
  const { http } = createVirtualEnv()
  const giveUp = new AbortController()
  const asked = http.fetch('https://chat.test/', { signal: giveUp.signal })
  giveUp.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  await expect(http.fetch('https://chat.test/', { signal: giveUp.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect([http.open.length, http.requests.length]).toEqual([0, 1])
})

it('has sockets that open, talk and close as a browser has them', async () => {
  const { sockets } = createVirtualEnv()
  const seen: string[] = []
  const socket = new sockets.WebSocket('wss://chat.test/connect?a=b')
  for (const type of ['open', 'message', 'error', 'close'])
    socket.addEventListener(type, (event) => seen.push(event.type))
  socket.onmessage = ({ data }) => void seen.push(data as string)
  expect(() => socket.send('too soon')).toThrow('not open')
  const { latest } = sockets
  expect([latest.url.search, latest.state, socket.readyState]).toEqual(['?a=b', 'connecting', 0])
  latest.accept()
  latest.send({ type: 'health.check' })
  socket.send('ping')
  expect(latest.received).toEqual(['ping'])
  socket.close()
  expect(socket.readyState).toBe(2)
  await Promise.resolve()
  expect(seen).toEqual(['open', 'message', '{"type":"health.check"}', 'close'])
  latest.send('lost')
  expect(seen).toHaveLength(4)
  expect(sockets.live).toEqual([])
})

it('tells of a broken line, and not of one that died silently', async () => {
  const { sockets } = createVirtualEnv()
  const seen: string[] = []
  const open = (): WebSocket => {
    const socket = new sockets.WebSocket('wss://chat.test/')
    socket.onerror = () => void seen.push('error')
    socket.onclose = ({ code }) => void seen.push(`close ${code}`)
    sockets.latest.accept()
    return socket
  }
  open()
  sockets.latest.fail()
  expect(seen).toEqual(['error', 'close 1006'])
  const silent = open()
  sockets.latest.silence()
  silent.send('into the void')
  sockets.latest.send('back')
  silent.close()
  await Promise.resolve()
  expect([seen.length, sockets.latest.received.length, silent.readyState]).toEqual([2, 0, 2])
})

it('takes the network away: requests fail, sockets fall silent, new ones fail', async () => {
  const env = createVirtualEnv()
  const reasons: string[] = []
  const cancel = env.onWake((reason) => void reasons.push(reason))
  const asked = env.http.fetch('https://chat.test/')
  void new env.sockets.WebSocket('wss://chat.test/')
  env.setOnline(false)
  env.setOnline(false)
  await expect(asked).rejects.toThrow(TypeError)
  await expect(env.http.fetch('https://chat.test/')).rejects.toThrow('no network')
  let code = 0
  new env.sockets.WebSocket('wss://chat.test/').onclose = (event) => void (code = event.code)
  await Promise.resolve()
  expect(code).toBe(1006)
  env.setOnline(true)
  env.setVisible(false)
  env.setVisible(true)
  env.restore()
  expect(reasons).toEqual(['offline', 'online', 'hidden', 'visible', 'restored'])
  cancel()
  env.restore()
  expect(reasons).toHaveLength(5)
  expect(env.held()).toMatchObject({ listeners: 0, requests: 0, timers: 0 })
})
