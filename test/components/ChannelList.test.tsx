import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { channelId } from '../../src/model/id.ts'
import { fa } from '../../src/i18n/fa.ts'
import { empty, general, renderChat } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/** Browsers put a space between the boxes of a row; here, where nothing is laid out, there is none. */
const row = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })
const names = (): readonly string[] =>
  within(screen.getByRole('list'))
    .getAllByRole('listitem')
    .map((item) => plain(item.textContent))

describe('a row', () => {
  const scene = sceneOf(
    channelOf('tea', { name: 'Tea', messages: lines(5), unread: { ann: 3 } }),
    channelOf('mine', { name: 'Mine', messages: [said('ann', 60, '**Done**, see `log`')] }),
    channelOf('gone', { name: 'Gone', messages: [said('reza', 90, 'x', { deleted: true })] }),
  )

  it('is named by what it shows, in reading order (CL-2): name, what is unread, last words, time', async () => {
    await renderChat(<ChannelList />, { scene, chat: { timeZone: 'UTC' } })
    expect(row(/^Tea\s?unread, 3 messages\s*رضا کریمی: Line 5\s?9:50/)).toBeInTheDocument()
    expect(row(/^Mine\s?Read\s?You: Done, see log\s?9:00/)).toBeInTheDocument()
    expect(row(/^Gone\s*رضا کریمی: Message deleted\s?8:30/)).toBeInTheDocument()
  })

  it('says of my own last message how far it has come', async () => {
    const { chat, other, network, settle } = await renderChat(<ChannelList />)
    act(() => void chat.send(general, 'Hello'))
    expect(row(/^General\s?Sending\s?You: Hello/)).toBeInTheDocument()
    await settle()
    expect(row(/^General\s?Sent\s?You: Hello/)).toBeInTheDocument()
    await other('reza').reads(general)
    expect(row(/^General\s?Read\s?You: Hello/)).toBeInTheDocument()
    network.failNext('sendMessage', { status: 403 })
    act(() => void chat.send(general, 'Again'))
    await settle()
    expect(row(/^General\s?Not sent\s?You: Again/)).toBeInTheDocument()
  })

  it('has a name that contains everything that is seen in it', async () => {
    await renderChat(<ChannelList />, { scene })
    const button = row(/^Tea/)
    const seen = [...button.querySelectorAll('bdi, time, .parlour-channel-item-preview')]
    expect(seen).toHaveLength(5)
    for (const part of seen)
      expect(button).toHaveAccessibleName(expect.stringContaining(part.textContent ?? '-'))
  })

  it('shows a badge while something is unread, at most 99+', async () => {
    const { other } = await renderChat(<ChannelList />, {
      scene: sceneOf(channelOf('tea', { name: 'Tea', messages: lines(120), unread: { ann: 100 } })),
    })
    expect(row(/unread, 100 messages/)).toHaveTextContent('99+')
    await other('ann').reads(channelId('messaging:tea'))
    expect(row(/^Tea/)).not.toHaveTextContent(/99|unread/)
  })

  it('shows who is writing', async () => {
    const { other } = await renderChat(<ChannelList />)
    await other('reza').types(general)
    expect(row(/^General\s?رضا کریمی is typing/)).toBeInTheDocument()
  })

  it('shows the draft of a channel that is not open', async () => {
    const { chat } = await renderChat(<ChannelList />, { chat: { channelId: empty } })
    act(() => {
      chat.setDraft(general, { text: 'I was about to' })
      chat.setDraft(empty, { text: 'I am about to' })
    })
    expect(row(/^General\s?Draft: I was about to/)).toBeInTheDocument()
    expect(row(/^Nothing here yet/)).not.toHaveTextContent(/Draft/)
  })

  it('says in words that the other person is there', async () => {
    const { name: _none, ...two } = channelOf('two')
    const { world, settle } = await renderChat(<ChannelList />, { scene: sceneOf(two) })
    expect(row(/^رضا کریمی$/)).toBeInTheDocument()
    world.join('reza').chat.connect()
    await settle()
    expect(row(/^رضا کریمی\s?online$/)).toBeInTheDocument()
  })

  it('calls a channel without name and people unnamed', async () => {
    const { name: _none, ...alone } = channelOf('alone', { members: ['ann'] })
    await renderChat(<ChannelList />, { scene: sceneOf(alone) })
    expect(row(/^Unnamed conversation/)).toBeInTheDocument()
  })
})

