import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { arrived, fieldIn, part } from '../../../.storybook/acts.ts'
import { paste, pictureFile, transferOf, wordsFile } from '../../../.storybook/files.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId } from '../../index.ts'
import { Composer } from './index.ts'

const general = channelId('messaging:general')

/** Files in the composer: picked, pasted, and sent with words or without. */
const meta = {
  title: 'Components/Composer/Files',
  component: Composer,
  tags: ['!autodocs'],
  parameters: { frame: 'column' },
  // On a touch screen Enter would make a new line; these are about keyboards (TC-4).
  args: { channelId: general, sendKey: 'enter' },
  render: (args) => (
    <Channel channelId={args.channelId}>
      <div style={{ flex: 1 }} />
      <Composer {...args} />
    </Channel>
  ),
} satisfies Meta<typeof Composer>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const tray = (context: Context) => peopleOf(context).me.chat.store.getState().uploads.get(general) ?? []
const names = (context: Context): readonly string[] => tray(context).map(({ name }) => name)

async function pick(context: Context, files: readonly File[]): Promise<HTMLTextAreaElement> {
  const field = await fieldIn(context)
  await arrived(context, 'upload-button')
  const input = context.canvasElement.querySelector<HTMLInputElement>('input[type=file]')
  await context.userEvent.upload(input as HTMLInputElement, [...files])
  await arrived(context, 'upload-tray')
  return field
}

/** Files alone can be sent, and the tray is empty then. */
export const Default: Story = {
  play: async (context) => {
    const { userEvent } = context
    const field = await pick(context, [await pictureFile('harbour.png', 200), wordsFile('minutes.txt')])
    const send = part(context, 'composer-send')
    await waitFor(() => expect(send).toHaveAttribute('aria-disabled', 'false'), { timeout: 5000 })
    await userEvent.click(field)
    // With files beside it the empty field is not one from which the last message is edited.
    await userEvent.keyboard('{ArrowUp}')
    await expect(part(context, 'composer-context')).toBeNull()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(tray(context)).toEqual([]))
    await waitFor(() => expect(part(context, 'upload-tray')).toBeNull())
    await expect(field).toHaveFocus()
  },
}

/** What waits beside a text; for a look. */
export const WithWords: Story = {
  play: async (context) => {
    const field = await pick(context, [await pictureFile('harbour.png', 200), wordsFile('minutes.txt')])
    await context.userEvent.type(field, 'From this morning')
    await waitFor(() => expect(tray(context).every(({ state }) => state === 'done')).toBe(true))
  },
}

/** Twenty files scroll in their own place; the field and Send stay in sight. */
export const Many: Story = {
  play: async (context) => {
    const field = await pick(
      context,
      Array.from({ length: 20 }, (_, at) => wordsFile(`page-${at + 1}.txt`)),
    )
    const pane = part(context, 'channel')?.getBoundingClientRect()
    const box = field.getBoundingClientRect()
    await expect(box.bottom).toBeLessThanOrEqual(pane?.bottom ?? 0)
    await expect(part(context, 'composer')?.offsetHeight).toBeLessThan((pane?.height ?? 0) * 0.7)
  },
}

/** A picture in the clipboard becomes a file. */
export const PastedPicture: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await arrived(context, 'upload-button')
    const clipboardData = transferOf([await pictureFile('image.png', 120)])
    field.focus()
    await expect(paste(field, clipboardData)).toBe(false)
    await waitFor(() => expect(names(context)).toEqual(['image.png']))
  },
}

/** Where there is a text as well, the text wins and the picture is offered (CO-6). */
export const PastedBoth: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(context)
    await arrived(context, 'upload-button')
    field.focus()
    const clipboardData = transferOf([await pictureFile('image.png', 120)], 'A1\tB1')
    await expect(paste(field, clipboardData)).toBe(true)
    // What the browser does with it.
    document.execCommand('insertText', false, 'A1 B1')
    await expect(field).toHaveValue('A1 B1')
    await expect(names(context)).toEqual([])
    await userEvent.click(await canvas.findByRole('button', { name: wordsOf(context).pasteImage }))
    await waitFor(() => expect(names(context)).toEqual(['image.png']))
    await expect(field).toHaveValue('A1 B1')
    await expect(field).toHaveFocus()
    await expect(part(context, 'composer-paste')).toBeNull()
  },
}

/** A text over the limit is offered as a file; it leaves the field, and undo brings it back. */
export const PastedTooLong: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const field = await fieldIn(context)
    await arrived(context, 'upload-button')
    await userEvent.type(field, 'See: ')
    const text = 'trams and '.repeat(600)
    await expect(paste(field, transferOf([], text))).toBe(true)
    document.execCommand('insertText', false, text)
    const words = wordsOf(context)
    await userEvent.click(await canvas.findByRole('button', { name: words.pasteText }))
    await waitFor(() => expect(names(context)).toEqual([`${words.pasteTextName}.txt`]))
    await expect(field).toHaveValue('See: ')
    await expect(tray(context)[0]?.size).toBe(text.length)
    document.execCommand('undo')
    await waitFor(() => expect(field).toHaveValue(`See: ${text}`))
  },
}

/** Where I may not upload there is no button, and a paste is a paste. */
export const NotAllowed: Story = {
  parameters: { server: { channelTypes: { messaging: { config: { uploads: false } } } } },
  play: async (context) => {
    const field = await fieldIn(context)
    await expect(part(context, 'upload-button')).toBeNull()
    await expect(paste(field, transferOf([wordsFile('a.txt')]))).toBe(true)
    await expect(part(context, 'composer-send')).toHaveAccessibleDescription(
      wordsOf(context).composerSendEmpty,
    )
  },
}

export const Persian: Story = { ...WithWords, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...WithWords, globals: { theme: 'dark' } }
export const Narrow: Story = { ...WithWords, parameters: { frame: 'narrow' } }
