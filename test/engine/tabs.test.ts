// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { messageKey } from '../../src/model/id.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { ann, general, messageRecord, sent } from './facts.ts'
import { openChat } from './openChat.ts'
import { makeTabs, seen } from './openTabs.ts'

describe('I8: two tabs', () => {
  it('show what is pressed in either, and one of them sends it', async () => {
    const { open, pass, arrivals, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    takes(100)
    first.chat.send(general, 'from one')
    second.chat.send(general, 'from two')
    expect([seen(first), seen(second)]).toEqual([['from one: sending'], ['from two: sending']])
    await pass(0)
    expect(seen(first)).toEqual(['from one: sending', 'from two: sending'])
    expect(seen(second)).toEqual(['from one: sending', 'from two: sending'])
    await pass(300)
    expect(seen(first)).toEqual(['from one: sent', 'from two: sent'])
    expect(seen(second)).toEqual(['from one: sent', 'from two: sent'])
    expect(arrivals.map(({ tab }) => tab)).toEqual(['one', 'one'])
    expect(second.backend.performed).toEqual([])
  })

  it('I3: never show neither nor both while it arrives, though the socket of one is deaf', async () => {
    const { open, pass, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    const counts = new Set<number>()
    takes(100)
    second.chat.send(general, 'hello')
    for (const tab of [first, second])
      tab.chat.store.subscribe(() => {
        if (tab.shown().length > 0 || tab === second) counts.add(tab.shown().length)
      })
    await pass(300)
    expect([seen(first), seen(second)]).toEqual([['hello: sent'], ['hello: sent']])
    expect([...counts]).toEqual([1])
  })

  it('I3: evidence that only a tab that does not lead has seen counts for all', async () => {
    const { open, pass, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    takes(Infinity)
    first.chat.send(general, 'hello')
    await pass(0)
    const [asked] = first.backend.performed
    second.backend.connection.sink.events(sent(asked!.request))
    await pass(0)
    expect([seen(first), seen(second)]).toEqual([['hello: sent'], ['hello: sent']])
    expect([first.outbox(), second.outbox()]).toEqual([[], []])
  })

  it('I4: what both press reaches the server in press order', async () => {
    const { open, pass, texts, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    takes(30)
    const words = Array.from({ length: 12 }, (_, index) => `${index}`)
    for (const [index, word] of words.entries()) {
      const tab = index % 3 === 0 ? first : second
      tab.chat.send(general, word)
      await pass(5)
    }
    await pass(2000)
    expect(texts()).toEqual(words)
    expect(seen(first)).toEqual(words.map((word) => `${word}: sent`))
    expect(seen(second)).toEqual(seen(first))
  })

  it('a new tab shows at once what waits in another', async () => {
    const { open, takes } = makeTabs()
    const first = await open('one')
    takes(Infinity)
    first.chat.send(general, 'waits')
    const second = await open('two')
    expect(seen(second)).toEqual(['waits: sending'])
    expect(second.backend.performed).toEqual([])
  })

  it('a failure can be retried, discarded, wanted back and passed over in either', async () => {
    const { open, pass, arrivals } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    first.backend.onPerform(({ request, answer, fail }) =>
      'text' in request.input && request.input.text.startsWith('bad')
        ? fail({ type: 'rejected', reason: 'blocked' }, 'no')
        : answer(sent(request, 200)),
    )
    second.chat.send(general, 'bad')
    second.chat.send(general, 'after')
    await pass(0)
    expect(seen(second)).toEqual(['bad: failed', 'after: sending'])
    const operation = second.shown()[0]!.failedOperation!
    const undo = second.chat.discard(operation)
    second.chat.send(general, 'later')
    expect(seen(second)).toEqual(['after: sending', 'later: sending'])
    undo()
    expect(seen(second)[0]).toBe('bad: failed')
    await pass(0)
    // The discard let the others go; what came back is held by nobody.
    expect(seen(first)).toEqual(seen(second))
    expect(seen(second).toSorted()).toEqual(['after: sent', 'bad: failed', 'later: sent'])
    first.chat.send(general, 'held')
    await pass(0)
    expect(seen(second)).toContain('held: sending')
    second.chat.sendRest(operation)
    await pass(0)
    expect(seen(second)).toContain('held: sent')
    first.backend.onPerform(({ request, answer }) => answer(sent(request, 300)))
    second.chat.retry(operation)
    await pass(0)
    for (const tab of [first, second])
      expect(seen(tab).toSorted()).toEqual(['after: sent', 'bad: sent', 'held: sent', 'later: sent'])
    expect(arrivals).toEqual([])
  })

  it('a refusal that leaves no row is told where it was pressed', async () => {
    const { open, pass } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    second.backend.connection.sink.events([
      { type: 'message.arrived', message: messageRecord('m1', { at: 5, authorId: ann }) },
    ])
    first.backend.onPerform(({ fail }) => fail({ type: 'rejected', reason: 'other' }, 'No reactions today'))
    second.chat.react(general, messageKey('m1'), 'like', true)
    await pass(0)
    expect(second.chat.store.getState().notices).toMatchObject([
      { kind: 'reaction.set', text: 'No reactions today' },
    ])
    expect(second.outbox()).toEqual([])
  })

  it('an edit of what has not left is part of it, in whichever tab it is made', async () => {
    const { open, pass, arrivals } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    first.env.setOnline(false)
    const key = first.chat.send(general, 'helo')!
    await pass(0)
    second.chat.edit(general, key, 'hello')
    await pass(0)
    expect(seen(first)).toEqual(['hello: sending'])
    first.env.setOnline(true)
    await pass(0)
    expect(arrivals.map(({ operation }) => operation.input)).toMatchObject([{ text: 'hello' }])
    expect([...first.env.browser.stored('parlour/outbox/chat.test/ann')]).toEqual([])
  })
})

describe('I8: the leader dies', () => {
  it.each([0, 1, 20, 99, 100, 101, 150])(
    'after %d ms: the next one sends what waits, once each and in order, within two seconds',
    async (ms) => {
      const { open, pass, takes, texts, arrivals } = makeTabs()
      const first = await open('one')
      const second = await open('two')
      const third = await open('three')
      takes(100)
      first.chat.send(general, 'a')
      second.chat.send(general, 'b')
      third.chat.send(general, 'c')
      await pass(ms)
      first.env.kill()
      second.chat.send(general, 'd')
      await pass(2000)
      expect(texts()).toEqual(['a', 'b', 'c', 'd'])
      for (const tab of [second, third]) expect(tab.outbox()).toEqual([])
      expect(seen(second)).toEqual(seen(third))
      expect(seen(second)).toEqual(['a: sent', 'b: sent', 'c: sent', 'd: sent'])
      expect(arrivals.at(-1)?.tab).toBe('two')
    },
  )

  it('what the dead one may have sent is shown as unknown until that is known', async () => {
    const { open, pass, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    takes(Infinity)
    first.chat.send(general, 'a')
    await pass(0)
    const states = new Set<string>()
    second.chat.store.subscribe(() => states.add(seen(second).join()))
    takes(100)
    first.env.kill()
    await pass(500)
    expect(states).toContain('a: unconfirmed')
    expect(seen(second)).toEqual(['a: sent'])
  })

  it('a leader that ends in good order hands over just the same', async () => {
    const { open, pass, texts } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    first.env.setOnline(false)
    first.chat.send(general, 'a')
    second.chat.send(general, 'b')
    await pass(0)
    first.chat.destroy()
    await pass(2000)
    expect(texts()).toEqual(['a', 'b'])
    expect(seen(second)).toEqual(['a: sent', 'b: sent'])
  })

  it('what no disk would take is still known to the others', async () => {
    const { open, pass, takes, texts, browser } = makeTabs()
    browser.refuse(true)
    const first = await open('one')
    const second = await open('two')
    first.env.setOnline(false)
    first.chat.send(general, 'a')
    second.chat.send(general, 'b')
    await pass(10)
    expect(second.shown().map(({ isKept }) => isKept)).toEqual([false, false])
    takes(10)
    first.env.kill()
    await pass(2000)
    expect(texts()).toEqual(['a', 'b'])
    expect(seen(second)).toEqual(['a: sent', 'b: sent'])
  })

  it('the disk is empty in the end', async () => {
    const { open, pass, browser, takes } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    takes(50)
    for (const text of ['a', 'b', 'c']) second.chat.send(general, text)
    await pass(60)
    first.env.kill()
    await pass(5000)
    expect(second.outbox()).toEqual([])
    expect([...browser.stored('parlour/outbox/chat.test/ann')]).toEqual([])
  })
})

describe('I35: another account on the same machine', () => {
  it('sees nothing and sends nothing of mine', async () => {
    const { open, pass, takes, arrivals } = makeTabs()
    takes(Infinity)
    const mine = await open('one')
    mine.chat.send(general, 'mine')
    await pass(100)
    mine.chat.destroy()
    const theirs = await open('two', { account: 'chat.test/reza' })
    await pass(5000)
    expect([seen(theirs), theirs.outbox(), theirs.backend.performed]).toEqual([[], [], []])
    expect(arrivals).toHaveLength(1)
    const again = await open('three')
    expect(seen(again)).toEqual(['mine: sending'])
    expect(new Set(arrivals.map(({ operation }) => operation.id)).size).toBe(1)
  })
})

describe('where there are no locks', () => {
  it('a tab is alone: it sends, keeps everything in memory, and says so', async () => {
    const env = { ...createVirtualEnv(), lock: null }
    const { chat, backend, shown } = await openChat({ env })
    const key = chat.send(general, 'hello')!
    expect(shown()).toMatchObject([{ status: 'sending', isKept: false }])
    expect(await chat.kept(key)).toBe(false)
    backend.performed[0]!.answer(sent(backend.performed[0]!.request))
    await env.clock.settle()
    expect(shown()).toMatchObject([{ status: 'sent', isKept: true }])
    expect([...env.browser.stored('parlour/outbox/chat.test/ann')]).toEqual([])
  })

  it('so it is where they are refused', async () => {
    const env = createVirtualEnv()
    const refused = { ...env, lock: () => Promise.reject(new DOMException('no', 'SecurityError')) }
    const { chat, shown, backend } = await openChat({ env: refused })
    chat.send(general, 'hello')
    await env.clock.advance(0)
    expect(shown()).toMatchObject([{ status: 'sending', isKept: false }])
    expect(backend.performed).toHaveLength(1)
  })
})

describe('what other tabs say', () => {
  it.each([
    null,
    'text',
    { type: 'state', entries: [], seen: [] },
    { parlour: 2, type: 'state', entries: [], seen: [] },
    { parlour: 1, type: 'explode' },
    {
      parlour: 1,
      type: 'command',
      id: 'x',
      command: { type: 'press', operation: { id: 'x', kind: 'toString' } },
    },
    { parlour: 1, type: 'change', put: [{ operation: null }, 7], drop: [{}], seen: 'x' },
    { parlour: 1, type: 'facts', events: [{ type: 'message.put', message: { key: 7 } }, null], done: [null] },
    { parlour: 1, type: 'notice', notice: { id: 'x', kind: 'constructor', text: 'x' } },
  ])('and is none of their words changes nothing: %j', async (message) => {
    const { open, pass, browser } = makeTabs()
    const first = await open('one')
    const second = await open('two')
    first.env.setOnline(false)
    first.chat.send(general, 'hello')
    await pass(0)
    const line = browser.open().channel('parlour/chat.test/ann', () => {})
    line.post(message)
    await pass(10)
    for (const tab of [first, second]) {
      expect(seen(tab)).toEqual(['hello: sending'])
      expect(tab.chat.store.getState().notices).toEqual([])
    }
  })

  it('I34: holds no word of the connection, and of the disk neither', async () => {
    const { open, pass, browser } = makeTabs()
    const said: unknown[] = []
    browser.open().channel('parlour/chat.test/ann', (message) => said.push(message))
    const first = await open('one')
    const second = await open('two')
    second.chat.send(general, 'hello')
    await pass(100)
    first.env.kill()
    await pass(100)
    const words = JSON.stringify(said)
    expect(words).toContain('hello')
    expect(words).not.toMatch(/token|authorization|secret/i)
  })
})

it('a command about something that is done already does nothing', async () => {
  const { open, pass, browser, arrivals } = makeTabs()
  const first = await open('one')
  first.chat.send(general, 'hello')
  await pass(10)
  const [{ operation } = { operation: null }] = arrivals
  const line = browser.open().channel('parlour/chat.test/ann', () => {})
  for (const id of ['c1', 'c2'])
    line.post({ parlour: 1, type: 'command', id, command: { type: 'press', operation } })
  for (const type of ['retry', 'discard', 'sendRest'])
    line.post({ parlour: 1, type: 'command', id: type, command: { type, id: operation!.id } })
  await pass(100)
  expect(arrivals).toHaveLength(1)
  expect(seen(first)).toEqual(['hello: sent'])
})

it('a command that comes twice is done once, whatever was done since', async () => {
  const { open, pass, browser, arrivals } = makeTabs()
  const first = await open('one')
  first.chat.send(general, 'like this one')
  await pass(10)
  const [{ operation: known } = { operation: null }] = arrivals
  first.env.setOnline(false)
  const key = messageKey('ann-told')
  const operation = { ...known, id: 'told', input: { ...known?.input, key, text: 'told' } }
  const line = browser.open().channel('parlour/chat.test/ann', () => {})
  const tell = (): void =>
    line.post({ parlour: 1, type: 'command', id: 'c1', command: { type: 'press', operation } })
  tell()
  await pass(10)
  expect(seen(first)).toContain('told: sending')
  first.chat.remove(general, key)
  tell()
  await pass(10)
  expect(seen(first)).toEqual(['like this one: sent'])
})