it('stands newest first, and a channel moves up when something is said in it', async () => {
  const { other } = await renderChat(<ChannelList />)
  expect(names()).toEqual([expect.stringContaining('Nothing here yet'), expect.stringContaining('General')])
  await other('reza').says(general, 'Hello')
  expect(names()).toEqual([expect.stringContaining('General'), expect.stringContaining('Nothing here yet')])
})

it('opens a channel by pointer or key, tells the application, and marks it as the current one', async () => {
  const onChannelChange = vi.fn<(id: string | null) => void>()
  const { user } = await renderChat(<ChannelList />, { chat: { onChannelChange } })
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
  await user.click(row(/^General/))
  expect(onChannelChange).toHaveBeenLastCalledWith(general)
  expect(row(/^General/)).toHaveAttribute('aria-current', 'page')
  await user.keyboard('{ArrowUp}{Enter}')
  expect(onChannelChange).toHaveBeenLastCalledWith(empty)
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
})

it('leaves the choice to an application that makes it', async () => {
  const { user } = await renderChat(<ChannelList />, { chat: { channelId: empty } })
  await user.click(row(/^General/))
  expect(row(/^Nothing here yet/)).toHaveAttribute('aria-current', 'page')
  expect(row(/^General/)).not.toHaveAttribute('aria-current')
})

it('is a navigation landmark that is busy while it loads and shows no stand-in for a quick answer (LO-1)', async () => {
  const { container, until } = await renderChat(<ChannelList />, { impatient: true })
  const nav = screen.getByRole('navigation', { name: 'Channels' })
  expect(nav).toHaveAttribute('aria-busy', 'true')
  await until(() => nav.getAttribute('aria-busy') === 'false')
  expect(container.querySelector('.parlour-skeleton')).toBeNull()
  expect(names()).toHaveLength(2)
})

it('shows eight rows of the same shape while a slow answer is awaited, and at least for a moment', async () => {
  const { container, pass, until } = await renderChat(<ChannelList />, {
    impatient: true,
    prepare: ({ network }) => network.setLatency(300),
  })
  const nav = screen.getByRole('navigation')
  await pass(220)
  expect(container.querySelectorAll('.parlour-skeleton')).toHaveLength(8)
  await until(() => nav.getAttribute('aria-busy') === 'false')
  await until(() => container.querySelector('.parlour-skeleton') === null)
  expect(names()).toHaveLength(2)
})

it('says that there is nothing yet', async () => {
  await renderChat(<ChannelList />, { scene: sceneOf() })
  expect(screen.getByText('No conversations yet')).toBeInTheDocument()
})

