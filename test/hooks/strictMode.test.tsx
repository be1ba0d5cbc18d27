import { act, render } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Chat } from '../../src/components/Chat/index.ts'
import { ConnectionBanner } from '../../src/components/ConnectionBanner/index.ts'
import { useChannels } from '../../src/hooks/useChannels.ts'
import { useComposer } from '../../src/hooks/useComposer.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import { useReadWhenSeen } from '../../src/hooks/useReadWhenSeen.ts'
import { useTyping } from '../../src/hooks/useTyping.ts'
import { useUnreadLine } from '../../src/hooks/useUnreadLine.ts'
import { openPlace, type Place } from '../support/openPlace.ts'
import { general } from '../support/renderChat.tsx'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'

/*
 * RELIABILITY I37 in small: effects that run twice make no second connection and no second request, and what was
 * mounted often leaves nothing behind. The thousand mounts with real sockets are in test/browser.
 */

const screenOf = ({ chat }: Place) => (
  <StrictMode>
    <Chat chat={chat} defaultChannelId={general}>
      <ChannelList />
      <Channel />
    </Chat>
  </StrictMode>
)

/** For so long, ms, the server takes somebody who left for somebody who reloads. */
const LINGER_MS = 6000

/** What holds on to something while mounted, without the cost of drawing it. */
function Holder() {
  useChannels()
  useComposer(general)
  useUnreadLine(general)
  useNotices()
  useReadWhenSeen(general, true)
  useTyping(general)
  return <ConnectionBanner />
}
const holderOf = ({ chat }: Place) => (
  <StrictMode>
    <Chat chat={chat}>
      <Holder />
    </Chat>
  </StrictMode>
)

const unread = sceneOf(channelOf('general', { messages: lines(5), unread: { ann: 2 } }))

const isOnline = ({ chat }: Place) => chat.store.getState().connection.state === 'online'

/** Who listens to the window, the document and the store since this was called, and has not left. */
function watchListeners({ chat }: Place) {
  const spies = [window, document].flatMap((target) => [
    vi.spyOn(target, 'addEventListener'),
    vi.spyOn(target, 'removeEventListener'),
  ])
  let subscriptions = 0
  const { subscribe } = chat.store
  const store = vi.spyOn(chat.store, 'subscribe').mockImplementation((listener) => {
    subscriptions += 1
    const stop = subscribe(listener)
    return () => {
      subscriptions -= 1
      stop()
    }
  })
  onTestFinished(() => [...spies, store].forEach((spy) => spy.mockRestore()))
  /** With a signal a listener goes when that aborts, which takes no call. */
  const hasEnded = (options: boolean | AddEventListenerOptions | undefined): boolean =>
    typeof options === 'object' && options.signal?.aborted === true
  const named = (index: number): readonly unknown[] =>
    spies
      .filter((_, at) => at % 2 === index)
      .flatMap((spy) =>
        spy.mock.calls.flatMap(([, listener, options]) => (hasEnded(options) ? [] : [listener])),
      )
  return {
    listeners: () => named(0).filter((listener) => !named(1).includes(listener)),
    subscriptions: () => subscriptions,
  }
}

it('opens one connection and makes one request a load, though every effect runs twice', async () => {
  const place = await openPlace()
  render(screenOf(place))
  await place.until(() => isOnline(place))
  await place.settle()
  expect(place.wire.sockets).toEqual({ opened: 1, open: 1 })
  expect(place.wire.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /channels',
    'POST /channels/messaging/general/query',
  ])
})

it('shares one connection between several roots of one chat, and keeps it until the last has gone', async () => {
  const place = await openPlace()
  const first = render(screenOf(place))
  const second = render(screenOf(place))
  await place.until(() => isOnline(place))
  await place.settle()
  expect(place.wire.sockets).toEqual({ opened: 1, open: 1 })
  first.unmount()
  await place.settle()
  expect(place.wire.sockets.open).toBe(1)
  second.unmount()
  await place.settle()
  expect(place.wire.sockets.open).toBe(0)
})

it('keeps its connection when it goes and comes back in one moment', async () => {
  const place = await openPlace()
  let view = render(screenOf(place))
  await place.until(() => isOnline(place))
  await place.settle()
  for (let time = 0; time < 10; time += 1) {
    view.unmount()
    view = render(screenOf(place))
  }
  await place.settle()
  expect(place.wire.sockets).toEqual({ opened: 1, open: 1 })
  expect(place.wire.calls).toHaveLength(2)
})

it(
  'leaves no listener, timer, subscription or socket after two hundred mounts',
  { timeout: 60_000 },
  async () => {
    // Something is unread and nobody looks, so that what waits for a reader waits as long as it is mounted.
    const place = await openPlace({ scene: unread })
    place.env.setVisible(false)
    const { env, wire, chat, until, settle, pass } = place
    const baseline = env.held()
    const watched = watchListeners(place)
    for (let time = 0; time < 200; time += 1) {
      // Some draw everything and stay long enough to connect and to load.
      const isLong = time % 20 === 0
      const view = render(isLong ? screenOf(place) : holderOf(place))
      if (isLong) await until(() => isOnline(place))
      if (isLong) await settle()
      view.unmount()
      if (time % 10 === 0) await settle()
    }
    await pass(LINGER_MS)
    expect(env.held()).toEqual(baseline)
    expect(watched.subscriptions()).toBe(0)
    expect(watched.listeners()).toEqual([])
    expect(wire.sockets.open).toBe(0)
    expect(chat.queries.getQueryCache().hasListeners()).toBe(false)
    expect(chat.store.getState().connection.state).toBe('idle')
    expect(document.body).toHaveTextContent('')
  },
)

it('goes on sending what was pressed before it went', async () => {
  const place = await openPlace()
  const view = render(screenOf(place))
  await place.until(() => isOnline(place))
  await place.settle()
  place.network.setLatency(100)
  act(() => void place.chat.send(general, 'Last words'))
  view.unmount()
  await place.settle()
  expect(place.wire.of(/general\/message$/)).toHaveLength(1)
  expect(place.chat.store.getState().outbox.entries.size).toBe(0)
})
