// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Chat } from '../../src/engine/chat.ts'
import type { Upload, UploadId } from '../../src/model/upload.ts'
import { general } from './facts.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'
import { makeChat, type OpenChat } from './openChat.ts'
import { makeTabs, seen } from './openTabs.ts'

const FILES = 'parlour/uploads/chat.test/ann'
const OUTBOX = 'parlour/outbox/chat.test/ann'

const text = (name: string, content = 'words'): File =>
  new File([content], name, { type: 'text/plain', lastModified: 1 })
const at = (name: string) => ({ url: `https://chat.test/${name}`, thumbnailUrl: null })
const trayOf = (chat: Chat): readonly Upload[] => chat.store.getState().uploads.get(general) ?? []
const idsOf = (chat: Chat): readonly UploadId[] => trayOf(chat).map(({ id }) => id)

/** Tabs of one browser, and what is done with files in them. */
function makeRoom() {
  const tabs = makeTabs()
  const { browser, pass } = tabs
  const settle = () => pass(1)
  return {
    ...tabs,
    settle,
    stored: () => [...browser.stored(FILES).keys()],
    async fill({ chat }: OpenChat, ...names: readonly string[]) {
      expect(
        await chat.addFiles(
          general,
          names.map((name) => text(name)),
        ),
      ).toEqual([])
      await settle()
    },
    /** Sends everything in the tray. */
    async send({ chat }: OpenChat, words: string) {
      const key = chat.send(general, words, { uploads: idsOf(chat) })
      await settle()
      return key
    },
    /** The server has a file; the newest request for it is answered. */
    async arrive({ backend }: OpenChat, name: string) {
      backend.uploads.findLast((asked) => asked.request.name === name && asked.isOpen)!.answer(at(name))
      await settle()
    },
    files: ({ chat }: OpenChat, key: string | null) =>
      [...chat.store.getState().sentUploads].flatMap(([held, files]) =>
        held === key ? files.map(({ name, state }) => `${name} ${state}`) : [],
      ),
    sentFiles: () =>
      tabs.arrivals.map(({ operation }) =>
        operation.kind === 'message.send'
          ? `${operation.input.text}: ${operation.input.attachments.map(({ url }) => url.slice(18)).join()}`
          : operation.kind,
      ),
  }
}

describe('I4: a message that waits for its files', () => {
  it('is one row at once, holds no later text, and leaves with its files in their order', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b')
    const key = await room.send(tab, 'look')
    expect(trayOf(tab.chat)).toEqual([])
    tab.chat.send(general, 'later')
    await room.settle()
    expect(seen(tab)).toEqual(['later: sent', 'look: sending'])
    expect(tab.message(key)).toMatchObject({ isKept: true, attachments: [] })
    await room.arrive(tab, 'b')
    expect(room.files(tab, key)).toEqual(['a uploading', 'b done'])
    expect(room.texts()).toEqual(['later'])
    await room.arrive(tab, 'a')
    expect(room.sentFiles()).toEqual(['later: ', 'look: a,b'])
    expect(seen(tab)).toEqual(['later: sent', 'look: sent'])
    expect([tab.chat.store.getState().sentUploads.size, room.stored(), tab.outbox()]).toEqual([0, [], []])
    expect(tab.backend.deletedUploads).toEqual([])
  })

  it('leaves at once when all files are up, and carries them', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    await room.arrive(tab, 'a')
    await room.send(tab, '')
    expect(room.sentFiles()).toEqual([': a'])
    expect(room.stored()).toEqual([])
  })

  it('an answer to it waits for it, and what is said after that does not', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    tab.chat.send(general, 'an answer', { replyTo: key })
    tab.chat.send(general, 'another matter')
    await room.settle()
    expect(room.texts()).toEqual(['another matter'])
    await room.arrive(tab, 'a')
    expect(room.texts()).toEqual(['another matter', 'look', 'an answer'])
  })

  it('takes twenty files, three at a time', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    const names = Array.from({ length: 20 }, (_, nth) => `f${nth}`)
    await room.fill(tab, ...names)
    await room.send(tab, 'all')
    for (const name of names) {
      expect(tab.backend.uploads.filter(({ isOpen }) => isOpen).length).toBeLessThanOrEqual(3)
      await room.arrive(tab, name)
    }
    expect(room.sentFiles()).toEqual([`all: ${names.join()}`])
    expect(room.stored()).toEqual([])
  })
})

