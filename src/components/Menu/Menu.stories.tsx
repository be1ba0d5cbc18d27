import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, fn, screen, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { ConfirmDialog, Popover, Tooltip, useLocale, useRoot } from '../../index.ts'
import { Menu } from './index.ts'

interface Args {
  readonly onRun: (what: string) => void
}

const about = {
  usage: 'Overlays',
  keys: [
    ['↑ ↓ Home End', 'Move between items'],
    ['Letters', 'Go to the next item that begins with them'],
    ['Enter or Space', 'Does it'],
    ['Escape', 'Closes, and the focus is where it was'],
    ['Tab', 'Closes a menu and goes on'],
  ],
  shortcuts: ['help'],
  announced: ['Nothing by themselves: the focus goes into them.'],
  theming: ['They lie inside the root, so that they have its theme, language and direction.'],
  accessibility: [
    'Menus and popovers are not modal; dialogs are, and begin at the way out.',
    'One thing at a time, and Escape takes one step.',
  ],
  rules: ['FO-6', 'FO-7', 'FO-8'],
} satisfies About

/** What opens over a conversation: one thing at a time, which gives the focus back where it was. */
const meta = {
  title: 'Components/Menus and dialogs',
  component: Openers,
  parameters: { about, frame: 'column' },
  args: { onRun: fn() },
} satisfies Meta<Args>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** Three buttons, each of which opens something. */
function Openers({ onRun }: Args): JSX.Element {
  const { show, shortcuts } = useRoot()
  const { strings } = useLocale()
  const close = (): void => show(null)
  const ask = (): void =>
    show(
      <ConfirmDialog
        title={strings.messageDeleteTitle}
        text={strings.messageDeleteText}
        action={strings.messageDelete}
        onConfirm={() => onRun('delete')}
        onClose={close}
      />,
    )
  const item = (id: string, label: string, shortcut?: string) => ({
    id,
    label,
    shortcut,
    run: () => onRun(id),
  })
  const menuAt = (button: HTMLElement): JSX.Element => (
    <Menu
      label={strings.messageActionsOwn}
      at={button}
      onClose={close}
      items={[
        { ...item('reply', strings.messageReply, shortcuts.reply[0]), icon: 'reply' },
        { ...item('edit', strings.messageEdit, shortcuts.edit[0]), icon: 'edit' },
        { ...item('copy', strings.messageCopy, shortcuts.copy[0]), isDisabled: true, icon: 'check' },
        'separator',
        { ...item('delete', strings.messageDelete), icon: 'delete', danger: true, run: ask },
      ]}
    />
  )
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', padding: '1rem' }}>
      <button
        type="button"
        className="parlour-button"
        onClick={({ currentTarget }) => show(menuAt(currentTarget))}
      >
        {strings.messageMore}
      </button>
      <button
        type="button"
        className="parlour-button"
        onClick={({ currentTarget }) =>
          show(
            <Popover label={strings.reactionsLabel} at={currentTarget} onClose={close}>
              <p>{strings.messageListHint}</p>
              <div className="parlour-popover-actions">
                <button type="button" className="parlour-button" onClick={close}>
                  {strings.close}
                </button>
              </div>
            </Popover>,
          )
        }
      >
        {strings.reactionsLabel}
      </button>
      <Tooltip text={strings.messageDeleteText}>
        <button type="button" className="parlour-button" onClick={ask}>
          {strings.messageDelete}
        </button>
      </Tooltip>
    </div>
  )
}

const buttons = ({ canvas }: Context): Promise<HTMLElement[]> => canvas.findAllByRole('button')

async function press(context: Context, index: number): Promise<HTMLElement> {
  const button = (await buttons(context))[index]
  if (!button) throw new Error('There is no such button.')
  await context.userEvent.click(button)
  return button
}

/** Opens at its button; the first item has the focus. */
export const Default: Story = {
  play: async (context) => {
    await press(context, 0)
    const items = await screen.findAllByRole('menuitem')
    await expect(items).toHaveLength(4)
    await expect(items[0]).toHaveFocus()
    const menu = screen.getByRole('menu').getBoundingClientRect()
    await expect(menu.left).toBeGreaterThanOrEqual(0)
    await expect(menu.right).toBeLessThanOrEqual(innerWidth)
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }

export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }

