import { act } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useUploads, type UseUploadsOptions } from '../../src/hooks/useUploads.ts'
import type { Place } from '../support/openPlace.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'

const words = (name: string, content = 'words'): File =>
  // Not every document object model lets a file be read like a browser does.
  Object.assign(new File([content], name, { type: 'text/plain', lastModified: 1 }), {
    slice: () => new Response(content),
  })
/** The server in the tab cannot read the forms of this document object model. */
const accept = ({ network }: Place): void =>
  network.failNext(
    'uploadChannelFile',
    { status: 201, body: JSON.stringify({ file: 'https://parlour.invalid/uploads/1/a', duration: '1ms' }) },
    10,
  )

const draw = (options: UseUploadsOptions = {}, rest: Parameters<typeof renderChatHook>[1] = {}) =>
  renderChatHook(
    (props: UseUploadsOptions) => {
      // What a channel lets me do comes with it.
      useMessages(general)
      return useUploads(general, props)
    },
    { prepare: accept, ...rest, initialProps: options },
  )

describe('useUploads', () => {
  it('follows a file from the tray to a message, in StrictMode as well', async () => {
    const { result, until, settle, chat, network } = await draw({}, { strict: true })
    network.setUploadSpeed(50)
    expect(result.current).toMatchObject({ canUpload: true, uploads: [], isBusy: false, isReady: false })
    const first = result.current
    let rejected: unknown
    await act(async () => {
      rejected = await first.add([words('a.txt'), words('b.txt', '')])
    })
    expect(rejected).toMatchObject([{ refusal: { reason: 'empty' } }])
    expect(result.current).toMatchObject({ isBusy: true, isReady: false, attachments: [] })
    await until(() => result.current.isReady)
    expect(result.current.isBusy).toBe(false)
    act(() => result.current.setAlt(result.current.uploads[0]!.id, 'some words'))
    const { attachments } = result.current
    expect(attachments).toMatchObject([{ kind: 'file', name: 'a.txt', size: 5, alt: 'some words' }])
    act(() => {
      expect(chat.send(general, '', { attachments })).not.toBeNull()
      result.current.release()
    })
    expect(result.current).toMatchObject({ uploads: [], isReady: false })
    for (const name of ['add', 'cancel', 'retry', 'remove', 'move', 'setAlt', 'release'] as const)
      expect(result.current[name], name).toBe(first[name])
    await settle()
  })

  it('UP-3: takes the narrower of its own limits and the server’s, and tells them', async () => {
    const limits = { count: 1, file: { allowedExtensions: ['txt'] } }
    const { result } = await draw({ limits })
    expect(result.current.limits).toMatchObject({
      count: 1,
      image: { size: 100 * 1024 * 1024 },
      file: { size: 100 * 1024 * 1024, allowedExtensions: ['txt'] },
    })
    let rejected: unknown
    await act(async () => {
      rejected = await result.current.add([words('a.csv'), words('a.txt'), words('b.txt')])
    })
    expect(rejected).toMatchObject([
      { refusal: { reason: 'type-not-allowed', allowed: ['txt'] } },
      { refusal: { reason: 'too-many', max: 1 } },
    ])
    expect(result.current.uploads).toHaveLength(1)
  })

  it('cancels, tries again, moves and removes', async () => {
    const { result, until, network } = await draw()
    network.setUploadSpeed(1)
    await act(async () => {
      await result.current.add([words('a.txt'), words('b.txt')])
    })
    const [a, b] = result.current.uploads.map(({ id }) => id) as [never, never]
    act(() => result.current.cancel(a))
    act(() => result.current.move(b, 0))
    expect(result.current.uploads.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'b.txt uploading',
      'a.txt cancelled',
    ])
    network.setUploadSpeed(1000)
    act(() => result.current.remove(b))
    act(() => result.current.retry(a))
    await until(() => result.current.isReady)
    expect(result.current.attachments).toMatchObject([{ name: 'a.txt' }])
  })

  it('offers nothing where uploads are off, and says so of every file', async () => {
    const { result } = await draw(
      {},
      { server: { channelTypes: { messaging: { config: { uploads: false } } } } },
    )
    expect(result.current.canUpload).toBe(false)
    expect(await result.current.add([words('a.txt')])).toMatchObject([{ refusal: { reason: 'not-allowed' } }])
  })

  it('goes on when nobody shows it any more', async () => {
    const { result, unmount, until, chat } = await draw()
    await act(async () => {
      await result.current.add([words('a.txt')])
    })
    unmount()
    const first = () => chat.store.getState().uploads.get(general)?.[0]
    await until(() => first()?.state === 'done')
    expect(first()).toMatchObject({ sent: 5, failure: null })
  })

  it('draws on a server', async () => {
    const { chat } = await draw()
    const Tray = () => <p>{useUploads(general).uploads.length} files</p>
    expect(
      renderToString(
        <ChatProvider chat={chat}>
          <Tray />
        </ChatProvider>,
      ),
    ).toMatch(/0.* files/)
  })
})
