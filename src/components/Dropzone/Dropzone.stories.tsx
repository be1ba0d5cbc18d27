import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrived, fieldIn, part } from '../../../.storybook/acts.ts'
import { drag, transferOf, wordsFile } from '../../../.storybook/files.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { Channel, channelId } from '../../index.ts'
import { Dropzone } from './index.ts'

const general = channelId('messaging:general')

const about = {
  usage: 'Attaching',
  hooks: ['useUploads'],
  theming: [
    'It lies over its parent, which has to be positioned; --parlour-dropzone-radius rounds its frame.',
  ],
  accessibility: [
    'A drag is never the only way: the button that attaches does the same.',
    'It says in words what happens to files that are let go.',
  ],
  rules: ['CO-7', 'UP-2'],
} satisfies About

/** Takes files that are dropped anywhere on a conversation. */
const meta = {
  title: 'Components/Drop zone',
  component: Dropzone,
  parameters: { about, frame: 'column' },
  args: { channelId: general },
  render: (args) => <Channel channelId={args.channelId} />,
} satisfies Meta<typeof Dropzone>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const tray = (context: Context): readonly string[] =>
  (peopleOf(context).me.chat.store.getState().uploads.get(general) ?? []).map(({ name }) => name)

/** Above it the files are told what would become of them. */
export const Default: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    const taken = drag(field, 'dragover', transferOf([wordsFile('a.txt')]))
    await expect(taken).toBe(false)
    const words = await arrived(context, 'dropzone-text')
    await expect(plain(words.textContent ?? '')).toContain(plain(wordsOf(context).uploadDrop('General')))
    // It covers the pane and takes no part of what is dragged.
    const pane = part(context, 'channel')?.getBoundingClientRect()
    const zone = part(context, 'dropzone')?.getBoundingClientRect()
    await expect([zone?.width, zone?.height]).toEqual([pane?.width, pane?.height])
  },
}

/** Dropped anywhere on the pane they are in the tray, and the focus is in the field. */
export const Dropped: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    const list = await arrived(context, 'message-list-viewport')
    const transfer = transferOf([wordsFile('a.txt'), wordsFile('b.txt'), wordsFile('empty.txt', 0)])
    drag(list, 'dragover', transfer)
    await arrived(context, 'dropzone-text')
    await expect(drag(list, 'drop', transfer)).toBe(false)
    await waitFor(() => expect(tray(context)).toEqual(['a.txt', 'b.txt']))
    await expect(part(context, 'dropzone')).not.toBeVisible()
    await expect(field).toHaveFocus()
    await expect(
      await context.canvas.findByText(wordsOf(context).uploadRefusals.empty, { exact: false }),
    ).toBeVisible()
  },
}

/** A drag that leaves the window, or that Escape ends, is forgotten; text is none of its business. */
export const Elsewhere: Story = {
  play: async (context) => {
    const field = await fieldIn(context)
    await expect(drag(field, 'dragover', transferOf([], 'some words'))).toBe(true)
    await expect(part(context, 'dropzone')).not.toBeVisible()
    drag(field, 'dragover', transferOf([wordsFile('a.txt')]))
    await arrived(context, 'dropzone-text')
    await waitFor(() => expect(part(context, 'dropzone')).not.toBeVisible(), { timeout: 3000 })
    await expect(tray(context)).toEqual([])
  },
}

/** Where I may not upload nothing is offered, and the page does not go to the file either. */
export const NotAllowed: Story = {
  parameters: { server: { channelTypes: { messaging: { config: { uploads: false } } } } },
  play: async (context) => {
    const field = await fieldIn(context)
    const transfer = transferOf([wordsFile('a.txt')])
    await expect(drag(field, 'dragover', transfer)).toBe(false)
    await expect(part(context, 'dropzone')).not.toBeVisible()
    await expect(drag(field, 'drop', transfer)).toBe(false)
    await expect(tray(context)).toEqual([])
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
