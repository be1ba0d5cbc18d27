import { act, screen, within } from '@testing-library/react'
import { useEffect } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import type { ChatProps } from '../../src/components/Chat/index.ts'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import { SkipLinks } from '../../src/components/SkipLinks/index.ts'
import { openDialogs } from '../support/dialog.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'

const scene = sceneOf(
  channelOf('one', { messages: [said('reza', 1, 'Hello one')] }),
  channelOf('two', { messages: [said('reza', 2, 'Hello two')] }),
  channelOf('three', { messages: [said('reza', 3, 'Hello three')] }),
)

let toast = (): void => {}
function Toaster(): null {
  const root = useRoot()
  useEffect(() => {
    toast = () => root.toast({ text: 'Saved' })
  }, [root])
  return null
}

async function open(chat: Omit<ChatProps, 'chat' | 'children'> = {}): Promise<RenderedChat> {
  return renderChat(
    <>
      <SkipLinks />
      <ChannelList />
      <Channel />
      <Toaster />
    </>,
    { scene, chat: { defaultChannelId: 'messaging:two', ...chat } },
  )
}

const channels = (): HTMLElement => screen.getByRole('navigation')
const messages = (): HTMLElement => screen.getByRole('region', { name: spoken(/^Messages in/) })
const field = (): HTMLElement => screen.getByRole('textbox')
/** What the page behind would do with a key: nothing when we did something. */
async function presses(user: RenderedChat['user'], keys: string): Promise<boolean> {
  let isOurs = false
  const onKey = (event: KeyboardEvent): void => {
    isOurs = event.defaultPrevented
  }
  window.addEventListener('keydown', onKey)
  await user.keyboard(keys)
  window.removeEventListener('keydown', onKey)
  return isOurs
}

describe('F6 (FO-3)', () => {
  it('goes through the regions in the order of the page, then the key is the browser’s', async () => {
    const { user } = await open()
    act(() => screen.getByRole('button', { name: 'Skip to message field' }).focus())
    expect(await presses(user, '{F6}')).toBe(true)
    expect(channels()).toContainElement(document.activeElement as HTMLElement)
    expect(await presses(user, '{F6}')).toBe(true)
    expect(messages()).toContainElement(document.activeElement as HTMLElement)
    expect(await presses(user, '{F6}')).toBe(true)
    expect(field()).toHaveFocus()
    expect(await presses(user, '{F6}')).toBe(false)
    expect(field()).toHaveFocus()
  })

  it('goes back with Shift', async () => {
    const { user } = await open()
    act(() => field().focus())
    await user.keyboard('{Shift>}{F6}{/Shift}')
    expect(messages()).toContainElement(document.activeElement as HTMLElement)
    await user.keyboard('{Shift>}{F6}{/Shift}')
    expect(channels()).toContainElement(document.activeElement as HTMLElement)
    expect(await presses(user, '{Shift>}{F6}{/Shift}')).toBe(false)
  })

  it('reaches a toast while there is one (TO-1)', async () => {
    const { user } = await open()
    act(() => toast())
    act(() => field().focus())
    expect(await presses(user, '{F6}')).toBe(true)
    expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus()
  })

  it('is off when the host says so', async () => {
    const { user } = await open({ shortcuts: { nextRegion: [], previousRegion: [] } })
    act(() => field().focus())
    expect(await presses(user, '{Shift>}{F6}{/Shift}')).toBe(false)
    expect(field()).toHaveFocus()
  })
})

describe('Alt+Shift+arrow', () => {
  const openChannel = (): string | null => screen.getByRole('heading', { level: 2 }).textContent

  it('opens the next and the previous unread channel; the focus goes on in it', async () => {
    const { user, other, settle } = await open()
    await other('reza').says('messaging:three' as never, 'News')
    await other('reza').says('messaging:one' as never, 'News')
    act(() => field().focus())
    // Newest first: one, three, two.
    expect(await presses(user, '{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')).toBe(true)
    await settle()
    expect(openChannel()).toBe('three')
    expect(field()).toHaveFocus()
    await user.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')
    await settle()
    expect(openChannel()).toBe('one')
    // Nothing unread above.
    expect(await presses(user, '{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')).toBe(false)
  })

  it('is the field’s own while something is written', async () => {
    const { user, other } = await open()
    await other('reza').says('messaging:three' as never, 'News')
    await user.type(field(), 'Draft')
    expect(await presses(user, '{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}')).toBe(false)
    expect(openChannel()).toBe('two')
  })
})

describe('Mod+/', () => {
  beforeEach(openDialogs)
  const help = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  const keysFor = async (name: string): Promise<readonly (string | null)[]> => {
    const term = within(await help()).getByText(name, { selector: 'dt' })
    return [...(term.parentElement?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent)
  }

  it('shows all keys, beginning at its heading, and gives the focus back', async () => {
    const { user } = await open()
    act(() => field().focus())
    await user.keyboard('{Control>}/{/Control}')
    expect(within(await help()).getByRole('heading', { level: 2 })).toHaveFocus()
    expect(await keysFor('Next part of the page')).toEqual(['F6'])
    expect(await keysFor('Delete')).toEqual(['Delete', 'Backspace'])
    expect(await keysFor('Next unread channel')).toEqual(['Alt Shift ↓'])
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(field()).toHaveFocus()
  })

  it('shows what the host has bound otherwise, and what it took away', async () => {
    const { user } = await open({ shortcuts: { help: ['Mod+k'], reply: ['Mod+Enter'], react: [] } })
    act(() => field().focus())
    await user.keyboard('{Control>}/{/Control}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.keyboard('{Control>}k{/Control}')
    expect(await keysFor('Reply')).toEqual(['Ctrl Enter'])
    expect(await keysFor('Add reaction')).toEqual(['No key'])
  })
})

it('does nothing about a key on which the host has acted', async () => {
  const { user } = await open()
  const stop = (event: KeyboardEvent): void => event.preventDefault()
  field().addEventListener('keydown', stop)
  act(() => field().focus())
  await user.keyboard('{Shift>}{F6}{/Shift}')
  expect(field()).toHaveFocus()
})

it.each([
  ['Skip to message field', field],
  ['Skip to messages', messages],
  ['Skip to channels', channels],
])('“%s” moves the focus there', async (name, region) => {
  const { user } = await open()
  await user.tab()
  while (document.activeElement?.textContent !== name) await user.tab()
  await user.keyboard('{Enter}')
  expect(region().contains(document.activeElement)).toBe(true)
})
