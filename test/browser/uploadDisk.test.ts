import { expect, it, onTestFinished } from 'vitest'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { channelId } from '../../src/model/id.ts'
import type { Upload } from '../../src/model/upload.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createWorld, type Person, small } from '../../src/testing.ts'

const general = channelId('messaging:general')

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let step = 0; !isTrue(); step += 1) {
    if (step === 200) throw new Error('Not true after 10 s.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A page whose disk is the browser's own. */
async function open() {
  const world = await createWorld({ scene: small, env: browserEnv(), machine: 'env' })
  onTestFinished(() => world.end())
  return async (): Promise<Person> => {
    const person = world.join('ann')
    person.chat.connect()
    await until(() => person.chat.store.getState().connection.state === 'online')
    await person.chat.loadChannels('first')
    return person
  }
}
const trayOf = ({ chat }: Person): readonly Upload[] => chat.store.getState().uploads.get(general) ?? []
const fileOf = (name: string, words: string): File =>
  new File([words], name, { type: 'text/plain', lastModified: 1 })

it('D12: a tray and a message that waits come back from the disk of a browser, bytes and all', async () => {
  const join = await open()
  const first = await join()
  first.network.setUploadSpeed(100)
  expect(await first.chat.addFiles(general, [fileOf('sent.txt', 'x'.repeat(600))])).toEqual([])
  const key = first.chat.send(general, 'look', { uploads: trayOf(first).map(({ id }) => id) })!
  expect(await first.chat.addFiles(general, [fileOf('kept.txt', 'y'.repeat(600))])).toEqual([])
  expect(await first.chat.kept(key)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 300))
  first.chat.destroy()

  const second = await join()
  await until(() => trayOf(second).length === 1)
  expect(await trayOf(second)[0]!.file.text()).toBe('y'.repeat(600))
  const message = () => selectMessage(second.chat.store.getState(), general, key)
  await until(() => message()?.status === 'sent')
  expect(message()).toMatchObject({ text: 'look', attachments: [{ title: 'sent.txt' }] })
  const sent = selectRows(second.chat.store.getState(), general).filter(
    (row) =>
      !isGap(row) && selectMessage(second.chat.store.getState(), general, row as typeof key)?.text === 'look',
  )
  expect(sent).toHaveLength(1)
  second.chat.removeUpload(general, trayOf(second)[0]!.id)
  const records = browserEnv().records('parlour/uploads/parlour.invalid/ann')
  for (let step = 0; step < 40 && (await records.all()).length > 0; step += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await records.all()).toEqual([])
})
