import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, waitFor } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { longTexts } from '../../../.storybook/longTexts.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { plain, wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import type { Scene, SceneMessage } from '../../server.ts'
import { everybody, people } from '../../testing.ts'
import { Search } from './index.ts'

const scene: Scene = {
  name: 'search',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'lunch',
      name: 'Lunch',
      members: everybody,
      messages: [
        { by: 'reza', text: 'Where shall we have lunch on Friday?', minutesAgo: 9000 },
        { by: 'anne-sophie', text: '**Lunch** in the park, if it is dry.', minutesAgo: 5000 },
        { by: 'reza', text: 'ناهار را در کافهٔ كوچک بخوریم؟ ساعت ۱۲:۳۰', minutesAgo: 3000 },
        {
          by: 'xiaolong',
          text: `${longTexts.mixed} ${'and so on '.repeat(60)} lunch ${'and more '.repeat(60)}`,
          minutesAgo: 2000,
        },
        { by: 'ann', text: 'I cannot come to lunch today.', minutesAgo: 30 },
      ],
    },
    {
      type: 'messaging',
      id: 'long-name',
      name: 'جلسهٔ هماهنگی (API v2) در ساعت ۱۰:۳۰ با تیم Backend و همهٔ کسانی که می‌خواهند',
      members: everybody,
      messages: [{ by: 'reza', text: `lunch ${longTexts.word}`, minutesAgo: 60 }],
    },
  ],
}

const about = {
  usage: 'Finding',
  keys: [
    ['Arrow down', 'From the field into the results'],
    ['Arrows, Home, End', 'Between results; up from the first to the field'],
    ['Enter', 'Goes to the message'],
    ['Escape', 'Clears the field; closes when it is empty'],
    ['Backspace', 'In the empty field: takes the last filter away'],
  ],
  announced: ['How many results there are, 400 ms after the last key.'],
  hooks: ['useSearch', 'useFound'],
  theming: ['--parlour-highlight is behind the words that were looked for.'],
  accessibility: [
    'A search landmark; the results are a list of buttons and one stop of Tab.',
    'What was found is marked, and underlined where colours are forced.',
  ],
  rules: ['SE-1', 'SC-7', 'FO-8'],
} satisfies About

/** Finds messages by their words, and goes to them. */
const meta = {
  title: 'Components/Search',
  component: Search,
  parameters: { about, scene, frame: 'column' },
  args: { onOpen: fn() },
} satisfies Meta<typeof Search>

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

async function find(context: Context, text: string): Promise<void> {
  const { canvas, userEvent } = context
  await userEvent.type(await canvas.findByRole('searchbox'), text)
}
const results = ({ canvasElement }: Context): readonly HTMLElement[] => [
  ...canvasElement.querySelectorAll<HTMLElement>('[data-slot=search-result]'),
]
const notice = async (context: Context, text: string): Promise<void> => {
  await waitFor(() => expect(plain(context.canvasElement.textContent ?? '')).toContain(plain(text)))
}

export const Default: Story = {
  play: async (context) => {
    await find(context, 'lunch')
    await waitFor(() => expect(results(context)).toHaveLength(5))
    for (const row of results(context)) await expect(row.querySelector('mark')).toHaveTextContent(/lunch/i)
  },
}

/** Before anything is typed. */
export const Prompt: Story = {
  play: async (context) => {
    await context.canvas.findByRole('searchbox')
    await notice(context, wordsOf(context).searchPrompt)
  },
}

/** What is looked for, whom it is from, and where. */
export const Filters: Story = {
  args: { channelId: channelId('messaging:lunch') },
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await find(context, 'lunch')
    await userEvent.click(canvas.getByRole('button', { name: words.searchFilters }))
    await userEvent.selectOptions(canvas.getByLabelText(words.searchFilter.from), 'reza')
    await waitFor(() => expect(results(context)).toHaveLength(1))
    await expect(canvas.getByRole('list', { name: words.searchFilters }).children).toHaveLength(2)
  },
}

/** Answers that take their time. */
export const Loading: Story = {
  play: async (context) => {
    await context.canvas.findByRole('searchbox')
    peopleOf(context).me.network.setLatency(600_000)
    await find(context, 'lunch')
    await waitFor(() => expect(context.canvasElement.querySelector('[data-slot=skeleton]')).toBeVisible())
  },
}

