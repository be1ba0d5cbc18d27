// @vitest-environment node
import { expect, it, onTestFinished } from 'vitest'
import { channelId, type MessageKey } from '../../src/model/id.ts'
import type { FileStore } from '../../src/server/uploads/fileStore.ts'
import { memoryFiles } from '../../src/server/uploads/memoryFiles.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import type { MessageView } from '../../src/state/messageView.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createWorld, type Person, small } from '../../src/testing.ts'
import { createVirtualEnv } from '../../src/testing/virtualEnv.ts'

const general = channelId('messaging:general')
const KB = 1024

const fileOf = (name: string, size = 100 * KB): File =>
  new File([new Uint8Array(size)], name, { type: 'application/octet-stream', lastModified: 1 })

/** The names of the files a server keeps. */
function countedFiles(): FileStore & { readonly names: Set<string> } {
  const files = memoryFiles()
  const names = new Set<string>()
  return {
    ...files,
    names,
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

/** Ann, whose page can be closed in the middle of anything, and Reza, who looks on. */
async function open() {
  const env = createVirtualEnv()
  const files = countedFiles()
  const world = await createWorld({ scene: small, env, machine: 'env', server: { files } })
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
    await pass(50)
    return person
  }
  onTestFinished(async () => {
    let isOver = false
    const end = world.end().then(() => (isOver = true))
    while (!isOver) await pass(50)
    await end
  })
  const shown = ({ chat }: Person): readonly MessageView[] =>
    selectRows(chat.store.getState(), general).flatMap((row) =>
      isGap(row) ? [] : (selectMessage(chat.store.getState(), general, row as MessageKey) ?? []),
    )
  return {
    env,
    files,
    pass,
    until,
    come,
    /** What was said since the scene began: text, attachments, how far it is. */
    said: (person: Person) =>
      shown(person)
        .slice(3)
        .map(
          ({ text, attachments, status }) =>
            `${text} [${attachments.map(({ title }) => title).join()}] ${status}`,
        ),
    message: (person: Person, key: MessageKey) => selectMessage(person.chat.store.getState(), general, key),
    filesOf: ({ chat }: Person, key: MessageKey) => chat.store.getState().sentUploads.get(key) ?? [],
    async fill({ chat }: Person, ...names: readonly string[]) {
      expect(
        await chat.addFiles(
          general,
          names.map((name) => fileOf(name)),
        ),
      ).toEqual([])
    },
    send: ({ chat }: Person, text: string): MessageKey => {
      const uploads = (chat.store.getState().uploads.get(general) ?? []).map(({ id }) => id)
      return chat.send(general, text, { uploads })!
    },
    stored: async () => (await env.records('parlour/uploads/parlour.invalid/ann').all()).map(([key]) => key),
  }
}

it('I4: a text that is sent while files go up arrives before their message, which has them in their order', async () => {
  const { come, fill, send, said, until, files } = await open()
  const [ann, reza] = [await come('ann'), await come('reza')]
  ann.network.setUploadSpeed(200 * KB)
  await fill(ann, 'one.bin', 'two.bin')
  send(ann, 'Files')
  ann.chat.send(general, 'Text')
  await until(() => said(reza).length === 2)
  const both = ['Text [] sent', 'Files [one.bin,two.bin] sent']
  expect(said(reza)).toEqual(both)
  await until(() => said(ann).every((line) => line.endsWith('sent')))
  expect(said(ann)).toEqual(both)
  expect(files.names.size).toBe(2)
  expect(ann.chat.store.getState().sentUploads.size).toBe(0)
})

it('D12: a page that is closed in the middle of an upload: the message goes out once, from the next page', async () => {
  const { come, fill, send, said, until, pass, files, stored, filesOf } = await open()
  const [first, reza] = [await come('ann'), await come('reza')]
  first.network.setUploadSpeed(100 * KB)
  await fill(first, 'one.bin', 'two.bin')
  const key = send(first, 'Files')
  await until(() => filesOf(first, key).some(({ sent }) => sent > 50 * KB))
  first.chat.destroy()
  await pass(2000)
  expect([said(reza), files.names.size]).toEqual([[], 0])
  const second = await come('ann')
  await until(() => said(reza).length === 1)
  await pass(5000)
  expect(said(reza)).toEqual(['Files [one.bin,two.bin] sent'])
  expect(said(second)).toEqual(['Files [one.bin,two.bin] sent'])
  expect([files.names.size, await stored()]).toEqual([2, []])
})

it('UP-5: one of three fails: retried, it goes out whole', async () => {
  const { come, fill, send, said, until, message, files } = await open()
  const ann = await come('ann')
  ann.network.failNext('uploadChannelFile', { status: 413 })
  await fill(ann, 'one.bin', 'two.bin', 'three.bin')
  const key = send(ann, 'Files')
  await until(() => message(ann, key)?.status === 'failed')
  const { failedOperation, uploads, failure } = message(ann, key)!
  expect(failure).toMatchObject({ reason: 'upload' })
  ann.chat.sendWithout(failedOperation!, uploads![0]!)
  await until(() => message(ann, key)?.status === 'sent')
  expect(said(ann)).toEqual(['Files [two.bin,three.bin] sent'])
  expect(files.names.size).toBe(2)
})

it.each([0, 200, 900, 1500, 1900])(
  'I36: a message that is deleted %d ms after the press, in the middle of its uploads, leaves nothing on the server',
  async (ms) => {
    const { come, fill, send, said, pass, files, stored } = await open()
    const [ann, reza] = [await come('ann'), await come('reza')]
    ann.network.setUploadSpeed(50 * KB)
    ann.network.setLatency(100)
    await fill(ann, 'one.bin', 'two.bin')
    const key = send(ann, 'Files')
    await pass(ms)
    expect(said(reza)).toEqual([])
    ann.chat.remove(general, key)
    await pass(70_000)
    expect([said(ann), said(reza), files.names.size, await stored()]).toEqual([[], [], 0, []])
    expect(ann.chat.store.getState().sentUploads.size).toBe(0)
  },
)

it('takes twenty files', async () => {
  const { come, fill, send, said, until, files } = await open()
  const ann = await come('ann')
  const names = Array.from({ length: 20 }, (_, nth) => `f${nth}.bin`)
  await fill(ann, ...names)
  send(ann, '')
  await until(() => said(ann).some((line) => line.endsWith('sent')))
  expect(said(ann)).toEqual([` [${names.join()}] sent`])
  expect(files.names.size).toBe(20)
})

it('waits without a network, and goes out with it', async () => {
  const { come, fill, send, said, pass, until } = await open()
  const ann = await come('ann')
  ann.network.setOnline(false)
  await fill(ann, 'one.bin')
  const key = send(ann, 'Files')
  await pass(60_000)
  expect(said(ann)).toEqual(['Files [] sending'])
  ann.network.setOnline(true)
  await until(() => ann.chat.store.getState().outbox.entries.size === 0)
  expect(key).not.toBeNull()
  expect(said(ann)).toEqual(['Files [one.bin] sent'])
})
