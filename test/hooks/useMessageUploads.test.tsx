import { act, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useComposer } from '../../src/hooks/useComposer.ts'
import { useLeaveWarning } from '../../src/hooks/useLeaveWarning.ts'
import { useMessageActions } from '../../src/hooks/useMessageActions.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useMessageUploads } from '../../src/hooks/useMessageUploads.ts'
import { type UploadHappening, useUploadHappenings } from '../../src/hooks/useUploadHappenings.ts'
import { useUploads } from '../../src/hooks/useUploads.ts'
import { messageKey, type MessageKey } from '../../src/model/id.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import type { Place } from '../support/openPlace.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'

const words = (name: string, content = 'words'): File =>
  // Not every document object model lets a file be read like a browser does.
  Object.assign(new File([content], name, { type: 'text/plain', lastModified: 1 }), {
    slice: () => new Response(content),
  })
/** The server in the tab cannot read the forms of this document object model. */
const accept = ({ network }: Pick<Place, 'network'>, times = 10): void =>
  network.failNext(
    'uploadChannelFile',
    { status: 201, body: JSON.stringify({ file: 'https://parlour.invalid/uploads/1/a', duration: '1ms' }) },
    times,
  )
const NOBODY = messageKey('nobody')

async function draw(prepare: (place: Place) => void = accept) {
  const happened: UploadHappening[] = []
  const place = await renderChatHook(
    ({ sent }: { readonly sent: MessageKey }) => {
      useMessages(general)
      useUploadHappenings((happening) => happened.push(happening))
      return {
        composer: useComposer(general),
        tray: useUploads(general),
        files: useMessageUploads(general, sent),
        actions: useMessageActions(general, sent),
        isLeavingCostly: useLeaveWarning(),
      }
    },
    { prepare, initialProps: { sent: NOBODY } },
  )
  const { result, rerender, chat } = place
  return {
    ...place,
    happened,
    add: (...names: readonly string[]) =>
      act(async () => {
        expect(await result.current.tray.add(names.map((name) => words(name)))).toEqual([])
      }),
    submit: (): MessageKey | null => {
      let key: MessageKey | null = null
      act(() => {
        key = result.current.composer.submit()
      })
      if (key) rerender({ sent: key })
      return key
    },
    message: (key: MessageKey | null) => key && selectMessage(chat.store.getState(), general, key),
  }
}

/** What the browser would ask before the page is left. */
const asksToStay = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('CO-4: sending while files go up', () => {
  it('needs no text, empties the tray at once, and sends once', async () => {
    const { result, add, submit, network, message, until } = await draw()
    network.setUploadSpeed(5)
    expect(result.current.composer).toMatchObject({ isReady: false, fileCount: 0 })
    expect(submit()).toBeNull()
    await add('a.txt', 'b.txt')
    expect(result.current.composer).toMatchObject({ isReady: true, fileCount: 2 })
    const key = submit()
    expect(submit()).toBeNull()
    expect(result.current.tray.uploads).toEqual([])
    expect(result.current.composer).toMatchObject({ isReady: false, fileCount: 0 })
    expect(message(key)).toMatchObject({ status: 'sending', text: '' })
    expect(result.current.files).toMatchObject({ isWaiting: true })
    expect(result.current.files.uploads.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
    await until(() => message(key)?.status === 'sent')
    expect(message(key)!.attachments.map(({ title }) => title)).toEqual(['a.txt', 'b.txt'])
    expect(result.current.files).toMatchObject({ isWaiting: false, uploads: [] })
  })

  it('takes the text along, and leaves what was cancelled in the tray', async () => {
    const { result, add, submit, network, message, until } = await draw()
    network.setUploadSpeed(5)
    await add('a.txt', 'b.txt')
    act(() => result.current.tray.cancel(result.current.tray.uploads[1]!.id))
    act(() => result.current.composer.setText('look'))
    const key = submit()
    expect(result.current.tray.uploads.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'b.txt cancelled',
    ])
    await until(() => result.current.composer.text === '')
    await until(() => message(key)?.status === 'sent')
    expect(message(key)).toMatchObject({ text: 'look', attachments: [{ title: 'a.txt' }] })
  })

  it('an edit takes no files', async () => {
    const { result, add } = await draw()
    await add('a.txt')
    act(() => void result.current.composer.editLast())
    expect(result.current.composer).toMatchObject({ fileCount: 0 })
    act(() => void result.current.composer.cancel())
    expect(result.current.composer).toMatchObject({ fileCount: 1 })
    expect(result.current.tray.uploads).toHaveLength(1)
  })

  it('cancels one of several: the message goes without it', async () => {
    const { result, add, submit, network, message, until } = await draw()
    network.setUploadSpeed(5)
    await add('a.txt', 'b.txt')
    const key = submit()
    act(() => result.current.files.cancel(result.current.files.uploads[0]!.id))
    await until(() => message(key)?.status === 'sent')
    expect(message(key)!.attachments.map(({ title }) => title)).toEqual(['b.txt'])
  })
})