describe('UP-5: one failed file', () => {
  const failing = async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b', 'c')
    const key = await room.send(tab, 'look')
    tab.backend.uploads[1]!.fail({ type: 'auth' }, 'no')
    await room.settle()
    await room.arrive(tab, 'a')
    return { room, tab, key, failed: () => tab.message(key)!.failedOperation! }
  }

  it('fails the message with a reason of its own, and drops no other file and no other message', async () => {
    const { room, tab, key } = await failing()
    expect(tab.message(key)).toMatchObject({ status: 'failed', failure: { reason: 'upload' } })
    expect(room.files(tab, key)).toEqual(['a done', 'b failed', 'c uploading'])
    tab.chat.send(general, 'later')
    await room.arrive(tab, 'c')
    expect(room.texts()).toEqual(['later'])
  })

  it('Retry brings up what failed, and sends the message', async () => {
    const { room, tab, key, failed } = await failing()
    await room.arrive(tab, 'c')
    tab.chat.retry(failed())
    await room.settle()
    expect(tab.message(key)!.status).toBe('sending')
    await room.arrive(tab, 'b')
    expect(room.sentFiles()).toEqual(['look: a,b,c'])
  })

  it('I36: what goes out keeps its files, whoever wants them back', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    const [operation] = tab.chat.store.getState().outbox.entries.keys()
    tab.chat.reclaimUploads(general, operation!)
    await room.settle()
    expect([room.files(tab, key), trayOf(tab.chat)]).toEqual([['a uploading'], []])
    await room.arrive(tab, 'a')
    expect(room.sentFiles()).toEqual(['look: a'])
  })

  it('Send without it goes on with the others', async () => {
    const { room, tab, key, failed } = await failing()
    const [, b] = tab.message(key)!.uploads!
    tab.chat.sendWithout(failed(), b!)
    await room.settle()
    expect(tab.message(key)!.status).toBe('sending')
    await room.arrive(tab, 'c')
    expect(room.sentFiles()).toEqual(['look: a,c'])
    expect([room.stored(), tab.backend.deletedUploads]).toEqual([[], []])
  })

  it('Edit puts the files back into the tray, done ones with their address', async () => {
    const { room, tab, failed } = await failing()
    const operation = failed()
    tab.chat.reclaimUploads(general, operation)
    tab.chat.discard(operation)
    await room.pass(120_000)
    expect(trayOf(tab.chat).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'a done',
      'b failed',
      'c uploading',
    ])
    expect([tab.shown(), tab.backend.deletedUploads]).toEqual([[], []])
    expect(room.stored()).toHaveLength(6)
  })

  it('Discard takes everything, off the server too, once nobody can take it back', async () => {
    const { room, tab, failed } = await failing()
    tab.chat.discard(failed())
    await room.settle()
    expect(tab.backend.uploads[2]!.isOpen).toBe(false)
    expect(tab.shown()).toEqual([])
    await room.pass(61_000)
    expect(tab.backend.deletedUploads.map(({ url }) => url)).toEqual(['https://chat.test/a'])
    expect([room.stored(), tab.chat.store.getState().sentUploads.size]).toEqual([[], 0])
  })

  it('Undo of the discard finds the files as they were', async () => {
    const { room, tab, key, failed } = await failing()
    const undo = tab.chat.discard(failed())
    await room.pass(5000)
    undo()
    await room.settle()
    expect(tab.message(key)).toMatchObject({ status: 'failed', failure: { reason: 'upload' } })
    tab.chat.retry(failed())
    await room.settle()
    await room.arrive(tab, 'b')
    await room.arrive(tab, 'c')
    await room.pass(120_000)
    expect(room.sentFiles()).toEqual(['look: a,b,c'])
    expect([room.stored(), tab.backend.deletedUploads]).toEqual([[], []])
  })
})

