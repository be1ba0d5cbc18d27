import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import type { About } from '../../../.storybook/about.ts'
import { Text } from './index.ts'

const about = {
  usage: 'OneMessage',
  announced: ['Nothing.'],
  theming: ['Every kind of markup is an element of its own with the root’s tokens.'],
  accessibility: [
    'Each block finds its own direction; code and addresses run from left to right.',
    'Code is a stop of Tab where it has to scroll.',
  ],
  rules: ['BI-2', 'EC-4', 'MS-2'],
} satisfies About

/** Foreign text: emphasis, code, quotes, lists, links and mentions, and never anything else, whatever it says. */
const meta = {
  title: 'Components/Text',
  parameters: { about },
  component: Text,
  args: { text: 'Tea at **five**? https://tea.example' },
} satisfies Meta<typeof Text>

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('five').tagName).toBe('STRONG')
    const link = canvas.getByRole('link', { name: /tea\.example/ })
    await expect(link).toHaveAttribute('href', 'https://tea.example/')
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
  },
}

export const AllMarkup: Story = {
  args: {
    text: [
      'A paragraph with **bold**, *italic*, ~~struck~~ and `code` in it,\nand a line break.',
      'A [named link](https://trams.example/tickets) and a bare one: https://trams.example/reports/4.2?of=today',
      '> A quotation,\n> over two lines.\n>\n> > And one inside it.',
      '- one\n- two\n  - two and a half\n- three',
      '1. first\n2. second',
      '```css\n.price {\n  font-variant-numeric: tabular-nums;\n}\n```',
    ].join('\n\n'),
  },
  play: async ({ canvasElement }) => {
    for (const tag of ['p', 'strong', 'em', 's', 'code', 'a', 'blockquote', 'ul', 'ol', 'li', 'pre'])
      await expect(canvasElement.querySelector(`[data-slot=text] ${tag}`), tag).not.toBeNull()
  },
}

const pressed = fn()

/** People who were named; a press tells the application whom. */
export const Mentions: Story = {
  args: {
    text: '@Ann Lee and @رضا کریمی, could you look at this? @Nobody is no one.',
    mentions: [
      { id: 'ann', name: 'Ann Lee' },
      { id: 'reza', name: 'رضا کریمی' },
    ],
  },
  render: (args) => <Text {...args} onMentionClick={({ id }) => pressed(id)} />,
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getAllByRole('button')).toHaveLength(2)
    await userEvent.click(canvas.getByRole('button', { name: '@Ann Lee' }))
    await expect(pressed).toHaveBeenLastCalledWith('ann')
  },
}

/** Each block finds its own direction; a character that turns text around does not get out of its message. */
export const BothDirections: Story = {
  args: {
    text: [
      'نسخهٔ 4.2 (build 1807) از ساعت ۱۸:۳۰ روی [staging] است؛ 99% تست‌ها سبز شد، ۳ تا نه!',
      'The sign says «خروج» (exit), platform ۱۲ [not 21], and that is correct?',
      'invoice_\u202Efdp.exe is no picture.',
      'This line must read from left to right, whatever came before it.',
      '- one\n- دو\n- 三',
    ].join('\n\n'),
  },
  play: async ({ canvasElement }) => {
    const directions = [...canvasElement.querySelectorAll('[data-slot=text] > p')].map(
      (block) => getComputedStyle(block).direction,
    )
    await expect(directions).toEqual(['rtl', 'ltr', 'ltr', 'ltr'])
    await expect(canvasElement.textContent).not.toContain('\u202Efdp.exe is no picture.\n')
  },
}

/** Eighty letters without a break, four pages, and a line of code that is wider than any screen. */
export const Long: Story = {
  args: {
    text: [
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
      `https://trams.example/a/very/long/address/${'that-goes-on-'.repeat(18)}?and=on#and-on`,
      `\`\`\`json\n${JSON.stringify(Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`stop${at}`, at * 137])))}\n\`\`\``,
      'The minutes of the whole day, as asked for. '.repeat(225),
    ].join('\n\n'),
  },
  parameters: { frame: 'narrow' },
  play: async ({ canvasElement }) => {
    const text = canvasElement.querySelector('[data-slot=text]')
    await expect(text?.scrollWidth).toBeLessThanOrEqual(text?.clientWidth ?? 0)
    const code = canvasElement.querySelector('pre')
    await expect(code?.scrollWidth).toBeGreaterThan(code?.clientWidth ?? 0)
  },
}

/** What somebody might write who means no good is shown as they wrote it. */
export const Hostile: Story = {
  args: {
    text: [
      '<script>alert("not a script")</script> & <b>not bold</b> &amp;',
      '[a link](javascript:alert(1)) and https://bank.example@other.example/',
      '**bold that never ends, `code that never ends and _more',
      'Z̸a̷l̶g̵o̴ ṫ̤ẹ̈x̂t̃ and a lot of room:                 here',
    ].join('\n\n'),
  },
  play: async ({ canvasElement, canvas }) => {
    await expect(canvasElement.querySelector('[data-slot=text] script')).toBeNull()
    await expect(canvasElement.querySelector('[data-slot=text] b')).toBeNull()
    await expect(canvas.queryByRole('link', { name: 'a link' })).toBeNull()
    await expect(canvas.getByText(/alert\("not a script"\)/)).toBeVisible()
  },
}

export const Dark: Story = { ...AllMarkup, globals: { theme: 'dark' } }
export const Persian: Story = { ...AllMarkup, globals: { locale: 'fa', direction: 'auto' } }

export const Narrow: Story = { ...AllMarkup, parameters: { frame: 'narrow' } }
