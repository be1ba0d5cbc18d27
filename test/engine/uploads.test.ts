// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { channelId, messageKey, threadId } from '../../src/model/id.ts'
import type { RejectedFile, Upload } from '../../src/model/upload.ts'
import { general } from './facts.ts'
import { openChat } from './openChat.ts'

const text = (name: string, content = 'words'): File =>
  new File([content], name, { type: 'text/plain', lastModified: 1 })
const reasons = (rejected: readonly RejectedFile[]): readonly string[] =>
  rejected.map(({ file, refusal }) => `${file.name}: ${refusal.reason}`)
const at = (url: string) => ({ url: `https://chat.test/${url}`, thumbnailUrl: null })

async function openTray(...names: readonly string[]) {
  const open = await openChat()
  const { chat, env, backend } = open
  const tray = (): readonly Upload[] => chat.store.getState().uploads.get(general) ?? []
  const rejected = await chat.addFiles(
    general,
    names.map((name) => text(name)),
  )
  await env.clock.settle()
  return {
    ...open,
    rejected,
    tray,
    states: () => tray().map(({ name, state }) => `${name} ${state}`),
    asked: () => backend.uploads.map(({ request }) => request.name),
    idOf: (place: number) => tray()[place]!.id,
    answer: async (place: number) => {
      backend.uploads[place]!.answer(at(backend.uploads[place]!.request.name))
      await env.clock.settle()
    },
  }
}

describe('UP-4: the queue', () => {
  it('brings three at a time to the server, in their order, and keeps their places', async () => {
    const { asked, answer, states, tray } = await openTray('a', 'b', 'c', 'd', 'e')
    expect(asked()).toEqual(['a', 'b', 'c'])
    expect(states()).toEqual(['a uploading', 'b uploading', 'c uploading', 'd queued', 'e queued'])
    await answer(2)
    expect(asked()).toEqual(['a', 'b', 'c', 'd'])
    for (const place of [0, 1, 3, 4]) await answer(place)
    expect(tray().map(({ name, uploaded }) => `${name} ${uploaded?.url}`)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => `${name} https://chat.test/${name}`),
    )
  })

  it('tells how many bytes have left, at most every 100 ms, and then that the server has them all', async () => {
    const { backend, chat, env, tray } = await openTray('a')
    const { tell } = backend.uploads[0]!.request
    let changes = 0
    chat.store.subscribe((now, before) => {
      if (now.uploads !== before.uploads) changes += 1
    })
    for (let step = 1; step <= 90; step += 1) {
      tell(step / 100)
      await env.clock.advance(10)
    }
    expect(changes).toBe(9)
    expect(tray()[0]).toMatchObject({ state: 'uploading', sent: 4, size: 5 })
    tell(1)
    expect(tray()[0]).toMatchObject({ state: 'processing', sent: 5 })
  })

  it('a step of one upload leaves the trays of others as they are', async () => {
    const { backend, chat, env } = await openTray('a')
    const thread = threadId(general, messageKey('m1'))
    await chat.addFiles(thread, [text('b')])
    const before = chat.store.getState().uploads.get(thread)
    await env.clock.advance(200)
    backend.uploads[0]!.request.tell(0.5)
    expect(chat.store.getState().uploads.get(thread)).toBe(before)
    expect(before).toHaveLength(1)
  })

  it('rejects with reasons, and takes the rest', async () => {
    const { chat, tray, rejected } = await openTray('a')
    expect(rejected).toEqual([])
    const more = await chat.addFiles(
      general,
      [text('a'), text('b', ''), text('c'), text('x.png'), text('photo.jpg.exe'), text('d')],
      { limits: { ...chat.uploadLimits, count: 2 } },
    )
    expect(reasons(more)).toEqual([
      'a: duplicate',
      'b: empty',
      'x.png: mismatch',
      'photo.jpg.exe: disguised',
      'd: too-many',
    ])
    expect(tray().map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it('takes a duplicate from who insists, and nothing from who may not upload', async () => {
    const { chat, tray } = await openTray('a')
    expect(await chat.addFiles(general, [text('a')], { takesDuplicates: true })).toEqual([])
    expect(tray()).toHaveLength(2)
    const elsewhere = threadId(channelId('messaging:unknown'), messageKey('m1'))
    expect(reasons(await chat.addFiles(elsewhere, [text('b')]))).toEqual(['b: not-allowed'])
  })

  it('says that a folder cannot be read', async () => {
    const { chat } = await openTray()
    const folder = Object.assign(text('folder', 'x'), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }),
    })
    expect(reasons(await chat.addFiles(general, [folder]))).toEqual(['folder: unreadable'])
  })

  it('moves, describes, and lets go of what a message has', async () => {
    const { chat, tray, idOf, answer, backend } = await openTray('a', 'b', 'c')
    chat.moveUpload(general, idOf(2), 0)
    chat.moveUpload(general, idOf(1), 99)
    expect(tray().map(({ name }) => name)).toEqual(['c', 'b', 'a'])
    chat.describeUpload(general, idOf(0), 'the third')
    expect(tray()[0]).toMatchObject({ name: 'c', alt: 'the third' })
    await answer(0)
    await answer(1)
    chat.releaseUploads(general)
    expect(tray().map(({ name }) => name)).toEqual(['c'])
    expect(backend.deletedUploads).toEqual([])
  })
})

