import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { arrived, part } from '../../../.storybook/acts.ts'
import { pictureFile, wordsFile } from '../../../.storybook/files.ts'
import { Loaded } from '../../../.storybook/Loaded.tsx'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId, UploadButton } from '../../index.ts'
import { UploadTray } from './index.ts'

const general = channelId('messaging:general')

const about = {
  usage: 'Attaching',
  keys: [['Alt + arrows', 'On any button of a file: moves it among the others']],
  announced: ['Which files were not taken, and why.', 'The new place of a file that was moved.'],
  hooks: ['useUploads'],
  theming: [
    '--parlour-upload-radius rounds the files and the note.',
    '--parlour-progress is how far one is.',
  ],
  accessibility: [
    'A list named Attachments; a file on its way has a progress bar with its name.',
    'After a file is removed the focus is on the same button of the next one, else on the button that attaches.',
    'What can be dragged can also be moved by buttons and keys.',
  ],
  rules: ['UP-1', 'UP-2', 'UP-4', 'UP-5'],
} satisfies About

/** The files that wait for the next message, and what was not taken. */
const meta = {
  title: 'Components/Upload tray',
  component: UploadTray,
  parameters: { about },
  args: { channelId: general },
  render: (args) => (
    <Loaded channelId={args.channelId}>
      <UploadTray {...args} />
      <UploadButton channelId={args.channelId} />
    </Loaded>
  ),
} satisfies Meta<typeof UploadTray>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

const itemsIn = ({ canvasElement }: Context): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('[data-slot="upload"]'),
]
const named = (words: string) => (name: string) => plain(name) === plain(words)

/** Picks files as somebody does with the button. */
async function pick(context: Context, files: readonly File[]): Promise<void> {
  await arrived(context, 'upload-button')
  const input = context.canvasElement.querySelector<HTMLInputElement>('input[type=file]')
  await context.userEvent.upload(input as HTMLInputElement, [...files])
}
const states = (context: Context): readonly (string | undefined)[] =>
  itemsIn(context).map((item) => item.dataset['state'])

/** A picture, a document and a name in another script, all on the server. */
export const Default: Story = {
  play: async (context) => {
    await pick(context, [
      await pictureFile('harbour.png', 200),
      wordsFile('minutes.txt'),
      wordsFile('گزارش ماهانه.txt', 3_300_000),
    ])
    await waitFor(() => expect(states(context)).toEqual(['done', 'done', 'done']), { timeout: 5000 })
    const [picture] = itemsIn(context)
    await waitFor(() => expect(picture?.querySelector('img')?.naturalWidth).toBe(240))
    const heights = itemsIn(context).map((item) => item.offsetHeight)
    await expect(new Set(heights).size).toBe(1)
  },
}

/** On its way: the bar has the name of the file and says how much has left. */
export const Loading: Story = {
  play: async (context) => {
    const { canvas } = context
    const { me } = peopleOf(context)
    me.network.setUploadSpeed(400)
    await pick(context, [wordsFile('minutes.txt'), await pictureFile('harbour.png', 200)])
    const bar = await canvas.findByRole('progressbar', { name: 'minutes.txt' })
    await waitFor(() => expect(Number(bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5), {
      timeout: 4000,
    })
    await expect(bar).toHaveAttribute('aria-valuetext')
    await expect(bar.getBoundingClientRect().height).toBeGreaterThan(0)
  },
}

/** Cancelled on its way, tried again, removed: the same box, and the focus goes to what is next (UP-4). */
export const CancelRetryRemove: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const { me } = peopleOf(context)
    const words = wordsOf(context)
    const button = (label: string) => canvas.findByRole('button', { name: named(label) })
    me.network.setUploadSpeed(200)
    await pick(context, [wordsFile('a.txt'), wordsFile('b.txt')])
    const before = (await canvas.findAllByRole('listitem')).map((item) => item.offsetHeight)
    await waitFor(() => expect(states(context)).toEqual(['uploading', 'uploading']))
    await userEvent.click(await button(words.uploadCancel('a.txt')))
    await waitFor(() => expect(states(context)).toEqual(['cancelled', 'uploading']))
    await expect(itemsIn(context).map((item) => item.offsetHeight)).toEqual(before)
    me.network.setUploadSpeed(1_000_000)
    await userEvent.click(await button(words.uploadRetry('a.txt')))
    await waitFor(() => expect(states(context)[0]).toBe('done'), { timeout: 5000 })
    await waitFor(() => expect(states(context)[1]).toBe('done'), { timeout: 15_000 })
    await userEvent.click(await button(words.uploadRemove('a.txt')))
    await expect(itemsIn(context)).toHaveLength(1)
    await expect(await button(words.uploadRemove('b.txt'))).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(itemsIn(context)).toHaveLength(0)
    await expect(canvas.getByRole('button', { name: words.uploadAttach })).toHaveFocus()
  },
}

