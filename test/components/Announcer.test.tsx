import { act, screen, within } from '@testing-library/react'
import { type JSX, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { type Root, useRoot } from '../../src/components/Chat/RootContext.ts'
import { ConfirmDialog } from '../../src/components/ConfirmDialog/index.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import { openDialogs } from '../support/dialog.ts'
import { openPlace } from '../support/openPlace.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain } from '../support/spoken.ts'

/** His name, as the people of the tests have it. */
const reza = 'رضا کریمی'
const general = channelId('messaging:general')
const release = channelId('messaging:release')
const direct = channelId('messaging:direct')
const scene = sceneOf(
  channelOf('general', { name: 'General', messages: [said('reza', 1, 'Old news', { id: 'old' })] }),
  channelOf('release', { name: 'Release' }),
  channelOf('direct', { name: '' }),
)

let root: Root
function Hand(): null {
  const held = useRoot()
  useEffect(() => {
    root = held
  }, [held])
  return null
}

const ui: JSX.Element = (
  <>
    <ChannelList />
    <Channel />
    <Hand />
  </>
)

const open = (chat: Omit<ChatProps, 'chat' | 'children'> = {}): Promise<RenderedChat> =>
  renderChat(ui, { scene, chat: { defaultChannelId: general, ...chat } })

const texts = (region: HTMLElement): readonly string[] =>
  [...region.querySelectorAll('p')].map(({ textContent }) => plain(textContent))
const log = (): readonly string[] => texts(screen.getByRole('log'))
const alerts = (): readonly string[] => texts(screen.getByRole('alert'))

describe('the regions (AN-1)', () => {
  it('are there, empty, before anything is said, and there are no others', async () => {
    const { container } = await open()
    expect(log()).toEqual([])
    expect(alerts()).toEqual([])
    expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'polite')
    expect(screen.getByRole('log')).toHaveAttribute('aria-relevant', 'additions')
    expect(
      container.querySelectorAll('[aria-live], [role="status"], [role="alert"], [role="log"], output'),
    ).toHaveLength(2)
  })

  it('come after a page that a server has drawn, without a mismatch', async () => {
    const { chat, settle } = await openPlace({ scene })
    const page = <Chat chat={chat}>Inside</Chat>
    const container = document.createElement('div')
    // Where a server draws there is no document, so React 18 has no layout effects to complain about there.
    const { error } = console
    console.error = () => {}
    container.innerHTML = renderToString(page)
    console.error = error
    expect(container.querySelector('[role="log"]')).toBeNull()
    document.body.append(container)
    const hydrated = await act(async () => hydrateRoot(container, page))
    await settle()
    expect(container.querySelector('.parlour-root [role="log"]')).not.toBeNull()
    act(() => hydrated.unmount())
    container.remove()
  })

  describe('with a modal', () => {
    beforeEach(openDialogs)

    it('are inside it while it is open, the same elements, and come out again', async () => {
      const { user, settle } = await open()
      const [heard, alarm] = [screen.getByRole('log'), screen.getByRole('alert')]
      const close = (): void => root.show(null)
      act(() =>
        root.show(
          <ConfirmDialog title="Sure?" text="Really" action="Yes" onConfirm={close} onClose={close} />,
        ),
      )
      await settle()
      const dialog = screen.getByRole('alertdialog')
      expect(dialog).toContainElement(heard)
      expect(dialog).toContainElement(alarm)
      act(() => root.announce('Said in the dialog'))
      expect(log()).toEqual(['Said in the dialog'])
      await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
      await settle()
      expect(screen.queryByRole('alertdialog')).toBeNull()
      expect(screen.getByRole('log')).toBe(heard)
      act(() => root.announce('Said after it'))
      expect(log()).toEqual(['Said after it'])
    })
  })
})

describe('what a component announces', () => {
  it('stands for seven seconds, and twice when it is said twice (AN-2)', async () => {
    const { pass } = await open()
    act(() => root.announce('Text copied'))
    act(() => root.announce('Text copied'))
    expect(log()).toEqual(['Text copied', 'Text copied'])
    await pass(6900)
    expect(log()).toHaveLength(2)
    await pass(200)
    expect(log()).toEqual([])
  })

  it('is an alert when it asks for one, even at verbosity off (AN-3)', async () => {
    await open({ verbosity: 'off' })
    act(() => root.announce('Text copied'))
    act(() => root.announce('Reaction not saved.', 'alert'))
    expect(log()).toEqual([])
    expect(alerts()).toEqual(['Reaction not saved.'])
  })
})

