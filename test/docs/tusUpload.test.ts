// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { tusUpload } from '../../docs/examples/tusUpload.ts'
import type { FileTransport } from '../../src/core.ts'
import { everyTransport, general, noise, openFiles } from './support/everyTransport.ts'
import { startStorage, type Storage } from './support/storage.ts'

const MB = 1024 * 1024
const tus = ({ url }: Storage): FileTransport => tusUpload({ endpoint: `${url}/tus`, chunk: 256 * 1024 })

everyTransport('tus', tus)

describe('tus', () => {
  it('goes on where it was: what has arrived does not travel twice', { timeout: 30_000 }, async () => {
    const storage = await startStorage()
    const { add, until, stateIs } = await openFiles(tus(storage))
    storage.breakAfter(100_000)
    await add(noise(1 * MB))
    await until(stateIs('done'))
    expect(storage.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
    expect(storage.calls).toContain('HEAD 200')
    expect(storage.calls.indexOf('PATCH broken')).toBeLessThan(storage.calls.indexOf('HEAD 200'))
  })

  it(
    'begins anew what the storage has forgotten, and takes away what nobody wants',
    { timeout: 30_000 },
    async () => {
      const storage = await startStorage()
      const { chat, add, until, stateIs, tray } = await openFiles(tus(storage))
      storage.breakAfter(100_000)
      const added = add(noise(1 * MB))
      await vi.waitFor(() => expect(storage.calls).toContain('PATCH broken'))
      storage.files.clear()
      await added
      await until(stateIs('done'))
      expect(storage.calls.filter((call) => call.startsWith('POST'))).toHaveLength(2)
      chat.removeUpload(general, tray()[0]!.id)
      await vi.waitFor(() => expect(storage.files.size).toBe(0))
    },
  )
})