it('says what failed and loads on a press', async () => {
  const { user, settle } = await renderChat(<ChannelList />, {
    prepare: ({ network }) => network.failNext('queryChannels', { status: 500 }),
  })
  expect(screen.getByText(/could not be loaded/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await settle()
  expect(screen.queryByText(/could not be loaded/)).toBeNull()
  expect(names()).toHaveLength(2)
})

it('loads more on a press, and keeps what is there when that fails (CL-5)', async () => {
  const scene = sceneOf(
    ...Array.from({ length: 35 }, (_, index) =>
      channelOf(`c-${index}`, { messages: [said('reza', index, 'x')] }),
    ),
  )
  const { user, network, settle } = await renderChat(<ChannelList />, { scene })
  network.failNext('queryChannels', { status: 500 })
  await user.click(screen.getByRole('button', { name: 'Load more conversations' }))
  await settle()
  expect(names()).toHaveLength(30)
  expect(screen.getByText('More conversations could not be loaded.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await settle()
  expect(names()).toHaveLength(35)
  expect(screen.queryByText('More conversations could not be loaded.')).toBeNull()
  expect(screen.queryByRole('button', { name: /^(Try again|Load more)/ })).toBeNull()
  // The button has gone, and the focus goes on with what has come.
  expect(within(screen.getAllByRole('listitem')[30] as HTMLElement).getAllByRole('button')[0]).toHaveFocus()
})

describe('the keyboard', () => {
  const scene = sceneOf(
    channelOf('tea', { name: 'Tea', messages: lines(1), unread: { ann: 1 } }),
    channelOf('team', { name: 'Team', messages: [said('reza', 60, 'x')] }),
    channelOf('tehran', { name: 'تهران', messages: [said('reza', 90, 'x')] }),
    channelOf('key', { name: 'كلید', messages: [said('reza', 120, 'x')] }),
    channelOf('zebra', { name: 'Zebra', messages: [said('reza', 150, 'x')] }),
  )
  const draw = async (chat: Parameters<typeof renderChat>[1] = {}) => {
    const place = await renderChat(
      <>
        <ChannelList />
        <button type="button">After</button>
      </>,
      { scene, ...chat },
    )
    await place.user.tab()
    return place
  }

  it('stops once, on the open channel, and moves with arrows, Home and End, without wrap or opening', async () => {
    const onChannelChange = vi.fn<(id: string | null) => void>()
    const { user } = await draw({ chat: { onChannelChange } })
    expect(row(/^Tea\s?unread/)).toHaveFocus()
    await user.keyboard('{ArrowUp}')
    expect(row(/^Tea\s?unread/)).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(row(/^Team/)).toHaveFocus()
    await user.keyboard('{End}')
    expect(row(/^Zebra/)).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(row(/^Zebra/)).toHaveFocus()
    await user.keyboard('{Home}{ArrowDown}')
    await user.tab()
    expect(screen.getByRole('button', { name: 'Mark all as read' })).toHaveFocus()
    await user.tab()
    expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
    await user.tab({ shift: true })
    await user.tab({ shift: true })
    expect(row(/^Team/)).toHaveFocus()
    expect(onChannelChange).not.toHaveBeenCalled()
  })

  it('begins at the channel that is open', async () => {
    await draw({ chat: { channelId: channelId('messaging:zebra') } })
    expect(row(/^Zebra/)).toHaveFocus()
  })

  it('goes to the next name that begins with what is typed, whatever its case or keyboard', async () => {
    const { user, pass } = await draw()
    await user.keyboard('z')
    expect(row(/^Zebra/)).toHaveFocus()
    await pass(600)
    await user.keyboard('TEAM')
    expect(row(/^Team/)).toHaveFocus()
    await pass(600)
    await user.keyboard('ته')
    expect(row(/^تهران/)).toHaveFocus()
    await pass(600)
    await user.keyboard('ک')
    expect(row(/^كلید/)).toHaveFocus()
    await pass(600)
    await user.keyboard('q')
    expect(row(/^كلید/)).toHaveFocus()
  })

  it('goes from name to name with the same letter, and forgets a word after half a second', async () => {
    const { user, pass } = await draw()
    await user.keyboard('t')
    expect(row(/^Team/)).toHaveFocus()
    await user.keyboard('t')
    expect(row(/^Tea\s?unread/)).toHaveFocus()
    await pass(600)
    await user.keyboard('z')
    expect(row(/^Zebra/)).toHaveFocus()
  })

  it('takes a space inside a name for a letter, and presses nothing', async () => {
    const onChannelChange = vi.fn<(id: string | null) => void>()
    const { user } = await draw({
      scene: sceneOf(
        channelOf('one', { name: 'Team one', messages: lines(1) }),
        channelOf('two', { name: 'Team two', messages: [said('reza', 60, 'x')] }),
      ),
      chat: { onChannelChange },
    })
    await user.keyboard('team tw')
    expect(row(/^Team two/)).toHaveFocus()
    expect(onChannelChange).not.toHaveBeenCalled()
  })

  it('leads with the arrow towards the end to what can be done with a row, and back', async () => {
    const { user } = await draw()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('button', { name: spoken('Actions for Tea') })).toHaveFocus()
    await user.keyboard('{ArrowLeft}')
    expect(row(/^Tea\s?unread/)).toHaveFocus()
  })

  it.each(['{Shift>}{F10}{/Shift}', '{ContextMenu}', '{ArrowRight}{Enter}'])(
    'opens the menu of a row with %s, which marks it as read',
    async (keys) => {
      const { user, settle } = await draw()
      await user.keyboard(keys)
      const item = await screen.findByRole('menuitem', { name: 'Mark as read' })
      expect(item).not.toHaveAttribute('aria-disabled')
      await user.click(item)
      await settle()
      expect(row(/^Tea\s*رضا/)).toBeInTheDocument()
      expect(screen.queryByRole('menu')).toBeNull()
      expect(row(/^Tea\s*رضا/)).toHaveFocus()
    },
  )

  it('opens the same menu where a row is pressed with the other button', async () => {
    const { user } = await draw()
    await user.pointer({ target: row(/^Team/), keys: '[MouseRight]' })
    expect(await screen.findByRole('menuitem', { name: 'Mark as unread' })).toBeVisible()
  })
})

describe('rows under a hand (CL-4)', () => {
  const IDLE_MS = 2000
  const order = (): readonly string[] => names().map((name) => /(General|Nothing)/.exec(name)?.[0] ?? name)

  it('stay until the pointer has left', async () => {
    const { other, user, pass } = await renderChat(<ChannelList />)
    await user.hover(row(/^General/))
    await other('reza').says(general, 'Hello')
    expect(order()).toEqual(['Nothing', 'General'])
    await user.unhover(screen.getByRole('navigation'))
    await pass(0)
    expect(order()).toEqual(['General', 'Nothing'])
  })

  it('stay until the pointer has rested for two seconds', async () => {
    const { other, user, pass } = await renderChat(<ChannelList />)
    await user.hover(row(/^General/))
    await other('reza').says(general, 'Hello')
    await pass(IDLE_MS / 2)
    fireEvent.pointerMove(row(/^Nothing/), { pointerType: 'mouse' })
    await pass(IDLE_MS - 100)
    expect(order()).toEqual(['Nothing', 'General'])
    await pass(200)
    expect(order()).toEqual(['General', 'Nothing'])
  })

  it('stay while the focus is on the move in them, and the focus stays on its row when they go', async () => {
    const { other, user, pass } = await renderChat(<ChannelList />)
    await user.tab()
    await other('reza').says(general, 'Hello')
    expect(order()).toEqual(['Nothing', 'General'])
    await user.keyboard('{ArrowDown}')
    await pass(IDLE_MS + 100)
    expect(order()).toEqual(['General', 'Nothing'])
    expect(row(/^General/)).toHaveFocus()
  })
})

it('speaks Persian', async () => {
  const scene = sceneOf(channelOf('tea', { name: 'چای', messages: lines(5), unread: { ann: 3 } }))
  await renderChat(<ChannelList />, { scene, chat: { locale: 'fa', strings: fa, timeZone: 'UTC' } })
  expect(screen.getByRole('navigation', { name: 'گفت‌وگوها' })).toBeInTheDocument()
  expect(row(/^چای\s?خوانده‌نشده، ۳ پیام.*۹:۵۰$/)).toBeInTheDocument()
})
