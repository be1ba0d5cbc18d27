import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { channelId, createChat, type FileTransport, memoryStorage } from '../../../src/core.ts'
import { browserEnv } from '../../../src/env/browserEnv.ts'
import { createServer, tabTransport } from '../../../src/server/index.ts'
import { streamBackend } from '../../../src/stream.ts'
import { small } from '../../../src/testing.ts'
import { startStorage, type Storage } from './storage.ts'

export const general = channelId('messaging:general')
const MB = 1024 * 1024

/** Bytes that differ everywhere. */
export function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let state = 1
  for (let place = 0; place < size; place += 1)
    bytes[place] = (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16
  return bytes
}

/** A chat whose files go another way than its messages. */
export async function openFiles(files: FileTransport) {
  const env = { ...browserEnv(), storage: memoryStorage(), isVisible: () => true }
  const server = createServer({ env })
  await server.load(small)
  const { fetch, WebSocket, upload } = tabTransport(server)
  const chat = createChat({
    env: { ...env, fetch, WebSocket, upload, lock: null, isOnline: () => true },
    backend: streamBackend({
      baseUrl: 'https://parlour.invalid',
      apiKey: 'key',
      user: { id: 'ann' },
      token: () => server.token('ann'),
      files,
    }),
  })
  onTestFinished(async () => {
    chat.destroy()
    await server.close()
  })
  chat.connect()
  await chat.loadChannels('first')
  const tray = () => chat.store.getState().uploads.get(general) ?? []
  return {
    chat,
    tray,
    add: (bytes: Uint8Array<ArrayBuffer>, name = 'data.bin') =>
      chat.addFiles(general, [new File([bytes], name)]),
    until: (isTrue: () => boolean) =>
      vi.waitFor(() => expect(isTrue(), JSON.stringify(tray())).toBe(true), 12_000),
    stateIs: (state: string) => () => tray()[0]?.state === state,
  }
}

/** What holds for every way that files can go. */
export function everyTransport(name: string, transport: (storage: Storage) => FileTransport): void {
  describe(`files by ${name}`, () => {
    it(
      'arrive whole, tell how far they are, and hang on a message with the address of the storage',
      { timeout: 30_000 },
      async () => {
        const storage = await startStorage()
        const { chat, tray, add, until, stateIs } = await openFiles(transport(storage))
        const bytes = noise(3 * MB)
        const states = new Set<string>()
        chat.store.subscribe(() => states.add(tray()[0]?.state ?? ''))
        expect(await add(bytes)).toEqual([])
        await until(stateIs('done'))
        const [path, kept] = [...storage.files][0] ?? ['', Buffer.alloc(0)]
        expect(kept.equals(bytes)).toBe(true)
        expect(tray()[0]?.uploaded).toEqual({ url: storage.url + path, thumbnailUrl: null })
        expect([...states]).toEqual(expect.arrayContaining(['preparing', 'uploading']))
      },
    )

    it('are tried again by themselves when the line breaks', { timeout: 30_000 }, async () => {
      const storage = await startStorage()
      const { add, until, stateIs, tray } = await openFiles(transport(storage))
      const bytes = noise(1 * MB)
      storage.breakAfter(150_000)
      await add(bytes)
      await until(stateIs('done'))
      expect(tray()[0]?.attempts).toBe(2)
      expect([...storage.files.values()][0]?.equals(bytes)).toBe(true)
    })

    it('are rejected for good when the storage will not have them', { timeout: 30_000 }, async () => {
      const storage = await startStorage()
      const { add, until, stateIs, tray } = await openFiles(transport(storage))
      storage.answerWith(403)
      await add(noise(1000))
      await until(stateIs('rejected'))
      expect(tray()[0]?.failure?.text).toMatch(/storage/i)
      expect(storage.calls.filter((call) => /^(PUT|PATCH)/.test(call))).toHaveLength(1)
    })

    it('can be cancelled on their way, and tried again', { timeout: 30_000 }, async () => {
      const storage = await startStorage()
      const { chat, add, until, stateIs, tray } = await openFiles(transport(storage))
      const bytes = noise(8 * MB)
      await add(bytes)
      await until(stateIs('uploading'))
      const [{ id } = { id: null as never }] = tray()
      chat.cancelUpload(general, id)
      expect(stateIs('cancelled')()).toBe(true)
      chat.retryUpload(general, id)
      await until(stateIs('done'))
      const path = (tray()[0]?.uploaded?.url ?? '').replace(storage.url, '')
      expect(storage.files.get(path)?.equals(bytes)).toBe(true)
      await vi.waitFor(() => expect([...storage.files.keys()]).toEqual([path]))
    })
  })
}