describe('UP-5: a file that failed', () => {
  const failing = async () => {
    const drawn = await draw(({ network }) => {
      network.setUploadSpeed(5)
      network.failNext('uploadChannelFile', { status: 413 })
    })
    const { result, add, submit, message, until } = drawn
    await add('a.txt')
    act(() => result.current.composer.setText('look'))
    const key = submit()
    await until(() => message(key)?.status === 'failed')
    accept(drawn)
    return { ...drawn, key }
  }

  it('Send without it', async () => {
    const { result, until, message, key } = await failing()
    expect(result.current.files.uploads.map(({ state }) => state)).toEqual(['rejected'])
    act(() => result.current.files.sendWithout(result.current.files.uploads[0]!.id))
    await until(() => message(key)?.status === 'sent')
    expect(message(key)).toMatchObject({ text: 'look', attachments: [] })
  })

  it('Edit brings text and files back to the composer', async () => {
    const { result, settle, message, key } = await failing()
    await settle()
    act(() => result.current.actions.reclaim())
    expect(result.current.composer.text).toBe('look')
    expect(result.current.tray.uploads.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'a.txt rejected',
    ])
    expect(message(key)).toBeNull()
  })

  it('Retry tries again what no answer came to, and sends the message then', async () => {
    const drawn = await draw(({ network }) => network.failNext('uploadChannelFile', 'lost-request', 4))
    const { result, add, submit, message, until } = drawn
    await add('a.txt')
    const key = submit()
    await until(() => message(key)?.status === 'failed')
    accept(drawn)
    act(() => result.current.files.retry())
    await until(() => message(key)?.status === 'sent')
    expect(message(key)!.attachments).toHaveLength(1)
  })
})

it('UX §4: tells beginning, end and failure, and the browser asks before the page is left meanwhile', async () => {
  const { add, happened, network, pass, until, result } = await draw()
  network.setUploadSpeed(5)
  expect(asksToStay()).toBe(false)
  await add('a.txt', 'b.txt')
  await pass(150)
  expect([happened, asksToStay()]).toEqual([[{ type: 'started', count: 2 }], true])
  await until(() => result.current.tray.isReady)
  await pass(150)
  expect(happened.slice(1)).toEqual([{ type: 'done', count: 2 }])
  expect(asksToStay()).toBe(false)
  network.forgive()
  network.failNext('uploadChannelFile', { status: 413 }, 2)
  await add('c.txt', 'd.txt')
  await until(() => result.current.tray.uploads.every(({ failure, uploaded }) => failure ?? uploaded))
  await pass(150)
  expect(happened.at(-1)).toMatchObject({ type: 'failed', files: [{ name: 'c.txt' }, { name: 'd.txt' }] })
  await waitFor(() => expect(asksToStay()).toBe(false))
})
