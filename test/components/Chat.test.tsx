import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { useActiveChannel, useLocale } from '../../src/components/Chat/index.ts'
import { en } from '../../src/i18n/en.ts'
import { fa } from '../../src/i18n/fa.ts'
import type { StringsFor } from '../../src/i18n/strings.ts'
import { general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { spoken } from '../support/spoken.ts'

const root = async (options: RenderOptions['chat'] = {}) => {
  const { container } = await renderChat(<p>Inside</p>, { chat: options })
  return container.firstElementChild
}

it('is left to right and English unless told otherwise', async () => {
  const element = await root()
  expect(element).toHaveAttribute('dir', 'ltr')
  expect(element).toHaveAttribute('lang', 'en')
  expect(element).toHaveClass('parlour-root')
})

it('takes its direction from the language', async () => {
  expect(await root({ locale: 'fa', strings: fa })).toHaveAttribute('dir', 'rtl')
})

it('takes another direction, theme, density, layout and class when asked to', async () => {
  const element = await root({
    locale: 'fa',
    dir: 'ltr',
    theme: 'dark',
    density: 'compact',
    layout: 'flat',
    className: 'mine',
  })
  expect(element).toHaveAttribute('dir', 'ltr')
  expect(element).toHaveAttribute('data-theme', 'dark')
  expect(element).toHaveAttribute('data-density', 'compact')
  expect(element).toHaveAttribute('data-layout', 'flat')
  expect(element).toHaveClass('parlour-root', 'mine')
})

it('says how the connection is and which pane is in front', async () => {
  const { container, user } = await renderChat(<ChannelList />)
  expect(container.firstElementChild).toHaveAttribute('data-connection', 'online')
  expect(container.firstElementChild).toHaveAttribute('data-pane', 'list')
  await user.click(screen.getByRole('button', { name: spoken(/^General/) }))
  expect(container.firstElementChild).toHaveAttribute('data-pane', 'conversation')
})

it('opens the conversation that is chosen: list, header, messages and composer', async () => {
  const { user, settle } = await renderChat(
    <>
      <ChannelList />
      <Channel />
    </>,
  )
  expect(screen.getByText('Choose a conversation')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: spoken(/^General/) }))
  await settle()
  expect(screen.getByRole('heading', { name: 'General' })).toBeInTheDocument()
  expect(screen.getByRole('region', { name: spoken('Messages in General') })).toBeInTheDocument()
  expect(screen.getByRole('form', { name: spoken('Message General') })).toBeInTheDocument()
  expect(screen.getAllByRole('article')).toHaveLength(3)
})

it('does not carry what was opened in one conversation into the next', async () => {
  const { user, settle } = await renderChat(
    <>
      <ChannelList />
      <Channel />
    </>,
    { chat: { defaultChannelId: general } },
  )
  await user.type(screen.getByRole('textbox'), 'For General')
  await user.click(screen.getByRole('button', { name: spoken(/^Nothing here yet/) }))
  await settle()
  expect(screen.getByRole('textbox')).toHaveValue('')
  expect(screen.getByText('No messages yet. Say hello')).toBeInTheDocument()
})

it('draws an application’s own arrangement in place of the usual parts', async () => {
  await renderChat(
    <Channel>
      <p>Mine</p>
    </Channel>,
    { chat: { defaultChannelId: general } },
  )
  expect(screen.getByText('Mine')).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).toBeNull()
})

it('takes single words from an application', async () => {
  const ours: StringsFor = (format) => ({ ...en(format), channelListLabel: 'Rooms' })
  await renderChat(<ChannelList />, { chat: { strings: ours } })
  expect(screen.getByRole('navigation', { name: 'Rooms' })).toBeInTheDocument()
})

it('gives words, times and the open conversation to components of one’s own', async () => {
  function Own() {
    const { strings, format } = useLocale()
    const { channelId } = useActiveChannel()
    return <p>{[channelId, strings.today, format.time(0)].join(' ')}</p>
  }
  await renderChat(<Own />, {
    chat: { locale: 'fa', strings: fa, timeZone: 'Asia/Tehran', channelId: general },
  })
  expect(screen.getByText('messaging:general امروز ۳:۳۰')).toBeInTheDocument()
})

it('never takes the roles of the page it is on', async () => {
  const { container } = await renderChat(
    <>
      <ChannelList />
      <Channel />
    </>,
    { chat: { defaultChannelId: general } },
  )
  expect(container.querySelector('main, h1, [role=main], [role=banner], [role=contentinfo]')).toBeNull()
  for (const header of container.querySelectorAll('header, footer')) {
    // Outside of an article or a section, these would be the page's own banner and end.
    const isOwn = header.closest('article, aside, main, nav, section, [role]') !== null
    expect(isOwn, header.className).toBe(true)
  }
})
