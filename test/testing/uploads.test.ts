// @vitest-environment node
import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { streamBackend } from '../../src/backends/stream/backend.ts'
import type { Chat } from '../../src/engine/chat.ts'
import { createChat } from '../../src/engine/createChat.ts'
import { nodeEnv } from '../../src/env/nodeEnv.ts'
import { channelId } from '../../src/model/id.ts'
import type { Upload } from '../../src/model/upload.ts'
import { startServer } from '../../src/server/node.ts'
import type { FileStore } from '../../src/server/uploads/fileStore.ts'
import { memoryFiles } from '../../src/server/uploads/memoryFiles.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createWorld, type Person, small } from '../../src/testing.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

const general = channelId('messaging:general')
const MB = 1024 * 1024

/** Bytes that differ everywhere, so that none can be swapped or lost unseen. */
function noise(size: number, head = ''): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let state = 1
  for (let place = 0; place < size; place += 1) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    bytes[place] = place < head.length ? head.charCodeAt(place) : state >> 16
  }
  return bytes
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'data.bin', type = 'application/octet-stream'): File =>
  new File([bytes], name, { type, lastModified: 1 })

/** Counts what the server keeps. */
function countedFiles(): FileStore & { readonly names: Set<string> } {
  const files = memoryFiles()
  const names = new Set<string>()
  return {
    names,
    get: files.get,
    async put(name, content) {
      await files.put(name, content)
      names.add(name)
    },
    remove: (name) => {
      names.delete(name)
      return files.remove(name)
    },
  }
}

async function open(server: Parameters<typeof createWorld>[0]['server'] = {}) {
  const env = createVirtualEnv()
  const files = countedFiles()
  const world = await createWorld({ scene: small, env, server: { files, ...server } })
  const pass = async (ms: number): Promise<void> => {
    for (let step = 0; step < ms; step += 50) {
      await env.clock.advance(50)
      // Bytes of files come over the threads of the platform.
      await new Promise((resolve) => setTimeout(resolve))
    }
    await env.clock.settle()
  }
  const until = async (isTrue: () => boolean): Promise<void> => {
    for (let step = 0; !isTrue(); step += 1) {
      if (step === 400) throw new Error('Not true after 20 s.')
      await pass(50)
    }
  }
  const come = async (id: string): Promise<Person> => {
    const person = world.join(id)
    person.chat.connect()
    const loaded = person.chat.loadChannels('first')
    await until(() => person.chat.store.getState().connection.state === 'online')
    await loaded
    return person
  }
  const [ann, reza] = [await come('ann'), await come('reza')]
  onTestFinished(async () => {
    let isOver = false
    const end = world.end().then(() => (isOver = true))
    while (!isOver) await pass(50)
    await end
  })
  const tray = (chat: Chat = ann.chat): readonly Upload[] => chat.store.getState().uploads.get(general) ?? []
  const whenState = (state: Upload['state']): Promise<void> => until(() => tray()[0]?.state === state)
  return { world, ann, reza, files, pass, until, tray, whenState }
}