describe('I36: what is taken back leaves nothing', () => {
  it.each(['queued', 'uploading', 'processing', 'done'])('one file, while it is %s', async (phase) => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b', 'c', 'd')
    const key = await room.send(tab, 'look')
    const name = phase === 'queued' ? 'd' : 'a'
    if (phase === 'processing') tab.backend.uploads[0]!.request.tell(1)
    if (phase === 'done') await room.arrive(tab, 'a')
    await room.settle()
    expect(room.files(tab, key)).toContain(`${name} ${phase}`)
    const [operation] = tab.chat.store.getState().outbox.entries.keys()
    const id = tab.message(key)!.uploads![name === 'd' ? 3 : 0]!
    tab.chat.sendWithout(operation!, id)
    await room.settle()
    if (phase === 'processing') await room.arrive(tab, 'a')
    const rest = ['a', 'b', 'c', 'd'].filter((each) => each !== name)
    for (const each of rest) await room.arrive(tab, each)
    expect(room.sentFiles()).toEqual([`look: ${rest.join()}`])
    const left = phase === 'processing' || phase === 'done' ? ['https://chat.test/a'] : []
    expect(tab.backend.deletedUploads.map(({ url }) => url)).toEqual(left)
    expect(room.stored()).toEqual([])
  })

  it('the last file of a message without text takes the message along', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    const key = await room.send(tab, '')
    const [operation] = tab.chat.store.getState().outbox.entries.keys()
    tab.chat.sendWithout(operation!, tab.message(key)!.uploads![0]!)
    await room.pass(61_000)
    expect([tab.shown(), tab.outbox(), room.stored(), tab.backend.open]).toEqual([[], [], [], 0])
  })

  it('the whole message, deleted before it left', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b')
    const key = await room.send(tab, 'look')
    await room.arrive(tab, 'a')
    tab.chat.remove(general, key!)
    await room.pass(61_000)
    expect(tab.backend.deletedUploads.map(({ url }) => url)).toEqual(['https://chat.test/a'])
    expect([tab.shown(), tab.outbox(), room.stored(), tab.backend.open]).toEqual([[], [], [], 0])
    expect(room.sentFiles()).toEqual([])
  })

  it('what could not be deleted before the page ended is deleted by the next one', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b')
    const key = await room.send(tab, 'look')
    await room.arrive(tab, 'a')
    tab.chat.remove(general, key!)
    await room.settle()
    tab.env.kill()
    const next = await room.open('two')
    await room.pass(100)
    expect(next.backend.deletedUploads.map(({ url }) => url)).toEqual(['https://chat.test/a'])
    expect([next.shown(), trayOf(next.chat), room.stored()]).toEqual([[], [], []])
  })
})

describe('D12: what survives a reload', () => {
  it('the tray: files, order, descriptions, addresses; an upload begins anew', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b', 'c')
    await room.arrive(tab, 'a')
    tab.chat.moveUpload(general, idsOf(tab.chat)[2]!, 0)
    tab.chat.describeUpload(general, idsOf(tab.chat)[0]!, 'the third')
    await room.settle()
    tab.env.kill()
    const next = await room.open('two')
    await room.settle()
    expect(trayOf(next.chat).map(({ name, state, alt }) => `${name} ${state} ${alt}`)).toEqual([
      'c uploading the third',
      'a done ',
      'b uploading ',
    ])
    expect(trayOf(next.chat)[1]!.uploaded).toEqual(at('a'))
    expect(await next.backend.uploads[0]!.request.file.text()).toBe('words')
  })

  it('a tray stays with its tab while that lives, and is taken over once', async () => {
    const room = makeRoom()
    const first = await room.open('one')
    await room.fill(first, 'a')
    const second = await room.open('two')
    await room.pass(2000)
    expect(trayOf(second.chat)).toEqual([])
    first.env.kill()
    await room.pass(5000)
    expect(trayOf(second.chat)).toEqual([])
    const [third, fourth] = await Promise.all([room.open('three'), room.open('four')])
    await room.pass(2000)
    expect([...trayOf(third.chat), ...trayOf(fourth.chat)].map(({ name }) => name)).toEqual(['a'])
  })

  it.each([0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])(
    'a message, exactly once, when the page ends %d ms after the press; before it is kept, the tray is as it was',
    async (ms) => {
      const room = makeRoom()
      const tab = await room.open('one')
      await room.fill(tab, 'a', 'b')
      await room.arrive(tab, 'a')
      room.browser.delay(7)
      tab.chat.send(general, 'look', { uploads: idsOf(tab.chat) })
      await room.pass(ms)
      const isKept = room.browser.stored(OUTBOX).size > 0
      tab.env.kill()
      room.browser.delay(0)
      const next = await room.open('two')
      await room.pass(100)
      await room.arrive(next, 'b')
      await room.pass(1000)
      expect(room.sentFiles()).toEqual(isKept ? ['look: a,b'] : [])
      expect(trayOf(next.chat).map(({ name }) => name)).toEqual(isKept ? [] : ['a', 'b'])
      expect(room.stored()).toHaveLength(isKept ? 0 : 4)
      expect(next.backend.uploads.map(({ request }) => request.name)).toEqual(['b'])
    },
  )

  it('I36: what was thrown away is in no tray, however many lives it takes to end it', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a', 'b')
    await room.arrive(tab, 'a')
    const key = await room.send(tab, 'look')
    tab.chat.remove(general, key!)
    await room.pass(100)
    tab.env.kill()
    const offline = makeChat({ env: createVirtualEnv({ browser: room.browser, seed: 77 }) })
    offline.chat.connect()
    await room.pass(5000)
    offline.env.kill()
    const next = await room.open('three')
    await room.pass(5000)
    expect(trayOf(next.chat)).toEqual([])
    expect(next.backend.deletedUploads.map(({ url }) => url)).toEqual(['https://chat.test/a'])
    expect(room.stored()).toEqual([])
  })

  it('a message that failed, with what failed', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    tab.backend.uploads[0]!.fail({ type: 'rejected', reason: 'too-big' }, 'no')
    await room.settle()
    tab.env.kill()
    const next = await room.open('two')
    await room.pass(100)
    expect(next.message(key)).toMatchObject({ status: 'failed', failure: { reason: 'upload' } })
    expect(room.files(next, key)).toEqual(['a rejected'])
    expect(next.backend.uploads).toEqual([])
  })

  it('a message whose bytes the disk lost fails, and can go without them', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    tab.env.kill()
    ;(room.browser.stored(FILES) as Map<string, unknown>).clear()
    const next = await room.open('two')
    await room.pass(100)
    expect(next.message(key)).toMatchObject({ status: 'failed', failure: { reason: 'upload' } })
    const { failedOperation, uploads } = next.message(key)!
    next.chat.sendWithout(failedOperation!, uploads![0]!)
    await room.pass(100)
    expect(room.sentFiles()).toEqual(['look: '])
  })
})

