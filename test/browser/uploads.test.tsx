import { act, renderHook } from '@testing-library/react'
import { expect, it, onTestFinished } from 'vitest'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useUploads } from '../../src/hooks/useUploads.ts'
import { channelId } from '../../src/model/id.ts'
import { selectLatest } from '../../src/state/selectors.ts'
import { createWorld, small } from '../../src/testing.ts'
import { until } from './support/openList.tsx'

/*
 * Real bytes, real forms and real pictures, which jsdom has not.
 */

const general = channelId('messaging:general')
const MB = 1024 * 1024

async function open() {
  const env = { ...browserEnv(), storage: memoryStorage(), isVisible: () => true }
  const world = await createWorld({ scene: small, env })
  const { chat, network } = world.join('ann')
  const reza = world.join('reza').chat
  reza.connect()
  await reza.loadChannels('first')
  const { result, unmount } = renderHook(
    () => {
      useMessages(general)
      return useUploads(general)
    },
    { wrapper: ({ children }) => <ChatProvider chat={chat}>{children}</ChatProvider> },
  )
  onTestFinished(async () => {
    unmount()
    await world.end()
  })
  await until(() => result.current.canUpload)
  return { world, chat, reza, network, tray: () => result.current }
}

const hashOf = async (bytes: ArrayBuffer): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join(' ')

it('20 MB move, are cancelled at 60 %, tried again, and arrive whole with a message', async () => {
  const { world, chat, reza, network, tray } = await open()
  const bytes = new Uint8Array(20 * MB)
  for (let start = 0; start < bytes.length; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, start + 65_536))
  network.setUploadSpeed(20 * MB)
  await act(() => tray().add([new File([bytes], 'large.dat')]))
  const [{ id } = { id: null as never }] = tray().uploads
  const shares = new Set<number>()
  chat.store.subscribe(() => shares.add((tray().uploads[0]?.sent ?? 0) / bytes.length))
  await until(() => (tray().uploads[0]?.sent ?? 0) >= 0.6 * bytes.length)
  act(() => tray().cancel(id))
  await until(() => tray().uploads[0]?.state === 'cancelled')
  expect(Math.max(...shares)).toBeLessThan(1)
  expect(shares.size).toBeGreaterThan(4)
  act(() => tray().retry(id))
  await until(() => tray().isReady)
  expect(chat.send(general, '', { attachments: tray().attachments })).not.toBeNull()
  act(() => tray().release())
  await until(() => selectLatest(reza.store.getState(), general)?.attachments.length === 1)
  const [{ url, title, size } = { url: '', title: '', size: 0 }] =
    selectLatest(reza.store.getState(), general)?.attachments ?? []
  expect([title, size]).toEqual(['large.dat', bytes.length])
  // In a tab the address is one of the page's own.
  const answer = url?.startsWith('blob:')
    ? await fetch(url)
    : await world.server.fetch(new Request(url ?? ''))
  expect(await hashOf(await answer.arrayBuffer())).toBe(await hashOf(bytes.buffer))
})

it('a picture says how large it is, so that its place can be kept', async () => {
  const { tray } = await open()
  const canvas = new OffscreenCanvas(30, 20)
  canvas.getContext('2d')?.fillRect(0, 0, 30, 20)
  const png = await canvas.convertToBlob({ type: 'image/png' })
  await act(() => tray().add([new File([png], 'shot.jpg', { type: 'image/jpeg' })]))
  await until(() => tray().isReady)
  expect(tray().attachments).toMatchObject([
    { kind: 'image', mimeType: 'image/png', width: 30, height: 20, thumbnailUrl: tray().attachments[0]!.url },
  ])
})

it('what was dropped as a folder, and what is gone, is told of', async () => {
  const { tray } = await open()
  const gone = new File(['words'], 'gone.txt')
  gone.slice = () => {
    throw new DOMException('It is gone.', 'NotFoundError')
  }
  expect(await tray().add([gone])).toMatchObject([{ refusal: { reason: 'unreadable' } }])
})
