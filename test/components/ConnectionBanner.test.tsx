import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ConnectionBanner } from '../../src/components/ConnectionBanner/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { renderChat } from '../support/renderChat.tsx'

const GRACE_MS = 2000
const banner = (container: HTMLElement): Element | null =>
  container.querySelector('.parlour-connection-banner')

it('says nothing while all is well, nor of a first connection that is quick', async () => {
  const { container, until, chat } = await renderChat(<ConnectionBanner />, { impatient: true })
  expect(banner(container)).toBeNull()
  await until(() => chat.store.getState().connection.state === 'online')
  expect(banner(container)).toBeNull()
})

it('says nothing of an interruption of less than two seconds', async () => {
  const { container, network, pass, until, chat } = await renderChat(<ConnectionBanner />)
  act(() => network.setOnline(false))
  await pass(GRACE_MS - 200)
  expect(banner(container)).toBeNull()
  act(() => network.setOnline(true))
  await until(() => chat.store.getState().connection.state === 'online')
  await pass(GRACE_MS)
  expect(banner(container)).toBeNull()
})

it('says after two seconds what is wrong and what happens next, and goes when all is well', async () => {
  const { container, network, pass, until } = await renderChat(<ConnectionBanner />)
  act(() => network.setOnline(false))
  await pass(GRACE_MS + 100)
  expect(banner(container)).toHaveTextContent(
    'You are offline. Messages will be sent when you are back online',
  )
  act(() => network.setOnline(true))
  await until(() => banner(container) === null)
})

it('counts the two seconds from the beginning of every interruption', async () => {
  const { container, network, pass, until } = await renderChat(<ConnectionBanner />)
  act(() => network.setOnline(false))
  await pass(GRACE_MS + 100)
  act(() => network.setOnline(true))
  await until(() => banner(container) === null)
  act(() => network.setOnline(false))
  await pass(GRACE_MS - 200)
  expect(banner(container)).toBeNull()
  await pass(300)
  expect(banner(container)).toBeInTheDocument()
})

it('offers to try now while it waits for the next try', async () => {
  const { container, network, wire, user, until, pass } = await renderChat(<ConnectionBanner />)
  wire.refuse(true)
  network.dropSockets()
  await until(() => banner(container) !== null)
  expect(banner(container)).toHaveTextContent(/Connection lost/)
  wire.refuse(false)
  await pass(0)
  await user.click(screen.getByRole('button', { name: 'Retry now' }))
  await until(() => banner(container) === null)
})

it('counts down to the next try, without being a live region (AN-1)', async () => {
  const { container, network, wire, until, pass } = await renderChat(<ConnectionBanner />)
  wire.refuse(true)
  network.dropSockets()
  const seconds = (): number => Number(/in (\d+) second/.exec(banner(container)?.textContent ?? '')?.[1] ?? 0)
  await until(() => seconds() > 1)
  const before = seconds()
  await pass(1000)
  expect(seconds()).toBe(before - 1)
  expect(banner(container)?.closest('[aria-live], [role=status], [role=alert]')).toBeNull()
  expect(banner(container)?.querySelector('[aria-live], [role=status], [role=alert]')).toBeNull()
  expect(banner(container)?.querySelector('.parlour-icon')).toBeInTheDocument()
})

it('says that all is well again, and goes when it has stayed so for a second (ON-1)', async () => {
  const { container, network, pass, until, chat } = await renderChat(<ConnectionBanner />)
  act(() => network.setOnline(false))
  await pass(GRACE_MS + 100)
  act(() => network.setOnline(true))
  await until(() => chat.store.getState().connection.state === 'online')
  expect(banner(container)).toHaveTextContent('Back online')
  await pass(800)
  // Not stable yet: what is wrong now is said at once.
  act(() => network.setOnline(false))
  await pass(100)
  expect(banner(container)).toHaveTextContent(/^You are offline/)
  act(() => network.setOnline(true))
  await until(() => chat.store.getState().connection.state === 'online')
  await pass(1100)
  expect(banner(container)).toBeNull()
})

it('gives on the focus that was on its button when it has gone (FO-6)', async () => {
  const { container, network, wire, user, until, pass } = await renderChat(
    <>
      <ConnectionBanner />
      <button type="button">Elsewhere</button>
    </>,
  )
  wire.refuse(true)
  network.dropSockets()
  await until(() => banner(container) !== null)
  wire.refuse(false)
  await pass(0)
  await user.click(screen.getByRole('button', { name: 'Retry now' }))
  await until(() => banner(container) === null)
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
})

it('says at once that the server will not have me', async () => {
  const { container, until } = await renderChat(<ConnectionBanner />, {
    impatient: true,
    prepare: ({ world }) => {
      const { connect } = world.server
      // A token of somebody else: the server refuses it for good.
      world.server.connect = (url, peer) => connect(url.replaceAll('ann', 'eve'), peer)
    },
  })
  await until(() => banner(container)?.getAttribute('data-state') === 'refused')
  expect(banner(container)).toHaveTextContent(/Sign in again/)
  expect(screen.queryByRole('button')).toBeNull()
})

it('speaks Persian', async () => {
  const { container, network, pass } = await renderChat(<ConnectionBanner />, {
    chat: { locale: 'fa', strings: fa },
  })
  act(() => network.setOnline(false))
  await pass(GRACE_MS + 100)
  expect(banner(container)).toHaveTextContent(/^آفلاین هستید/)
})
