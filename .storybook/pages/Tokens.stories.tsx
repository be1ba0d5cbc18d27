import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { TokenTable } from './TokenTable.tsx'

/**
 * Every colour, size and duration, as custom properties of `.parlour-root`. Set them there, on an ancestor, or on one
 * component; the table shows what the browser makes of them now. Text needs 4.5, boundaries and marks need 3.
 */
const meta = { title: 'Foundations/Tokens', component: TokenTable } satisfies Meta<typeof TokenTable>

export default meta
type Story = StoryObj<typeof meta>

const NEEDS: Readonly<Record<string, number>> = {
  '--parlour-text': 4.5,
  '--parlour-text-muted': 4.5,
  '--parlour-text-disabled': 3,
  '--parlour-link': 4.5,
  '--parlour-danger': 4.5,
  '--parlour-border-control': 3,
  '--parlour-ring': 3,
}

export const Light: Story = {
  tags: ['colours'],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(70))
    for (const [name, least] of Object.entries(NEEDS)) {
      const cells = canvas.getByRole('rowheader', { name }).closest('tr')?.cells
      await expect(Number(cells?.[2]?.textContent), name).toBeGreaterThanOrEqual(least)
    }
  },
}

// Tags are read from the file, where a spread hands none on.
export const Dark: Story = { ...Light, tags: ['colours'], globals: { theme: 'dark' } }