describe('I6: a disk that refuses or is slow', () => {
  it.each(['refuses', 'is slow'])('that %s: the row says so, and the message goes out', async (how) => {
    const room = makeRoom()
    const tab = await room.open('one')
    if (how === 'refuses') room.browser.refuse(true)
    else room.browser.delay(200)
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    await room.pass(60)
    expect(tab.message(key)).toMatchObject({ isKept: false, status: 'sending' })
    await room.arrive(tab, 'a')
    expect(room.sentFiles()).toEqual(['look: a'])
    room.browser.refuse(false)
    await room.pass(5000)
    expect(room.stored()).toEqual([])
  })

  it('a disk that takes texts but not files: the row says so', async () => {
    const room = makeRoom()
    const tab = await room.open('one')
    room.browser.refuse(true)
    await room.fill(tab, 'a')
    const key = await room.send(tab, 'look')
    expect(tab.message(key)).toMatchObject({ isKept: false })
    room.browser.refuse(false)
    tab.chat.send(general, 'later')
    await room.pass(100)
    expect(tab.message(key)).toMatchObject({ isKept: true })
    expect(room.stored()).toHaveLength(2)
  })
})

describe('I8: two tabs', () => {
  const two = async () => {
    const room = makeRoom()
    const leader = await room.open('one')
    const other = await room.open('two')
    await room.fill(other, 'a', 'b')
    await room.arrive(other, 'a')
    const key = await room.send(other, 'look')
    await room.pass(100)
    return { room, leader, other, key }
  }

  it('the one that leads brings up what the other sent, and both show how far it is', async () => {
    const { room, leader, other, key } = await two()
    expect(other.backend.uploads[1]!.isOpen).toBe(false)
    expect(leader.backend.uploads.map(({ request }) => request.name)).toEqual(['b'])
    for (const tab of [leader, other]) expect(room.files(tab, key)).toEqual(['a done', 'b uploading'])
    await room.arrive(leader, 'b')
    await room.pass(100)
    expect(room.sentFiles()).toEqual(['look: a,b'])
    for (const tab of [leader, other]) {
      expect(tab.chat.store.getState().sentUploads.size).toBe(0)
      expect(seen(tab)).toEqual(['look: sent'])
    }
    expect(room.stored()).toEqual([])
  })

  it('the other one goes on when the leader dies', async () => {
    const { room, leader, other, key } = await two()
    leader.env.kill()
    await room.pass(100)
    expect(room.files(other, key)).toEqual(['a done', 'b uploading'])
    await room.arrive(other, 'b')
    await room.pass(100)
    expect(room.sentFiles()).toEqual(['look: a,b'])
    expect(room.stored()).toEqual([])
  })

  it('without a disk as well', async () => {
    const room = makeRoom()
    const leader = await room.open('one')
    const other = await room.open('two')
    room.browser.refuse(true)
    await room.fill(other, 'a')
    await room.send(other, 'look')
    await room.pass(100)
    expect(leader.backend.uploads).toHaveLength(1)
    leader.env.kill()
    await room.pass(100)
    await room.arrive(other, 'a')
    await room.pass(100)
    expect(room.sentFiles()).toEqual(['look: a'])
  })

  it('a follower takes files out, and takes a failed message back', async () => {
    const { room, leader, other, key } = await two()
    leader.backend.uploads[0]!.fail({ type: 'rejected', reason: 'input' })
    await room.pass(100)
    expect(other.message(key)).toMatchObject({ status: 'failed', failure: { reason: 'upload' } })
    const operation = other.message(key)!.failedOperation!
    other.chat.reclaimUploads(general, operation)
    other.chat.discard(operation)
    await room.pass(61_000)
    expect(trayOf(other.chat).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'a uploading',
      'b uploading',
    ])
    expect(leader.backend.deletedUploads.map(({ url }) => url)).toEqual(['https://chat.test/a'])
    expect(leader.shown()).toEqual([])
  })
})