describe('two people and a file', () => {
  it('arrives whole, and hangs on the message that the other one gets', async () => {
    const { ann, reza, world, tray, whenState, until } = await open()
    const bytes = noise(3 * MB)
    expect(await ann.chat.addFiles(general, [fileOf(bytes)])).toEqual([])
    await whenState('done')
    const [{ uploaded, sent, size } = {} as Upload] = tray()
    expect([sent, size]).toEqual([3 * MB, 3 * MB])
    const attachment = {
      kind: 'file',
      url: uploaded!.url,
      thumbnailUrl: null,
      name: 'data.bin',
      size,
      mimeType: 'application/octet-stream',
      alt: '',
    } as const
    const key = ann.chat.send(general, '', { attachments: [attachment] })!
    const shown = (chat: Chat) => selectMessage(chat.store.getState(), general, key)
    expect(shown(ann.chat)).toMatchObject({
      status: 'sending',
      text: '',
      attachments: [{ title: 'data.bin' }],
    })
    await until(() => shown(reza.chat) !== null && shown(ann.chat)?.status === 'sent')
    const got = shown(reza.chat)!.attachments
    expect(got).toEqual(shown(ann.chat)!.attachments)
    expect(got).toMatchObject([{ kind: 'file', title: 'data.bin', size: 3 * MB, url: uploaded!.url }])
    const answer = await world.server.fetch(new Request(got[0]!.url!))
    expect(hashOf(new Uint8Array(await answer.arrayBuffer()))).toBe(hashOf(bytes))
  })

  it('moves its progress from nothing to its size, byte after byte', async () => {
    const { ann, tray, pass, whenState } = await open()
    ann.network.setUploadSpeed(MB)
    await ann.chat.addFiles(general, [fileOf(noise(2 * MB))])
    const seen: number[] = []
    ann.chat.store.subscribe(() => seen.push(tray()[0]?.sent ?? 0))
    await pass(1000)
    const half = tray()[0]!.sent
    expect(half).toBeGreaterThan(0.8 * MB)
    expect(half).toBeLessThan(1.2 * MB)
    await whenState('done')
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect([seen.at(-1), new Set(seen).size > 10]).toEqual([2 * MB, true])
  })

  it.each([
    ['while it leaves', 1000],
    ['in its last moment', 2100],
  ])('I36: cancelled %s leaves no file, and can be tried again', async (_when, ms) => {
    const { ann, files, tray, pass, whenState } = await open()
    ann.network.setUploadSpeed(MB)
    ann.network.setLatency(1000)
    await ann.chat.addFiles(general, [fileOf(noise(2 * MB))])
    await pass(ms)
    expect(tray()[0]!.state).toBe(ms < 2000 ? 'uploading' : 'processing')
    ann.chat.cancelUpload(general, tray()[0]!.id)
    await pass(6000)
    expect([tray()[0]!.state, files.names.size]).toEqual(['cancelled', 0])
    ann.chat.retryUpload(general, tray()[0]!.id)
    await whenState('done')
    expect(files.names.size).toBe(1)
    ann.chat.removeUpload(general, tray()[0]!.id)
    await pass(3000)
    expect([tray(), files.names.size]).toEqual([[], 0])
  })

  it('of a type that the server refuses says so, and is not tried again', async () => {
    const { ann, tray, whenState } = await open()
    // A picture to the client; to the server its marks are of none it knows.
    ann.network.failNext('uploadChannelImage', {
      status: 400,
      body: JSON.stringify({
        code: 4,
        message: 'file: is no picture of a kind that is taken',
        StatusCode: 400,
      }),
    })
    await ann.chat.addFiles(general, [fileOf(noise(100, '\x89PNG\r\n\x1a\n'), 'a.png', 'image/png')])
    await whenState('rejected')
    expect(tray()[0]).toMatchObject({
      failure: { reason: 'input', text: 'file: is no picture of a kind that is taken' },
      attempts: 1,
    })
  })

  it('too big for the server is refused by it where the client did not know', async () => {
    const { ann, tray, whenState } = await open()
    ann.network.failNext('uploadChannelFile', {
      status: 413,
      body: JSON.stringify({ code: 22, message: 'file: at most 1 byte', StatusCode: 413 }),
    })
    await ann.chat.addFiles(general, [fileOf(noise(100))])
    await whenState('rejected')
    expect(tray()[0]!.failure).toEqual({ reason: 'too-big', text: 'file: at most 1 byte' })
  })

  it('is not taken where uploads are switched off', async () => {
    const { ann, tray } = await open({ channelTypes: { messaging: { config: { uploads: false } } } })
    const file = fileOf(noise(100))
    expect(await ann.chat.addFiles(general, [file])).toEqual([{ file, refusal: { reason: 'not-allowed' } }])
    expect(tray()).toEqual([])
  })

  it('is tried again after an error of the server, and arrives once', async () => {
    const { ann, files, tray, whenState } = await open()
    ann.network.failNext('uploadChannelFile', { status: 500 }, 2)
    await ann.chat.addFiles(general, [fileOf(noise(1000))])
    await whenState('done')
    expect([tray()[0]!.attempts, files.names.size]).toEqual([3, 1])
  })

  it('goes up with the next token when this one has expired', async () => {
    const { ann, tray, whenState } = await open()
    ann.network.failNext('uploadChannelFile', {
      status: 401,
      body: JSON.stringify({ code: 40, message: 'Token is expired', StatusCode: 401 }),
    })
    await ann.chat.addFiles(general, [fileOf(noise(1000))])
    await whenState('done')
    expect(tray()[0]).toMatchObject({ attempts: 1, failure: null })
  })

  it('waits without a network, and goes up whole when it is back', async () => {
    const { ann, files, tray, pass, whenState } = await open()
    ann.network.setUploadSpeed(MB)
    await ann.chat.addFiles(general, [fileOf(noise(2 * MB))])
    await pass(1000)
    ann.network.setOnline(false)
    await pass(30_000)
    expect(tray()[0]).toMatchObject({ state: 'queued', sent: 0, attempts: 0 })
    ann.network.setOnline(true)
    await whenState('done')
    expect(files.names.size).toBe(1)
  })
})

it('goes over a real wire as well', async () => {
  const running = await startServer()
  await running.server.load(small)
  const chat = createChat({
    env: nodeEnv(),
    backend: streamBackend({
      baseUrl: running.url,
      apiKey: 'key',
      user: { id: 'ann' },
      token: () => running.server.token('ann'),
    }),
  })
  onTestFinished(async () => {
    chat.destroy()
    await running.close()
  })
  chat.connect()
  await chat.loadChannels('first')
  const bytes = noise(5 * MB)
  expect(await chat.addFiles(general, [fileOf(bytes, 'گزارش نهایی.dat')])).toEqual([])
  const first = () => chat.store.getState().uploads.get(general)?.[0]
  await expect.poll(() => first()?.state, { timeout: 5000 }).toBe('done')
  const { url } = first()!.uploaded!
  expect(decodeURIComponent(url)).toMatch(/گزارش نهایی\.dat$/)
  const answer = await fetch(url)
  expect(hashOf(new Uint8Array(await answer.arrayBuffer()))).toBe(hashOf(bytes))
  chat.removeUpload(general, first()!.id)
  await expect.poll(async () => (await fetch(url)).status).toBe(404)
})