/** Nothing is found, and the filters may be why. */
export const Empty: Story = {
  args: { channelId: channelId('messaging:lunch') },
  play: async (context) => {
    await find(context, 'dinner')
    await notice(context, wordsOf(context).searchNone('dinner'))
    await expect(
      context.canvas.getByRole('button', { name: wordsOf(context).searchClearFilters }),
    ).toBeVisible()
  },
}

export const Failed: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    await canvas.findByRole('searchbox')
    peopleOf(context).me.network.failNext('search', { status: 500 })
    await find(context, 'lunch')
    await notice(context, wordsOf(context).searchFailed)
    await userEvent.click(canvas.getByRole('button', { name: wordsOf(context).retry }))
    await waitFor(() => expect(results(context)).toHaveLength(5))
  },
}

/** Where messages are not to be searched. */
export const Forbidden: Story = {
  play: async (context) => {
    const body = JSON.stringify({ code: 19, message: 'off', StatusCode: 400, duration: '1ms', more_info: '' })
    await context.canvas.findByRole('searchbox')
    peopleOf(context).me.network.failNext('search', { status: 400, body })
    await find(context, 'lunch')
    await notice(context, wordsOf(context).searchForbidden)
  },
}

/** It goes on by itself when there is a connection again. */
export const Offline: Story = {
  play: async (context) => {
    await context.canvas.findByRole('searchbox')
    peopleOf(context).me.network.setOnline(false)
    await find(context, 'lunch')
    await notice(context, wordsOf(context).searchOffline)
  },
}

/** More conversations than a server looks through at once. */
export const Partial: Story = {
  play: async (context) => {
    const body = JSON.stringify({ results: [], duration: '1ms', results_warning: { warning_code: 1 } })
    await context.canvas.findByRole('searchbox')
    peopleOf(context).me.network.failNext('search', { status: 200, body })
    await find(context, 'lunch')
    await notice(context, wordsOf(context).searchPartial)
  },
}

/** A thousand, page after page. */
export const Many: Story = {
  parameters: {
    scene: {
      ...scene,
      name: 'thousand',
      channels: [
        {
          type: 'messaging',
          id: 'lines',
          name: 'Lines',
          members: everybody,
          messages: Array.from({ length: 1000 }, (_, place): SceneMessage => ({
            by: everybody[place % everybody.length] as string,
            text: `Line ${place + 1}`,
            minutesAgo: 1001 - place,
          })),
        },
      ],
    },
  },
  play: async (context) => {
    await find(context, 'line')
    await waitFor(() => expect(results(context).length).toBeGreaterThan(29))
    const body = context.canvasElement.querySelector('[data-slot=search-body]') as HTMLElement
    const before = results(context).length
    body.scrollTop = body.scrollHeight
    await waitFor(() => expect(results(context).length).toBeGreaterThan(before))
  },
}

export const Long: Story = {
  parameters: { frame: 'narrow' },
  play: async (context) => {
    await find(context, 'lunch')
    await waitFor(() => expect(results(context)).toHaveLength(5))
    await expect(context.canvasElement.querySelector('.parlour-root')?.scrollWidth).toBe(320)
    const body = context.canvasElement.querySelector('[data-slot=search-body]') as HTMLElement
    await expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth)
  },
}

/** By keys alone: into the results, through them, and open one. */
export const ByKeys: Story = {
  play: async (context) => {
    const { userEvent, args } = context
    await find(context, 'lunch')
    await waitFor(() => expect(results(context)).toHaveLength(5))
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect(results(context)[1]).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(args.onOpen).toHaveBeenCalledOnce()
    await userEvent.keyboard('{Escape}')
    await expect(context.canvas.getByRole('searchbox')).toHaveFocus()
    await expect(context.canvas.getByRole('searchbox')).toHaveValue('')
  },
}

/** Typed with an Arabic keyboard, found in Persian. */
export const Persian: Story = {
  globals: { locale: 'fa', direction: 'auto', digits: 'locale' },
  play: async (context) => {
    await find(context, 'كافه کوچک 12')
    await waitFor(() => expect(results(context)).toHaveLength(1))
    const marks = [...context.canvasElement.querySelectorAll('mark')].map(({ textContent }) => textContent)
    await expect(marks).toEqual(['کافهٔ', 'كوچک', '۱۲'])
  },
}

export const Dark: Story = { ...Default, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Filters, parameters: { frame: 'narrow' } }
