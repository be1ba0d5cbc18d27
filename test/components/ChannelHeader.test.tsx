import { act, screen } from '@testing-library/react'
import type { JSX } from 'react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ChannelHeader } from '../../src/components/ChannelHeader/index.ts'
import { channelId } from '../../src/model/id.ts'
import { fa } from '../../src/i18n/fa.ts'
import { general, renderChat } from '../support/renderChat.tsx'
import { channelOf, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

it('says which conversation this is, and how many are in it and there', async () => {
  await renderChat(<ChannelHeader channelId={general} />)
  expect(screen.getByRole('heading', { level: 2, name: 'General' })).toBeInTheDocument()
  expect(screen.getByText('2 members · 1 online')).toBeInTheDocument()
})

it('takes another heading level', async () => {
  await renderChat(<ChannelHeader channelId={general} headingLevel={3} />)
  expect(screen.getByRole('heading', { level: 3, name: 'General' })).toBeInTheDocument()
})

it('says of two whether the other person is there', async () => {
  const { name: _none, ...two } = channelOf('two')
  const { world, settle } = await renderChat(<ChannelHeader channelId={channelId('messaging:two')} />, {
    scene: sceneOf(two),
  })
  expect(screen.getByRole('heading', { name: 'رضا کریمی' })).toBeInTheDocument()
  expect(screen.getByText('offline')).toBeInTheDocument()
  world.join('reza').chat.connect()
  await settle()
  expect(screen.getByText('online')).toBeInTheDocument()
})

describe('who was there (PR-1, TM-2)', () => {
  const { name: _none, ...two } = channelOf('two')
  const draw = async () => {
    const place = await renderChat(<ChannelHeader channelId={channelId('messaging:two')} />, {
      scene: sceneOf(two),
    })
    const reza = place.world.join('reza')
    const leave = reza.chat.connect()
    await place.settle()
    leave()
    await place.until(() => screen.queryByText('online') === null)
    return place
  }
  const status = (): string => plain(document.querySelector('.parlour-channel-header-subtitle')?.textContent)

  it('is said in minutes, counts on by itself, and in a time of day after an hour', async () => {
    const { pass } = await draw()
    expect(status()).toMatch(/^last seen (this minute|1 minute ago)$/)
    await pass(5 * 60_000)
    expect(status()).toMatch(/^last seen [4-6] minutes ago$/)
    await pass(60 * 60_000)
    expect(status()).toMatch(/^last seen \d+:\d\d/)
    await pass(24 * 60 * 60_000)
    expect(status()).toBe('last seen yesterday')
  })

  it('waits while nobody sees the page, and is right again at the first look', async () => {
    const { pass, env } = await draw()
    const before = status()
    act(() => env.setVisible(false))
    await pass(9 * 60_000)
    expect(status()).toBe(before)
    act(() => env.setVisible(true))
    expect(status()).toMatch(/^last seen (9|10) minutes ago$/)
  })
})

it('says that I am offline instead of who is there, which nobody knows then', async () => {
  const { network, until } = await renderChat(<ChannelHeader channelId={general} />)
  act(() => network.setOnline(false))
  await until(() => screen.queryByText('You are offline') !== null)
  expect(screen.queryByText(/members/)).toBeNull()
})

it('has a stand-in for what is not known yet, and no name that is none (LO-1)', async () => {
  const { container, pass, until } = await renderChat(<ChannelHeader channelId={general} />, {
    impatient: true,
    prepare: ({ network }) => network.setLatency(600),
  })
  const header = container.querySelector('.parlour-channel-header')
  await pass(100)
  expect(container.querySelector('.parlour-skeleton')).toBeNull()
  await pass(200)
  expect(container.querySelector('.parlour-skeleton')).toHaveAttribute('aria-hidden', 'true')
  expect(header).toHaveAttribute('aria-busy', 'true')
  expect(header).not.toHaveTextContent(/Unnamed|member/)
  await until(() => screen.queryByRole('heading', { name: 'General' }) !== null)
  expect(container.querySelector('.parlour-skeleton')).toBeNull()
  expect(header).not.toHaveAttribute('aria-busy')
})

describe('actions of the application', () => {
  it('are one toolbar and one tab stop, with arrow keys, Home and End', async () => {
    const { user } = await renderChat(
      <ChannelHeader
        channelId={general}
        actions={
          <>
            <button type="button">Mute</button>
            <button type="button">More</button>
          </>
        }
      />,
    )
    expect(screen.getByRole('toolbar', { name: 'Conversation actions' })).toBeInTheDocument()
    const action = (name: string): HTMLElement => screen.getByRole('button', { name })
    act(() => action('Back to channels').focus())
    await user.tab()
    expect(action('Search')).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(action('Mute')).toHaveFocus()
    await user.keyboard('{End}')
    expect(action('More')).toHaveFocus()
    await user.tab()
    expect(document.body).toHaveFocus()
    await user.tab({ shift: true })
    expect(action('More')).toHaveFocus()
    await user.keyboard('{Home}{ArrowLeft}')
    expect(action('Search')).toHaveFocus()
  })

  it('keep the stop where it is when one comes before it, and pass over what cannot be pressed', async () => {
    const bar = (names: readonly string[]): JSX.Element => (
      <ChannelHeader
        channelId={general}
        actions={names.map((name) => (
          <button key={name} type="button" disabled={name === 'Call'}>
            {name}
          </button>
        ))}
      />
    )
    const { user, rerender } = await renderChat(bar(['Members', 'Mute']))
    const action = (name: string): HTMLElement => screen.getByRole('button', { name })
    act(() => action('Members').focus())
    await user.keyboard('{ArrowRight}')
    rerender(bar(['Call', 'Members', 'More', 'Mute']))
    expect(action('Mute')).toHaveFocus()
    await user.tab()
    await user.tab({ shift: true })
    expect(action('Mute')).toHaveFocus()
    await user.keyboard('{Home}')
    expect(action('Search')).toHaveFocus()
    await user.keyboard('{ArrowLeft}')
    expect(action('Search')).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(action('Members')).toHaveFocus()
  })

  it('leave no empty toolbar', async () => {
    await renderChat(<ChannelHeader channelId={general} actions={false} />, {
      prepare: ({ chat }) => {
        const able = chat.capabilities as Set<string>
        able.delete('search')
        onTestFinished(() => void able.add('search'))
      },
    })
    expect(screen.queryByRole('toolbar')).toBeNull()
  })
})

it('leads from the other person’s picture to their profile', async () => {
  const { name: _none, ...two } = channelOf('two')
  const { user } = await renderChat(<ChannelHeader channelId={channelId('messaging:two')} />, {
    scene: sceneOf(two),
  })
  const face = screen.getByRole('button', { name: spoken('Profile of رضا کریمی') })
  await user.click(face)
  expect(await screen.findByRole('group', { name: spoken('Profile of رضا کریمی') })).toHaveTextContent(
    /رضا کریمی.*offline/,
  )
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('group')).toBeNull()
  expect(face).toHaveFocus()
})

