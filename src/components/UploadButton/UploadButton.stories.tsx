import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { wordsFile } from '../../../.storybook/files.ts'
import { EachMessage, Loaded } from '../../../.storybook/Loaded.tsx'
import { peopleOf } from '../../../.storybook/people.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId, Message } from '../../index.ts'
import { UploadButton } from './index.ts'

const general = channelId('messaging:general')

const about = {
  usage: 'Attaching',
  keys: [['Enter or Space', 'Opens what the system offers to pick files; on phones also the camera']],
  hooks: ['useUploads'],
  accessibility: ['What is taken is its description, and shows when it is pointed at or focused.'],
  rules: ['UP-3', 'CO-7'],
} satisfies About

/** Lets files be picked for the next message. */
const meta = {
  title: 'Components/Upload button',
  component: UploadButton,
  parameters: { about },
  args: { channelId: general },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <UploadButton {...args} />
    </Loaded>
  ),
} satisfies Meta<typeof UploadButton>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async (context) => {
    const { canvas, canvasElement, userEvent } = context
    const words = wordsOf(context)
    const button = await canvas.findByRole('button', { name: words.uploadAttach })
    await expect(button).toHaveAccessibleDescription()
    const input = canvasElement.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
    let opened = 0
    const onOpen = (event: Event): void => {
      event.preventDefault()
      opened += 1
    }
    input.addEventListener('click', onOpen, { once: true })
    await userEvent.click(button)
    await expect(opened).toBe(1)
    await userEvent.upload(input, [wordsFile('a.txt'), wordsFile('b.txt')])
    const tray = () => peopleOf(context).me.chat.store.getState().uploads.get(general) ?? []
    await waitFor(() => expect(tray()).toHaveLength(2))
    // The same file may be picked again.
    await expect(input.value).toBe('')
  },
}

const limits = { count: 3, file: { allowedExtensions: ['pdf', 'txt'] } }

/** Where only some are taken, the picker offers those. */
export const Few: Story = {
  args: { limits },
  play: async (context) => {
    const button = await context.canvas.findByRole('button')
    await expect(button).toHaveAccessibleDescription(
      expect.stringContaining(wordsOf(context).uploadMost(3)) as unknown as string,
    )
    const input = context.canvasElement.querySelector('input[type=file]')
    await expect(input).toHaveAttribute('accept', '.pdf,.txt,image/*')
  },
}

/** Where I may not upload there is nothing. */
export const NotAllowed: Story = {
  parameters: { server: { channelTypes: { messaging: { config: { uploads: false } } } } },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <EachMessage channelId={args.channelId}>
        {(key) => <Message key={key} channelId={args.channelId} messageKey={key} />}
      </EachMessage>
      <UploadButton {...args} />
    </Loaded>
  ),
  play: async (context) => {
    await expect(await context.canvas.findByText('In ten minutes.')).toBeVisible()
    await expect(
      context.canvas.queryByRole('button', { name: wordsOf(context).uploadAttach }),
    ).not.toBeInTheDocument()
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