/** The server would not have one, and another one did not arrive; each says why. */
export const Failed: Story = {
  play: async (context) => {
    const { canvas } = context
    const words = wordsOf(context)
    const { me } = peopleOf(context)
    const refusal = { code: 22, message: 'the file is too large', StatusCode: 413 }
    me.network.failNext('uploadChannelFile', { status: 413, body: JSON.stringify(refusal) })
    await pick(context, [wordsFile('large.txt')])
    await waitFor(() => expect(states(context)).toEqual(['rejected']), { timeout: 5000 })
    await expect(await canvas.findByText(words.uploadFaults['too-big'])).toBeVisible()
    await expect(
      canvas.queryByRole('button', { name: named(words.uploadRetry('large.txt')) }),
    ).not.toBeInTheDocument()
  },
}

/** What was not taken is told in one note; the rest goes on, and what is there already is asked about. */
export const Rejected: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await pick(context, [wordsFile('notes.txt')])
    await waitFor(() => expect(states(context)).toEqual(['done']), { timeout: 5000 })
    await pick(context, [
      wordsFile('notes.txt'),
      wordsFile('empty.txt', 0),
      wordsFile('photo.jpg.exe'),
      new File(['<svg xmlns="http://www.w3.org/2000/svg"></svg>'], 'chart.png', { type: 'image/png' }),
      wordsFile('plan.csv'),
    ])
    const note = await canvas.findByRole('group', { name: words.uploadsRejected(4) })
    await expect(within(note).getAllByRole('listitem')).toHaveLength(4)
    await expect(note).toHaveTextContent(words.uploadRefusals.duplicate)
    await expect(note).toHaveTextContent(words.uploadRefusals.empty)
    await expect(note).toHaveTextContent(words.uploadRefusals.disguised)
    await expect(note).toHaveTextContent('image/svg+xml')
    await waitFor(() => expect(states(context)).toEqual(['done', 'done']), { timeout: 5000 })
    await userEvent.click(within(note).getByRole('button', { name: words.uploadAgain }))
    await waitFor(() => expect(states(context)).toEqual(['done', 'done', 'done']), { timeout: 5000 })
    await expect(within(note).getAllByRole('listitem')).toHaveLength(3)
  },
}

/** The note goes when it is dismissed, and the focus with it to the button that attaches. */
export const Dismissed: Story = {
  play: async (context) => {
    await Rejected.play?.(context)
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    const note = canvas.getByRole('group', { name: words.uploadsRejected(3) })
    await userEvent.click(within(note).getByRole('button', { name: words.close }))
    await expect(note).not.toBeInTheDocument()
    await expect(canvas.getByRole('button', { name: words.uploadAttach })).toHaveFocus()
  },
}

/** Without a connection they wait, and say for what. */
export const Offline: Story = {
  play: async (context) => {
    await arrived(context, 'upload-button')
    peopleOf(context).me.network.setOnline(false)
    await pick(context, [wordsFile('minutes.txt')])
    await expect(
      await context.canvas.findByText(wordsOf(context).uploadStates.offline, {}, { timeout: 5000 }),
    ).toBeVisible()
  },
}

/** Two of one name are told apart by who only hears their buttons. */
export const SameName: Story = {
  play: async (context) => {
    const { canvas } = context
    const words = wordsOf(context)
    await pick(context, [wordsFile('notes.txt', 100), wordsFile('notes.txt', 200)])
    await waitFor(() => expect(states(context)).toEqual(['done', 'done']), { timeout: 5000 })
    for (const place of [1, 2]) {
      const label = words.uploadRemove(words.uploadSameName('notes.txt', place))
      await expect(canvas.getByRole('button', { name: named(label) })).toBeVisible()
    }
  },
}

