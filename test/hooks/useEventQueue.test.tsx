import { act, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, expectTypeOf, it } from 'vitest'
import { nodeEnv } from '../../src/env/nodeEnv.ts'
import { useEventQueue } from '../../src/zulip.ts'
import { ZulipQueues } from '../support/zulipQueues.ts'

let server: ZulipQueues
let url = ''
beforeEach(async () => {
  server = new ZulipQueues()
  url = await server.open()
})
afterEach(() => server.close())

const env = nodeEnv()

function draw(eventTypes: readonly string[] = ['message'], isStrict = false) {
  const heard: unknown[] = []
  const begun: boolean[] = []
  const result = renderHook(
    (types: readonly string[]) =>
      useEventQueue({
        url,
        env,
        eventTypes: types,
        onEvent: (event) => heard.push(event),
        onRegistered: (_answer, isFirst) => begun.push(isFirst),
      }),
    { initialProps: eventTypes, ...(isStrict ? { wrapper: StrictMode } : {}) },
  )
  return { ...result, heard, begun }
}
const parked = () =>
  waitFor(() => expect([...server.queues.values()].some((queue) => queue.parked)).toBe(true))

it('listens while it is drawn, and deletes its queue afterwards', async () => {
  const { result, heard, unmount } = draw()
  await waitFor(() => expect(result.current.state).toBe('live'))
  expect(result.current).toMatchObject({ queueId: 'queue-1', lastEventId: -1, error: null })
  await parked()
  server.push({ type: 'message', message: { id: 7 } })
  await waitFor(() => expect(heard).toEqual([{ id: 0, type: 'message', message: { id: 7 } }]))
  await waitFor(() => expect(result.current.lastEventId).toBe(0))
  unmount()
  await waitFor(() => expect(server.queues.size).toBe(0))
})

it('makes one queue, though every effect runs twice', async () => {
  const { result, unmount } = draw(['message'], true)
  await waitFor(() => expect(result.current.state).toBe('live'))
  expect(server.count('POST', '/register')).toBe(1)
  unmount()
  await waitFor(() => expect(server.queues.size).toBe(0))
})

it('keeps its queue when it is drawn again with the same, and makes another for other events', async () => {
  const { result, rerender, unmount } = draw(['message'])
  await waitFor(() => expect(result.current.state).toBe('live'))
  rerender(['message'])
  await parked()
  expect(server.count('POST', '/register')).toBe(1)
  rerender(['reaction'])
  await waitFor(() => expect(result.current.queueId).toBe('queue-2'))
  await waitFor(() => expect([...server.queues.keys()]).toEqual(['queue-2']))
  expect(server.calls.findLast(({ path }) => path === '/register')?.params).toEqual({
    event_types: '["reaction"]',
  })
  unmount()
  await waitFor(() => expect(server.queues.size).toBe(0))
})

it('says that something may be missing after a queue was lost', async () => {
  const { begun, unmount } = draw()
  await parked()
  act(() => server.lose())
  await waitFor(() => expect(begun).toEqual([true, false]))
  unmount()
  await waitFor(() => expect(server.queues.size).toBe(0))
})

it('lets its queue go with the page, and begins anew when that comes back', async () => {
  const { result, unmount } = draw()
  await parked()
  act(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  await waitFor(() => expect(server.queues.size).toBe(0))
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await waitFor(() => expect(result.current).toMatchObject({ state: 'live', queueId: 'queue-2' }))
  unmount()
  await waitFor(() => expect(server.queues.size).toBe(0))
})

it('tells its events by the types that were asked for', () => {
  const useTyped = () =>
    useEventQueue({
      url,
      eventTypes: ['message', 'heartbeat'],
      onEvent: (event) => {
        expectTypeOf(event.type).toEqualTypeOf<'message' | 'heartbeat'>()
        if (event.type === 'message') expectTypeOf(event.message.subject).toEqualTypeOf<string>()
      },
    })
  expect(useTyped).toBeTypeOf('function')
})