describe('I36: what is cancelled or removed leaves nothing', () => {
  it('while it waits: it is never asked for', async () => {
    const { chat, idOf, answer, asked, states } = await openTray('a', 'b', 'c', 'd')
    chat.cancelUpload(general, idOf(3))
    await answer(0)
    expect(asked()).toEqual(['a', 'b', 'c'])
    expect(states()[3]).toBe('d cancelled')
  })

  it('while it uploads: the request is aborted, and the next one gets its place', async () => {
    const { chat, backend, env, idOf, asked, states } = await openTray('a', 'b', 'c', 'd')
    chat.cancelUpload(general, idOf(0))
    await env.clock.settle()
    expect(backend.uploads[0]!.isOpen).toBe(false)
    expect(asked()).toEqual(['a', 'b', 'c', 'd'])
    expect(states()[0]).toBe('a cancelled')
  })

  it.each(['cancelUpload', 'removeUpload'] as const)(
    'while the server works on it, by %s: its answer is waited for, and the file deleted',
    async (deed) => {
      const { chat, backend, idOf, answer, tray } = await openTray('a')
      backend.uploads[0]!.request.tell(1)
      chat[deed](general, idOf(0))
      await answer(0)
      expect(backend.deletedUploads).toEqual([
        { channelId: general, kind: 'file', url: 'https://chat.test/a' },
      ])
      expect(tray().map(({ state }) => state)).toEqual(deed === 'cancelUpload' ? ['cancelled'] : [])
    },
  )

  it('once it is there: it is deleted with the row, and cancelling does nothing', async () => {
    const { chat, backend, idOf, answer, states, tray } = await openTray('a')
    await answer(0)
    chat.cancelUpload(general, idOf(0))
    expect(states()).toEqual(['a done'])
    chat.removeUpload(general, idOf(0))
    expect([tray(), backend.deletedUploads.length]).toEqual([[], 1])
    expect(chat.store.getState().uploads.size).toBe(0)
  })

  it('comes back by a retry, and an answer to the first try does not count for the second', async () => {
    const { chat, backend, env, idOf, answer, tray } = await openTray('a')
    backend.uploads[0]!.request.tell(1)
    chat.cancelUpload(general, idOf(0))
    chat.retryUpload(general, idOf(0))
    await env.clock.settle()
    await answer(0)
    expect(tray()[0]).toMatchObject({ state: 'uploading', uploaded: null })
    expect(backend.deletedUploads).toHaveLength(1)
    await answer(1)
    expect(tray()[0]).toMatchObject({ state: 'done', failure: null })
  })

  it('ends with the chat, and leaves no timer behind', async () => {
    const { chat, backend, env, disconnect } = await openTray('a', 'b')
    backend.uploads[1]!.fail({ type: 'unknown' })
    await env.clock.settle()
    disconnect()
    chat.destroy()
    await env.clock.settle()
    expect([backend.open, env.held().timers, env.held().listeners]).toEqual([0, 0, 0])
    expect(await chat.addFiles(general, [text('c')])).toEqual([])
    expect([backend.uploads.length, env.held().timers]).toEqual([2, 0])
  })
})

