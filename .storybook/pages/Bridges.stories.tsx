import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { Channel, channelId, Chat } from '../../src/index.ts'
import { shade } from '../shade.ts'
import { rootProps } from '../StoryRoot.tsx'
import { BridgeWarnings } from './BridgeWarnings.tsx'
import './tailwindStandIn.css'
import { worksAsBefore } from './worksAsBefore.ts'

const general = channelId('messaging:general')

/**
 * `parlour/themes/shadcn.css` takes our tokens from the variables of shadcn/ui. Its stock presets draw some things more
 * faintly than we would: the table names them. `contrast="more"` on `Chat` brings our own lines and text back, and so
 * does a device that asks for more contrast.
 *
 * `parlour/themes/tailwind.css` makes our colours classes of Tailwind 4 and our states its variants.
 */
const meta = {
  title: 'Foundations/Bridges to other themes',
  parameters: { frame: 'part' },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>
type Context = Parameters<NonNullable<Story['play']>>[0]

/** What the table holds, one line for each colour: which, its worst surface, and the contrast there. */
async function warnings({ canvas }: Context): Promise<readonly string[]> {
  const table = await canvas.findByRole('table')
  return within(table)
    .getAllByRole('rowheader')
    .map((header) =>
      [...(header.closest('tr')?.cells ?? [])]
        .slice(0, 3)
        .map((cell) => cell.textContent)
        .join(' '),
    )
}

const Talk = (): JSX.Element => (
  <div style={{ blockSize: '30rem' }}>
    <Channel channelId={general} />
  </div>
)
// What the table below warns of is what axe would find.
const warned = { a11y: { config: { rules: [{ id: 'color-contrast', enabled: false }] } } }

/** The neutral preset. */
export const Shadcn: Story = {
  tags: ['colours'],
  globals: { theme: 'shadcn' },
  parameters: warned,
  render: Talk,
  play: async (context) => {
    await worksAsBefore(context)
    const composer = context.canvas.getByRole('textbox')
    await expect(getComputedStyle(composer).backgroundColor).toBe('oklch(1 0 0)')
  },
}

export const ShadcnDark: Story = {
  tags: ['colours'],
  ...Shadcn,
  globals: { theme: 'shadcn-dark' },
  play: async (context) => {
    await worksAsBefore(context)
    const composer = context.canvas.getByRole('textbox')
    await expect(getComputedStyle(composer).backgroundColor).toBe('oklch(0.145 0 0)')
  },
}

/** What the neutral preset draws too faintly, and where it is worst. */
export const ShadcnWarnings: Story = {
  tags: ['colours'],
  globals: { theme: 'shadcn' },
  render: () => <BridgeWarnings />,
  play: async (context) => {
    await expect(await warnings(context)).toEqual([
      'text-muted bubble-own 3.39',
      'danger bubble-own 3.41',
      'border-control highlight 1.10',
      'ring bubble-own 1.85',
      'text-disabled bubble-own 2.96',
    ])
  },
}

export const ShadcnDarkWarnings: Story = {
  tags: ['colours'],
  ...ShadcnWarnings,
  globals: { theme: 'shadcn-dark' },
  play: async (context) => {
    await expect(await warnings(context)).toEqual([
      'text-muted highlight 4.19',
      'danger highlight 3.75',
      'border-control surface 1.48',
      'ring highlight 2.28',
    ])
  },
}

const More: Story['render'] = (_args, context) => (
  <Chat {...rootProps(context)} contrast="more">
    <BridgeWarnings />
  </Chat>
)

/** `contrast="more"` on `Chat`: nothing is left to warn of. */
export const ShadcnMoreContrast: Story = {
  globals: { theme: 'shadcn' },
  parameters: { bare: true },
  render: More,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Nothing/)).toBeVisible()
  },
}

export const ShadcnDarkMoreContrast: Story = { ...ShadcnMoreContrast, globals: { theme: 'shadcn-dark' } }

const classNames = {
  'message-bubble':
    'rounded-parlour-sm bg-parlour-highlight own:bg-parlour-accent own:text-parlour-on-accent',
}

/**
 * Tailwind 4: a class for mine and one for the others', by variant. Tailwind is no part of this Storybook: a sheet of
 * four rules stands in for what it makes of these classes.
 */
export const Tailwind: Story = {
  tags: ['colours'],
  parameters: { bare: true, frame: 'column' },
  render: (_args, context) => (
    <Chat {...rootProps(context)} classNames={classNames}>
      <Channel channelId={general} />
    </Chat>
  ),
  play: async (context) => {
    await worksAsBefore(context)
    const bubble = (text: string): CSSStyleDeclaration =>
      getComputedStyle(context.canvas.getByText(text).closest('[data-slot="message-bubble"]') as Element)
    const accent = shade(context, 'rgb(29, 91, 209)', 'rgb(134, 180, 255)')
    await waitFor(() => expect(bubble('I am there.').backgroundColor).toBe(accent))
    const highlight = shade(context, 'rgb(255, 240, 184)', 'rgb(74, 60, 8)')
    await expect(bubble('صبح به‌خیر! Coffee?').backgroundColor).toBe(highlight)
    const onAccent = shade(context, 'rgb(255, 255, 255)', 'rgb(10, 23, 48)')
    await expect(bubble('I am there.').color).toBe(onAccent)
  },
}

/** Our own palette has nothing to warn of; neither has it with more contrast. */
export const OwnContrast: Story = {
  render: () => <BridgeWarnings />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Nothing/)).toBeVisible()
  },
}

export const OwnContrastMore: Story = { ...OwnContrast, globals: { theme: 'contrast-dark' } }