/** Twenty scroll in their own place and leave the field where it is. */
export const Many: Story = {
  play: async (context) => {
    const files = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        at % 3 === 0 ? pictureFile(`picture-${at + 1}.png`, at * 17) : wordsFile(`page-${at + 1}.txt`),
      ),
    )
    await pick(context, files)
    await waitFor(() => expect(itemsIn(context)).toHaveLength(20), { timeout: 5000 })
    const list = part(context, 'upload-tray-items') as HTMLElement
    await expect(list.clientHeight).toBeLessThanOrEqual(13 * 16)
    await expect(list.scrollHeight).toBeGreaterThan(list.clientHeight)
    await waitFor(() => expect(new Set(states(context))).toEqual(new Set(['done'])), { timeout: 10_000 })
  },
}

/** The ending of a name is always in sight, and what would turn it round is left out. */
export const Long: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await pick(context, [
      wordsFile(`${longTexts.word}${longTexts.word}.txt`),
      wordsFile('نام '.repeat(40) + '.txt'),
    ])
    await waitFor(() => expect(itemsIn(context)).toHaveLength(2))
    await expect(context.canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    for (const item of itemsIn(context)) {
      const ending = item.querySelector('[data-slot="upload-name"] > :last-child')
      await expect(ending).toHaveTextContent('.txt')
      const box = ending?.getBoundingClientRect()
      const room = item.querySelector('[data-slot="upload-text"]')?.getBoundingClientRect()
      await expect(box?.right).toBeLessThanOrEqual((room?.right ?? 0) + 1)
      await expect(box?.left).toBeGreaterThanOrEqual((room?.left ?? 0) - 1)
    }
  },
}

/** A description for who cannot see the picture, and its place among the others. */
export const Editing: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await pick(context, [await pictureFile('harbour.png', 200), wordsFile('minutes.txt')])
    await waitFor(() => expect(states(context)).toEqual(['done', 'done']), { timeout: 5000 })
    await userEvent.click(canvas.getByRole('button', { name: named(words.uploadEdit('harbour.png')) }))
    const field = await canvas.findByLabelText(words.uploadAlt)
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.type(field, 'The harbour at noon')
    await userEvent.click(canvas.getByRole('button', { name: words.uploadLater }))
    const names = () => canvas.getAllByRole('listitem').map((item) => item.textContent)
    await expect(names()[1]).toContain('harbour.png')
    await expect(canvas.getByRole('button', { name: words.uploadLater })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await userEvent.keyboard('{Escape}')
    await expect(canvas.getByRole('button', { name: named(words.uploadEdit('harbour.png')) })).toHaveFocus()
    const [, moved] = peopleOf(context).me.chat.store.getState().uploads.get(general) ?? []
    await expect(moved).toMatchObject({ name: 'harbour.png', alt: 'The harbour at noon' })
  },
}

/** What can be changed about a picture; for a look. */
export const Editor: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await pick(context, [await pictureFile('harbour.png', 200), wordsFile('minutes.txt')])
    await waitFor(() => expect(states(context)).toEqual(['done', 'done']), { timeout: 5000 })
    await userEvent.click(canvas.getByRole('button', { name: named(words.uploadEdit('harbour.png')) }))
    await expect(await canvas.findByLabelText(words.uploadAlt)).toBeVisible()
  },
}

/** By keys: Alt and the arrows, the focus stays on the file. */
export const Reordering: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await pick(
      context,
      ['a.txt', 'b.txt', 'c.txt'].map((name) => wordsFile(name)),
    )
    await waitFor(() => expect(itemsIn(context)).toHaveLength(3))
    await waitFor(() => expect(states(context)).toEqual(['done', 'done', 'done']), { timeout: 5000 })
    const remove = canvas.getByRole('button', { name: named(words.uploadRemove('c.txt')) })
    remove.focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}')
    const order = () => itemsIn(context).map((item) => item.querySelector('bdi > :first-child')?.textContent)
    await expect(order()).toEqual(['c.txt', 'a.txt', 'b.txt'])
    await expect(remove).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowDown}{/Alt}')
    await expect(order()).toEqual(['a.txt', 'c.txt', 'b.txt'])
    await expect(remove).toHaveFocus()
  },
}

export const Persian: Story = { ...Default, globals: { locale: 'fa', direction: 'auto' } }
export const PersianRejected: Story = { ...Rejected, globals: { locale: 'fa', direction: 'auto' } }
export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Default, parameters: { frame: 'narrow' } }