it('a chat that has ended takes nothing, and begins nothing', async () => {
  const { chat, env, disconnect } = await openChat()
  disconnect()
  chat.destroy()
  expect(reasons(await chat.addFiles(general, [text('a')]))).toEqual(['a: unavailable'])
  expect(env.held()).toMatchObject({ timers: 0, listeners: 0 })
})

describe('UP-4: what goes wrong', () => {
  it('a lost answer is tried again three times, each later than the last may be, and then by a person', async () => {
    const { chat, backend, env, idOf, tray } = await openTray('a')
    for (let nth = 0; nth < 4; nth += 1) {
      expect(backend.uploads).toHaveLength(nth + 1)
      backend.uploads[nth]!.fail({ type: 'unknown' }, 'no answer')
      await env.clock.settle()
      expect(tray()[0]!.state).toBe(nth < 3 ? 'queued' : 'failed')
      await env.clock.advance(1000 * 2 ** nth)
    }
    await env.clock.advance(60_000)
    expect(backend.uploads).toHaveLength(4)
    expect(tray()[0]).toMatchObject({ attempts: 4, failure: { reason: 'no-answer', text: 'no answer' } })
    chat.retryUpload(general, idOf(0))
    await env.clock.settle()
    expect(backend.uploads).toHaveLength(5)
    expect(tray()[0]).toMatchObject({ state: 'uploading', attempts: 1, failure: null, sent: 0 })
  })

  it('waits as long as the server wants', async () => {
    const { backend, env } = await openTray('a')
    backend.uploads[0]!.fail({ type: 'throttled', waitMs: 5000 })
    await env.clock.advance(4900)
    expect(backend.uploads).toHaveLength(1)
    await env.clock.advance(1200)
    expect(backend.uploads).toHaveLength(2)
  })

  it.each([
    [{ type: 'rejected', reason: 'too-big' }, 'rejected', 'too-big'],
    [{ type: 'rejected', reason: 'blocked' }, 'rejected', 'blocked'],
    [{ type: 'auth' }, 'failed', 'signed-out'],
  ] as const)('%j is told at once and not tried again', async (outcome, state, reason) => {
    const { backend, env, tray } = await openTray('a')
    backend.uploads[0]!.fail(outcome, 'the server said so')
    await env.clock.advance(60_000)
    expect(tray()[0]).toMatchObject({ state, failure: { reason, text: 'the server said so' } })
    expect(backend.uploads).toHaveLength(1)
  })

  it('one that fails holds no other', async () => {
    const { backend, states, answer } = await openTray('a', 'b')
    backend.uploads[0]!.fail({ type: 'rejected', reason: 'input' })
    await answer(1)
    expect(states()).toEqual(['a rejected', 'b done'])
  })

  it('offline it waits in the queue, uncounted, and goes on with the network', async () => {
    const { chat, backend, env, tray } = await openTray('a')
    env.setOnline(false)
    backend.connection.sink.status({ type: 'offline' })
    backend.uploads[0]!.fail({ type: 'unknown' })
    await chat.addFiles(general, [text('b')])
    await env.clock.advance(60_000)
    expect(tray().map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(['queued 0', 'queued 0'])
    expect(backend.uploads).toHaveLength(1)
    env.setOnline(true)
    backend.connection.sink.status({ type: 'online' })
    await env.clock.advance(5000)
    expect(backend.uploads.map(({ request }) => request.name)).toEqual(['a', 'a', 'b'])
  })
})
