import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import { idsOf, listOf, opener, rowsOf, rowWith } from '../../../.storybook/channelRows.ts'
import { peopleOf } from '../../../.storybook/people.ts'
import { team } from '../../../.storybook/scenes.ts'
import { wordsOf } from '../../../.storybook/words.ts'
import { channelId } from '../../index.ts'
import { ChannelList } from './index.ts'

/** What happens in conversations while one looks at their list: messages, drafts, and who is writing. */
const meta = {
  title: 'Components/Channel list/Activity',
  component: ChannelList,
  tags: ['!autodocs'],
  parameters: { scene: team, frame: 'narrow' },
} satisfies Meta<typeof ChannelList>

export default meta
type Story = StoryObj<typeof meta>

/** A message that comes raises its conversation, with a badge and what it says. */
export const NewMessage: Story = {
  play: async (context) => {
    await rowsOf(context)
    const reza = await peopleOf(context).meet('reza')
    reza.chat.send(channelId('messaging:design-review'), 'Four it is.')
    await waitFor(async () => expect((await rowsOf(context))[0]).toHaveTextContent('Four it is.'))
    const [first] = await rowsOf(context)
    await expect(first).toHaveAttribute('data-channel-id', 'messaging:design-review')
    await expect(first).toHaveAttribute('data-unread')
  },
}

/** No row moves under a pointer; it does when the pointer has left (CL-4). */
export const SteadyUnderPointer: Story = {
  play: async (context) => {
    const before = idsOf(await rowsOf(context))
    const last = (await rowsOf(context)).at(-1)
    await fireEvent.pointerMove(opener(last), { pointerType: 'mouse' })
    const reza = await peopleOf(context).meet('reza')
    reza.chat.send(channelId('messaging:design-review'), 'Four it is.')
    await waitFor(() => expect(listOf(context)).toHaveTextContent('Four it is.'))
    await expect(idsOf(await rowsOf(context))).toEqual(before)
    await fireEvent.pointerOut(listOf(context), { pointerType: 'mouse' })
    await waitFor(async () => expect(idsOf(await rowsOf(context))[0]).toBe('messaging:design-review'))
  },
}

export const SomebodyIsTyping: Story = {
  play: async (context) => {
    await rowsOf(context)
    const { meet, keepTyping } = peopleOf(context)
    keepTyping(await meet('xiaolong'), channelId('messaging:design-review'))
    await waitFor(async () =>
      expect(rowWith(await rowsOf(context), 'design-review')).toHaveAttribute('data-typing'),
    )
  },
}

/** From the menu of any row everything is read at once; what was read can be made unread again. */
export const MarkedFromTheMenu: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    const menuOf = async (name: string): Promise<void> => {
      const row = rowWith(await rowsOf(context), name)
      opener(row).focus()
      await userEvent.keyboard('{ContextMenu}')
    }
    await menuOf('release')
    await userEvent.click(await canvas.findByRole('menuitem', { name: words.channelsMarkRead }))
    for (const row of await rowsOf(context)) await expect(row).not.toHaveAttribute('data-unread')
    await menuOf('release')
    await userEvent.click(await canvas.findByRole('menuitem', { name: words.channelMarkUnread }))
    await expect(rowWith(await rowsOf(context), 'release')).toHaveAttribute('data-unread')
    await menuOf('release')
    await expect(await canvas.findByRole('menuitem', { name: words.channelsMarkRead })).toBeVisible()
  },
}

export const MarkedDark: Story = { ...MarkedFromTheMenu, globals: { theme: 'dark' } }
export const MarkedPersian: Story = { ...MarkedFromTheMenu, globals: { locale: 'fa' } }

export const Draft: Story = {
  play: async (context) => {
    await rowsOf(context)
    const { me } = peopleOf(context)
    me.chat.setDraft(channelId('messaging:tehran'), { text: 'پس همه چیز (تقریباً) آماده است' })
    await waitFor(async () => expect(rowWith(await rowsOf(context), 'tehran')).toHaveAttribute('data-draft'))
    await expect(rowWith(await rowsOf(context), 'tehran')).toHaveTextContent(/آماده است/)
  },
}