export const AMenuNarrowPersianDark: Story = {
  ...Default,
  parameters: { frame: 'narrow' },
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

/** Arrows, letters, Enter; what cannot be done now is passed over by nothing but Enter. */
export const AMenuByKey: Story = {
  play: async (context) => {
    await Default.play?.(context)
    const { userEvent, args } = context
    await userEvent.keyboard('{End}{ArrowUp}')
    await expect(screen.getByRole('menuitem', { name: wordsOf(context).messageCopy })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(args.onRun).not.toHaveBeenCalled()
    // A letter leads to the next item that begins with it, in whatever language that is.
    const edit = screen.getByRole('menuitem', { name: wordsOf(context).messageEdit })
    await userEvent.keyboard(wordsOf(context).messageEdit.split(' ')[0] ?? '')
    await expect(edit).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(args.onRun).toHaveBeenCalledWith('edit')
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    await expect((await buttons(context))[0]).toHaveFocus()
  },
}

/** From the menu into the question; cancelling leads back to the button. */
export const AMenuThenADialog: Story = {
  // A modal would lie over the whole page of documentation.
  tags: ['!autodocs'],
  play: async (context) => {
    const button = await press(context, 0)
    await context.userEvent.keyboard('{End}{Enter}')
    const dialog = await screen.findByRole('alertdialog')
    await expect(
      within(dialog).getByRole('button', { name: wordsOf(context).messageDeleteCancel }),
    ).toHaveFocus()
    await context.userEvent.click(
      within(dialog).getByRole('button', { name: wordsOf(context).messageDeleteCancel }),
    )
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    await expect(button).toHaveFocus()
  },
}

/** Not modal: Escape or a press beside it closes it. */
export const APopover: Story = {
  play: async (context) => {
    await press(context, 1)
    const popover = await screen.findByRole('group')
    await expect(popover).toBeVisible()
    await expect(popover).not.toHaveAttribute('aria-modal')
  },
}

export const APopoverNarrowPersian: Story = {
  ...APopover,
  parameters: { frame: 'narrow' },
  globals: { locale: 'fa', direction: 'auto' },
}

export const ATooltip: Story = {
  play: async (context) => {
    const button = (await buttons(context))[2]
    if (!button) throw new Error('There is no such button.')
    await context.userEvent.hover(button)
    await waitFor(() => expect(context.canvas.getByText(wordsOf(context).messageDeleteText)).toBeVisible())
    await expect(button).toHaveAccessibleDescription(wordsOf(context).messageDeleteText)
  },
}

export const ADialogDarkPersian: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
  play: async (context) => {
    await press(context, 2)
    await expect(await screen.findByRole('alertdialog', { name: 'این پیام حذف شود؟' })).toBeVisible()
  },
}

/** Mod+/ anywhere in the root; made from the keys as the host has bound them. */
export const Shortcuts: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const [first] = await buttons(context)
    first?.focus()
    await context.userEvent.keyboard('{Control>}/{/Control}')
    const dialog = await screen.findByRole('dialog')
    await waitFor(() => expect(within(dialog).getByRole('heading', { level: 2 })).toHaveFocus())
    await expect(dialog).toBeVisible()
  },
}

export const ShortcutsNarrow: Story = { ...Shortcuts, parameters: { frame: 'narrow' } }

export const ShortcutsPersianDark: Story = {
  ...Shortcuts,
  globals: { locale: 'fa', direction: 'auto', theme: 'dark' },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }

/** A button whose menu has what it is given. */
function Lots({ labels }: { readonly labels: readonly string[] }): JSX.Element {
  const { show } = useRoot()
  const items = labels.map((label, place) => ({ id: String(place), label, run: () => show(null) }))
  return (
    <button
      type="button"
      className="parlour-button"
      onClick={({ currentTarget }) =>
        show(<Menu label="…" at={currentTarget} items={items} onClose={() => show(null)} />)
      }
    >
      …
    </button>
  )
}

async function fits(): Promise<void> {
  const menu = screen.getByRole('menu')
  const edges = menu.getBoundingClientRect()
  await expect(edges.left).toBeGreaterThanOrEqual(0)
  await expect(edges.right).toBeLessThanOrEqual(innerWidth)
  await expect(edges.bottom).toBeLessThanOrEqual(innerHeight)
  await expect(menu.scrollWidth).toBeLessThanOrEqual(menu.clientWidth)
}

/** Words that fit nowhere are broken; the menu stays in the window (SB-1). */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  render: () => <Lots labels={[longTexts.word, longTexts.mixed, longTexts.family, longTexts.digits]} />,
  play: async (context) => {
    await press(context, 0)
    await screen.findAllByRole('menuitem')
    await fits()
  },
}

/** More than fits: it scrolls, and what has the focus is in sight. */
export const Many: Story = {
  render: () => <Lots labels={Array.from({ length: 60 }, (_, place) => `Line ${place + 1}`)} />,
  play: async (context) => {
    await press(context, 0)
    const items = await screen.findAllByRole('menuitem')
    await expect(items).toHaveLength(60)
    await fits()
    await context.userEvent.keyboard('{End}')
    await expect(items.at(-1)).toHaveFocus()
    const menu = screen.getByRole('menu').getBoundingClientRect()
    await waitFor(() =>
      expect(items.at(-1)?.getBoundingClientRect().bottom).toBeLessThanOrEqual(menu.bottom + 1),
    )
  },
}