it('takes a class, attributes and another element from the application', async () => {
  const { container } = await renderChat(
    <ChannelHeader
      channelId={general}
      className={({ loading }) => (loading ? 'busy' : 'quiet')}
      title="Ours"
      render={<section />}
    />,
  )
  const header = container.querySelector('section')
  expect(header).toHaveClass('parlour-channel-header', 'quiet')
  expect(header).toHaveAttribute('title', 'Ours')
})

it('follows a new name', async () => {
  const { host } = await renderChat(<ChannelHeader channelId={general} />)
  const path = { type: 'messaging', id: 'general' }
  await host.call('updateChannelPartial', { path, body: { set: { name: 'Renamed' } } })
  expect(screen.getByRole('heading', { name: 'Renamed' })).toBeInTheDocument()
})

it('leads back to the list', async () => {
  const onChannelChange = vi.fn<(id: string | null) => void>()
  const { user } = await renderChat(<ChannelHeader channelId={general} />, { chat: { onChannelChange } })
  await user.click(screen.getByRole('button', { name: 'Back to channels' }))
  expect(onChannelChange).toHaveBeenLastCalledWith(null)
})

it('speaks Persian', async () => {
  await renderChat(<ChannelHeader channelId={general} />, { chat: { locale: 'fa', strings: fa } })
  expect(screen.getByText('۲ عضو · ۱ آنلاین')).toBeInTheDocument()
})