describe('messages of others', () => {
  it('in the open conversation are spoken with their author', async () => {
    const { other, pass } = await open()
    await other('reza').says(general, 'Is **anyone** here?')
    expect(log()).toEqual([])
    await pass(500)
    expect(log()).toEqual([`${reza}: Is anyone here?`])
  })

  it('say so when they mention me', async () => {
    const { other, pass } = await open()
    await other('reza').says(general, 'Ann, look', { mentioned_users: ['ann'] })
    await pass(500)
    expect(log()).toEqual([`${reza} mentioned you: Ann, look`])
  })

  it('are at most three announcements for twenty in two seconds', async () => {
    const { world, pass } = await open()
    const sender = world.server.as('reza')
    const all: string[] = []
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) all.push(plain(node.textContent))
    })
    observer.observe(screen.getByRole('log'), { childList: true })
    for (let n = 1; n <= 20; n += 1) {
      const body = { message: { text: `Line ${n}` } }
      void sender.call('sendMessage', { path: { type: 'messaging', id: 'general' }, body })
      await pass(100)
    }
    await pass(6000)
    observer.disconnect()
    expect(all.length).toBeLessThanOrEqual(3)
    expect(all.at(-1)).toBe(`15 new messages, latest from ${reza}: Line 20`)
  })

  it('elsewhere are spoken of when they are direct or mention me, and not otherwise', async () => {
    const { other, pass } = await open()
    await other('reza').says(release, 'For everybody')
    await pass(11_000)
    expect(log()).toEqual([])
    await other('reza').says(release, 'Ann?', { mentioned_users: ['ann'] })
    await pass(600)
    expect(log()).toEqual(['New message in Release'])
    await pass(11_000)
    await other('reza').says(direct, 'Hello')
    await pass(600)
    expect(log()).toEqual([`New message in ${reza}`])
  })

  it('wait until I have stopped typing', async () => {
    const { user, other, pass } = await open()
    await user.type(screen.getByRole('textbox'), 'Hal')
    await other('reza').says(general, 'Hello')
    await pass(500)
    await user.type(screen.getByRole('textbox'), 'lo')
    await pass(900)
    expect(log()).toEqual([])
    await pass(200)
    expect(log()).toEqual([`${reza}: Hello`])
  })

  it('are spoken of in the language of the chat', async () => {
    const { other, pass } = await open({ locale: 'fa', strings: fa })
    for (const text of ['یک', 'دو', 'سه']) await other('reza').says(general, text)
    await pass(2600)
    expect(log()).toEqual([`۳ پیام تازه، آخرین از ${reza}: سه`])
  })
})

describe('what is never spoken (AN-3)', () => {
  it('what loads, what I send, edits, reactions and reads', async () => {
    const { user, other, pass, settle } = await open()
    expect(log()).toEqual([])
    await user.type(screen.getByRole('textbox'), 'From me{Enter}')
    await settle()
    await other('reza').edits('old', 'Newer news')
    await other('reza').reacts('old', 'like')
    await other('reza').reads(general)
    await pass(6000)
    expect(log()).toEqual([])
    expect(alerts()).toEqual([])
  })
})

describe('my own messages', () => {
  it('are an alert when they are refused', async () => {
    const { user, network, settle, pass } = await open()
    network.failNext(({ method, pathname }) => method === 'POST' && pathname.endsWith('/message'), {
      status: 403,
    })
    await user.type(screen.getByRole('textbox'), 'From me{Enter}')
    await settle()
    await pass(2000)
    expect(alerts()).toHaveLength(1)
    expect(alerts()[0]).toMatch(/^Message not sent\. ./)
  })

  it('are spoken of once when nobody knows whether they arrived', async () => {
    const { user, network, settle, pass, until } = await open()
    const lose = (): void =>
      network.failNext(
        ({ method, pathname }) => method === 'POST' && pathname.endsWith('/message'),
        'lost-request',
        Infinity,
      )
    lose()
    await user.type(screen.getByRole('textbox'), 'From me{Enter}')
    await until(() => log().length > 0)
    expect(log()).toEqual(['Message not confirmed yet'])
    await pass(8000)
    await settle()
    expect(log()).toEqual([])
  })
})

describe('the connection', () => {
  it('is spoken of after two seconds, lost and back', async () => {
    const { network, pass, until, chat } = await open()
    act(() => network.setOnline(false))
    await pass(1500)
    expect(log()).toEqual([])
    await pass(700)
    expect(log()).toEqual(['Connection lost. Messages will be sent when you are back online'])
    act(() => network.setOnline(true))
    await until(() => chat.store.getState().connection.state === 'online')
    await pass(2100)
    expect(log().at(-1)).toBe('Back online')
  })

  it('says nothing of a short interruption', async () => {
    const { network, pass, until, chat } = await open()
    act(() => network.setOnline(false))
    await pass(300)
    act(() => network.setOnline(true))
    await until(() => chat.store.getState().connection.state === 'online')
    await pass(5000)
    expect(log()).toEqual([])
  })
})

describe('conversations', () => {
  it('are spoken of when they are opened, with what was unread', async () => {
    const { user, other, settle, pass } = await open()
    await other('reza').says(release, 'One')
    await other('reza').says(release, 'Two')
    await user.click(screen.getByRole('button', { name: (name) => plain(name).startsWith('Release') }))
    await settle()
    expect(log()).toEqual([])
    await pass(1000)
    expect(log()).toEqual(['Release, 2 unread'])
  })

  it('of two say that the other person is typing, every ten seconds at most', async () => {
    const { other, pass } = await open({ defaultChannelId: direct })
    await other('reza').types(direct)
    expect(log()).toEqual([`${reza} is typing`])
    await other('reza').types(direct, false)
    await other('reza').types(direct)
    expect(log()).toEqual([`${reza} is typing`])
    await pass(10_000)
    await other('reza').types(direct, false)
    await other('reza').types(direct)
    expect(log()).toEqual([`${reza} is typing`])
  })

  it('of more say nothing of typing', async () => {
    const { other } = await open()
    await other('reza').types(general)
    expect(log()).toEqual([])
  })
})
