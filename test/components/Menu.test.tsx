import { act, screen, waitFor } from '@testing-library/react'
import type { JSX } from 'react'
import { expect, it, vi } from 'vitest'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import { Menu, type MenuItem } from '../../src/components/Menu/index.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'

interface Opener {
  readonly items?: readonly (MenuItem | 'separator')[]
}

const item = (id: string, label: string, more: Partial<MenuItem> = {}): MenuItem => ({
  id,
  label,
  run: () => {},
  ...more,
})
const some = [
  item('reply', 'Reply'),
  item('copy', 'Copy text'),
  'separator',
  item('delete', 'Delete'),
] as const

function Opener({ items = some }: Opener): JSX.Element {
  const { show } = useRoot()
  return (
    <>
      <button type="button">Before</button>
      <button
        type="button"
        onClick={({ currentTarget }) =>
          show(<Menu label="Actions" items={items} at={currentTarget} onClose={() => show(null)} />)
        }
      >
        More
      </button>
      <button type="button">After</button>
    </>
  )
}

async function open(items?: Opener['items']): Promise<RenderedChat> {
  const chat = await renderChat(<Opener {...(items ? { items } : {})} />)
  await chat.user.click(screen.getByRole('button', { name: 'More' }))
  return chat
}

const focused = (): string | null | undefined => document.activeElement?.textContent
const menu = (): HTMLElement | null => screen.queryByRole('menu', { name: 'Actions' })

it('opens with its first item focused and is no dialog', async () => {
  await open()
  expect(menu()).toBeInTheDocument()
  expect(screen.getByRole('menuitem', { name: 'Reply' })).toHaveFocus()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('moves by arrows, which go round, and by Home and End', async () => {
  const { user } = await open()
  await user.keyboard('{ArrowDown}')
  expect(focused()).toBe('Copy text')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(focused()).toBe('Reply')
  await user.keyboard('{ArrowUp}')
  expect(focused()).toBe('Delete')
  await user.keyboard('{Home}')
  expect(focused()).toBe('Reply')
  await user.keyboard('{End}')
  expect(focused()).toBe('Delete')
})

it('jumps to what begins with the typed letters, and walks through it by one letter', async () => {
  const { user } = await open([
    item('a', 'Pin'),
    item('b', 'Mute for an hour'),
    item('c', 'Mute until tomorrow'),
    item('d', 'حذف پیام'),
    item('e', 'كپی متن'),
  ])
  await user.keyboard('m')
  expect(focused()).toBe('Mute for an hour')
  await user.keyboard('m')
  expect(focused()).toBe('Mute until tomorrow')
  await new Promise((resolve) => setTimeout(resolve, 600))
  await user.keyboard('ح')
  expect(focused()).toBe('حذف پیام')
  await new Promise((resolve) => setTimeout(resolve, 600))
  await user.keyboard('ک')
  expect(focused()).toBe('كپی متن')
  await new Promise((resolve) => setTimeout(resolve, 600))
  await user.keyboard('mute u')
  expect(focused()).toBe('Mute until tomorrow')
})

it.each(['{Enter}', ' '])('does what is chosen with “%s”, once, after it has closed', async (key) => {
  const run = vi.fn<() => void>(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus())
  const { user } = await open([item('one', 'One', { run }), item('two', 'Two')])
  await user.keyboard(key)
  expect(run).toHaveBeenCalledOnce()
  expect(menu()).toBeNull()
})

it('closes with Escape, and the focus is where it was', async () => {
  const { user } = await open()
  await user.keyboard('{ArrowDown}{Escape}')
  expect(menu()).toBeNull()
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus()
})

it('closes with Tab, and goes on from the button', async () => {
  const { user } = await open()
  await user.tab()
  expect(menu()).toBeNull()
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
})

it('closes with Shift+Tab, and goes back from the button', async () => {
  const { user } = await open()
  await user.tab({ shift: true })
  expect(menu()).toBeNull()
  expect(screen.getByRole('button', { name: 'Before' })).toHaveFocus()
})

it('closes when something else is pressed, which gets the press', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'After' }))
  expect(menu()).toBeNull()
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
})

it('closes by a second press on its button, and opens again by a third', async () => {
  const { user } = await open()
  const more = screen.getByRole('button', { name: 'More' })
  await user.click(more)
  expect(menu()).toBeNull()
  await user.click(more)
  expect(menu()).toBeInTheDocument()
})

it('says what a key does the same, what is dangerous and what cannot be done now', async () => {
  const run = vi.fn<() => void>()
  const { user } = await open([
    item('copy', 'Copy text', { shortcut: 'Mod+c' }),
    item('pin', 'Pin', { isDisabled: true, run }),
    item('delete', 'Delete', { danger: true }),
  ])
  const copy = screen.getByRole('menuitem', { name: 'Copy text' })
  expect(copy).toHaveAttribute('aria-keyshortcuts', 'Control+C')
  expect(copy).toHaveTextContent('Ctrl+C')
  expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveAttribute('data-danger')
  const pin = screen.getByRole('menuitem', { name: 'Pin' })
  expect(pin).toHaveAttribute('aria-disabled', 'true')
  await user.click(pin)
  expect(run).not.toHaveBeenCalled()
  expect(menu()).toBeInTheDocument()
})

it('opens another overlay from an item; what is closed last gives the focus back', async () => {
  function Twice(): JSX.Element {
    const { show } = useRoot()
    const close = (): void => show(null)
    return (
      <button
        type="button"
        onClick={({ currentTarget }) => {
          const second = (
            <Menu label="Second" items={[item('x', 'Last')]} at={currentTarget} onClose={close} />
          )
          const items = [item('next', 'Next', { run: () => show(second) })]
          show(<Menu label="First" items={items} at={currentTarget} onClose={close} />)
        }}
      >
        Open
      </button>
    )
  }
  const { user } = await renderChat(<Twice />)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Last' })).toHaveFocus())
  expect(screen.queryByRole('menu', { name: 'First' })).toBeNull()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

it('goes when what it belongs to has gone', async () => {
  const { rerender } = await open()
  act(() => rerender(<p>Other</p>))
  act(() => {
    window.dispatchEvent(new Event('resize'))
  })
  expect(menu()).toBeNull()
})
