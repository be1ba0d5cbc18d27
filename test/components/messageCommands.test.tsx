import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Composer } from '../../src/components/Composer/index.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, labels, message, Messages } from '../support/drawMessages.tsx'
import { fromReza, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const toolbar = (row: HTMLElement): HTMLElement | null => within(row).queryByRole('toolbar')
const focus = (row: HTMLElement): HTMLElement => {
  act(() => row.focus())
  return row
}

/** The messages and where one answers them. */
const drawBoth = (options: RenderOptions = {}) =>
  renderChat(
    <>
      <Messages />
      <Composer channelId={general} />
    </>,
    options,
  )

/** Opens the menu of a message by key and gives the names of what it offers. */
const menuOf = async (user: { keyboard: (keys: string) => Promise<void> }, row: HTMLElement) => {
  focus(row)
  await user.keyboard('{Enter}')
  return screen.findByRole('menu')
}
const itemsOf = (menu: HTMLElement): readonly string[] =>
  within(menu)
    .getAllByRole('menuitem')
    .map((item) => plain(item.querySelector('[data-slot="menu-label"]')?.textContent))

describe('the toolbar (MS-4)', () => {
  it('is there while the row is pointed at or has the focus, and else does not exist', async () => {
    const { user } = await drawMessages()
    const row = message(/Coffee/)
    expect(toolbar(row)).toBeNull()
    await user.hover(row)
    expect(plain(toolbar(row)?.getAttribute('aria-label'))).toBe('Actions for رضا کریمی’s message')
    await user.unhover(row)
    expect(toolbar(row)).toBeNull()
    focus(row)
    expect(toolbar(row)).not.toBeNull()
    focus(message(/Good morning/))
    expect(toolbar(row)).toBeNull()
    expect(toolbar(message(/Good morning/))).toHaveAccessibleName('Actions for your message')
  })

  it('is reactions, reply and the rest', async () => {
    await drawMessages()
    expect(labels(toolbar(focus(message(/Coffee/))) as HTMLElement)).toEqual([
      'React with thumbs up',
      'React with heart',
      'React with laughing',
      'Add reaction',
      'Reply',
      'More actions',
    ])
  })

  it('reacts', async () => {
    const { user, settle } = await drawMessages()
    const row = message(/Good morning/)
    focus(row)
    await user.click(within(row).getByRole('button', { name: spoken('React with heart') }))
    await settle()
    expect(within(row).getByRole('button', { name: spoken(/^❤️ 1/) })).toBePressed()
  })

  it('is one stop, in which arrows move; the start-arrow and Escape lead back to the row', async () => {
    const { user } = await drawMessages()
    const row = focus(message(/Coffee/))
    const at = (): string => plain(document.activeElement?.getAttribute('aria-label'))
    await user.keyboard('{ArrowRight}')
    expect(at()).toBe('React with thumbs up')
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
    expect(at()).toBe('React with heart')
    await user.keyboard('{End}')
    expect(at()).toBe('More actions')
    await user.keyboard('{ArrowRight}')
    expect(at()).toBe('More actions')
    expect(
      within(row)
        .getAllByRole('button', { name: spoken(/.*/) })
        .filter((it) => it.tabIndex === 0),
    ).toContain(document.activeElement)
    await user.keyboard('{Home}{ArrowLeft}')
    expect(row).toHaveFocus()
    await user.keyboard('{ArrowRight}{Escape}')
    expect(row).toHaveFocus()
  })

  it('runs from right to left where the line does', async () => {
    const { user } = await drawMessages({ chat: { dir: 'rtl' } })
    // jsdom computes no direction from the attribute.
    const row = message(/Coffee/)
    row.style.direction = 'rtl'
    focus(row)
    await user.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(
      within(row).getByRole('button', { name: spoken('React with thumbs up') }),
    )
  })
})

describe('on a touch screen (TC-1)', () => {
  const touch = (): void => {
    const { matchMedia } = window
    const coarse = vi
      .spyOn(window, 'matchMedia')
      .mockImplementation((media) =>
        Object.assign(matchMedia(media), { matches: media === '(pointer: coarse)' }),
      )
    onTestFinished(() => coarse.mockRestore())
  }

  it('has the active row a button that leads to everything, though nothing hovers', async () => {
    touch()
    const { user } = await drawMessages()
    const row = message(/Coffee/)
    expect(labels(toolbar(row) as HTMLElement)).toEqual(['More actions'])
    await user.click(within(row).getByRole('button', { name: 'More actions' }))
    expect(itemsOf(await screen.findByRole('menu'))).toContain('Reply')
  })

  it('has no other row one', async () => {
    touch()
    await drawMessages({}, { isActive: false })
    expect(screen.queryByRole('toolbar')).toBeNull()
  })
})

describe('the menu (MS-5)', () => {
  it('offers what I may do, in order, with the keys that do the same', async () => {
    const { user } = await drawMessages()
    const menu = await menuOf(user, message(/Good morning/))
    expect(itemsOf(menu)).toEqual([
      'Add reaction',
      'Reply',
      'Reply in thread',
      'Copy text',
      'Edit message',
      'Pin',
      'Mark unread from here',
      'Forward…',
      'Remind me…',
      'Delete message',
    ])
    const keyless = within(menu)
      .getAllByRole('menuitem')
      .filter((item) => !item.getAttribute('aria-keyshortcuts'))
    expect(itemsOf(menu).filter((name) => keyless.some(({ textContent }) => textContent === name))).toEqual([
      'Forward…',
      'Remind me…',
    ])
    expect(within(menu).getByRole('menuitem', { name: /^Delete/ })).toHaveAttribute('data-danger')
    expect(within(menu).getByRole('separator').nextElementSibling).toBe(
      within(menu).getByRole('menuitem', { name: /^Delete/ }),
    )
  })

  it('leaves out what I may not', async () => {
    const { user } = await drawMessages()
    expect(itemsOf(await menuOf(user, message(/Coffee/)))).toEqual([
      'Add reaction',
      'Reply',
      'Reply in thread',
      'Copy text',
      'Translate',
      'Pin',
      'Mark unread from here',
      'Forward…',
      'Remind me…',
      'See who reacted',
      'Report…',
      'Mute رضا کریمی',
      'Block رضا کریمی',
      'Delete for me',
    ])
  })

  it('is not there for a tombstone', async () => {
    const { user, other } = await drawMessages()
    await other('reza').deletes(fromReza)
    const row = focus(message(/^رضا کریمی Message deleted/))
    expect(toolbar(row)).toBeNull()
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('keeps the toolbar, whose button says that it is open, and gives the focus back to the row', async () => {
    const { user } = await drawMessages()
    const row = message(/Coffee/)
    await menuOf(user, row)
    expect(within(row).getByRole('button', { name: 'More actions' })).toHaveAttribute('aria-expanded', 'true')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(row).toHaveFocus()
    expect(within(row).getByRole('button', { name: 'More actions' })).toHaveAttribute(
      'aria-expanded',
      'false',
    )
  })

  it('opens by the right button, except over a link or a selection', async () => {
    const messages = [said('reza', 5, 'See https://tea.example')]
    await drawMessages({ scene: sceneOf(channelOf('general', { messages })) })
    const row = message(/See/)
    const isNative = (element: Element): boolean => fireEvent.contextMenu(element, { clientX: 5, clientY: 5 })
    expect(isNative(within(row).getByRole('link'))).toBe(true)
    const selection = document.getSelection()
    selection?.selectAllChildren(row)
    expect(isNative(row)).toBe(true)
    selection?.removeAllRanges()
    expect(screen.queryByRole('menu')).toBeNull()
    expect(isNative(row)).toBe(false)
    expect(await screen.findByRole('menu')).toBeInTheDocument()
  })

  it('leads from "Add reaction" to the reactions', async () => {
    const { user } = await drawMessages()
    const menu = await menuOf(user, message(/Coffee/))
    await user.click(within(menu).getByRole('menuitem', { name: /^Add reaction/ }))
    const bar = await screen.findByRole('group', { name: 'Add reaction' })
    expect(within(bar).getByRole('button', { name: spoken('React with thumbs up') })).toHaveFocus()
  })
})

describe('keys on a row (§3)', () => {
  it('R answers it, and the field has the focus', async () => {
    const { user } = await drawBoth()
    focus(message(/Coffee/))
    await user.keyboard('r')
    expect(screen.getByText(spoken('Replying to رضا کریمی'))).toBeInTheDocument()
    expect(screen.getByRole('textbox')).toHaveFocus()
    expect(screen.getByRole('textbox')).toHaveValue('')
    expect(message(/Coffee/)).toHaveAttribute('data-replying')
  })

  it('E edits mine, on a Persian keyboard too', async () => {
    const { user } = await drawBoth()
    const row = focus(message(/Good morning/))
    fireEvent.keyDown(row, { key: 'ث', code: 'KeyE' })
    expect(screen.getByRole('textbox')).toHaveValue('Good morning!')
    expect(screen.getByRole('textbox')).toHaveFocus()
    expect(row).toHaveAttribute('data-editing')
    await user.keyboard('x')
    expect(screen.getByRole('textbox')).toHaveValue('Good morning!x')
  })

  it('E does nothing to a message of somebody else', async () => {
    const { user } = await drawBoth()
    const row = focus(message(/Coffee/))
    await user.keyboard('e')
    expect(row).toHaveFocus()
    expect(screen.getByRole('textbox')).toHaveValue('')
  })

  it('+ goes to the reactions', async () => {
    const { user } = await drawMessages()
    const row = focus(message(/Coffee/))
    await user.keyboard('+')
    const bar = await screen.findByRole('group', { name: 'Add reaction' })
    expect(within(bar).getByRole('button', { name: spoken('React with thumbs up') })).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(bar).not.toBeInTheDocument()
    expect(row).toHaveFocus()
  })

  it('belong to what is inside when that has the focus', async () => {
    const { user } = await drawBoth()
    focus(message(/Coffee/))
    await user.keyboard('{ArrowRight}re')
    expect(screen.getByRole('textbox')).not.toHaveFocus()
    expect(screen.queryByText(spoken(/^Replying/))).toBeNull()
  })

  it('copy the text as it was written, and say so, unless something is selected', async () => {
    const { user, settle } = await drawMessages({
      scene: sceneOf(channelOf('general', { messages: [said('reza', 5, '**می‌خواهم** چای')] })),
    })
    const row = focus(message(/چای/))
    document.getSelection()?.selectAllChildren(row)
    await user.keyboard('{Control>}c{/Control}')
    expect(screen.queryByText('Text copied')).toBeNull()
    document.getSelection()?.removeAllRanges()
    await user.keyboard('{Control>}c{/Control}')
    await settle()
    expect(await navigator.clipboard.readText()).toBe('**می‌خواهم** چای')
    expect(screen.getByText('Text copied')).toBeInTheDocument()
  })

  it('can be others, or none', async () => {
    const shortcuts = { reply: ['a'], edit: [] }
    const { user } = await drawBoth({ chat: { shortcuts } })
    focus(message(/Good morning/))
    await user.keyboard('re')
    expect(screen.getByRole('textbox')).not.toHaveFocus()
    await user.keyboard('a')
    expect(screen.getByRole('textbox')).toHaveFocus()
  })
})

describe('deleting (MS-9)', () => {
  const ask = async () => {
    openDialogs()
    const place = await drawMessages()
    focus(message(/Good morning/))
    await place.user.keyboard('{Delete}')
    return { ...place, dialog: await screen.findByRole('alertdialog', { name: 'Delete this message?' }) }
  }

  it('asks first, says what happens, and has the way out in focus', async () => {
    const { dialog } = await ask()
    expect(dialog).toHaveAccessibleDescription('It is removed for everyone, for good.')
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    expect(message(/Good morning/)).toBeInTheDocument()
  })

  it('does not happen when I think better of it, and I am back where I was', async () => {
    const { user, dialog, settle, wire } = await ask()
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await settle()
    expect(dialog).not.toBeInTheDocument()
    expect(message(/Good morning/)).toHaveFocus()
    expect(wire.of(/^DELETE/)).toEqual([])
  })

  it('happens at once, and once; it is said, and the next newer row has the focus', async () => {
    const { user, dialog, settle, wire } = await ask()
    await user.click(within(dialog).getByRole('button', { name: 'Delete message' }))
    expect(message(/^You Message deleted/)).toBeInTheDocument()
    expect(message(/Coffee/)).toHaveFocus()
    await settle()
    expect(within(screen.getByRole('log')).getByText('Message deleted')).toBeInTheDocument()
    expect(wire.of(/^DELETE/)).toHaveLength(1)
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })
})

it('is absent, not grey, where nothing may be written', async () => {
  const scene = sceneOf(channelOf('general', { frozen: true, messages: [said('reza', 5, 'Hi')] }))
  const { user } = await drawMessages({ scene })
  expect(labels(toolbar(focus(message(/Hi/))) as HTMLElement)).toEqual(['More actions'])
  expect(itemsOf(await menuOf(user, message(/Hi/)))).toEqual([
    'Copy text',
    'Translate',
    'Pin',
    'Mark unread from here',
    'Remind me…',
    'Report…',
    'Mute رضا کریمی',
    'Block رضا کریمی',
    'Delete for me',
  ])
})
