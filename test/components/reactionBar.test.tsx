import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { EmojiPickerProps } from '../../src/components/EmojiPicker/EmojiPickerProps.ts'
import { fa } from '../../src/i18n/fa.ts'
import { drawMessages, labels, message } from '../support/drawMessages.tsx'
import { fromReza, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const bar = (): Promise<HTMLElement> => screen.findByRole('group', { name: 'Add reaction' })
const button = (name: string, root: HTMLElement = document.body): HTMLElement =>
  within(root).getByRole('button', { name: spoken(name) })
const chips = (): readonly string[] =>
  within(message(/Coffee/))
    .queryAllByRole('button', { name: spoken(/, /) })
    .map((chip) => plain(chip.getAttribute('aria-label')))

/** Opens the bar of Reza's message by key. */
async function open(options: RenderOptions = {}) {
  const place = await drawMessages(options)
  act(() => message(/Coffee/).focus())
  await place.user.keyboard('+')
  return { ...place, opened: await bar() }
}

describe('the quick bar (RE-3)', () => {
  it('offers six, mine marked, and no way to others where there is none', async () => {
    const { opened } = await open()
    expect(labels(opened)).toEqual([
      'React with thumbs up',
      'React with heart',
      'React with laughing',
      'React with surprised',
      'React with sad',
      'React with party',
    ])
    expect(button('React with thumbs up', opened)).toBePressed()
    expect(button('React with heart', opened)).not.toBePressed()
  })

  it('reacts, closes, says so, and leads back to the message', async () => {
    const { user, opened, settle } = await open()
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    expect(opened).not.toBeInTheDocument()
    expect(message(/Coffee/)).toHaveFocus()
    await settle()
    expect(chips()).toEqual(['👍 1, thumbs up, including you', '😂 1, laughing, including you'])
    expect(within(screen.getByRole('log')).getByText(spoken('Reacted with laughing'))).toBeInTheDocument()
  })

  it('takes mine back', async () => {
    const { user, opened, settle } = await open()
    await user.click(button('React with thumbs up', opened))
    await settle()
    expect(chips()).toEqual([])
    expect(message(/Coffee/)).toHaveFocus()
  })

  it('is one stop, in which arrows, Home and End move', async () => {
    const { user, opened } = await open()
    const at = (): string => plain(document.activeElement?.getAttribute('aria-label'))
    await user.keyboard('{End}')
    expect(at()).toBe('React with party')
    await user.keyboard('{ArrowLeft}')
    expect(at()).toBe('React with sad')
    await user.keyboard('{Home}')
    expect(at()).toBe('React with thumbs up')
    expect(
      within(opened)
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1)
    await user.keyboard('{Escape}')
    expect(opened).not.toBeInTheDocument()
    expect(message(/Coffee/)).toHaveFocus()
  })

  it('opens from the toolbar, which marks mine too', async () => {
    const { user } = await drawMessages()
    const row = message(/Coffee/)
    act(() => row.focus())
    const toolbar = within(row).getByRole('toolbar')
    expect(button('React with thumbs up', toolbar)).toBePressed()
    await user.click(button('Add reaction', toolbar))
    expect(button('React with party', await bar())).toBeInTheDocument()
  })

  it('is what the application offers, in the toolbar too', async () => {
    const reactions = { quick: ['🫖', 'wow'] }
    const { user, opened, settle } = await open({ chat: { reactions } })
    expect(labels(opened)).toEqual(['React with 🫖', 'React with surprised'])
    await user.hover(message(/Coffee/))
    expect(labels(within(message(/Coffee/)).getByRole('toolbar')).slice(0, 3)).toEqual([
      'React with 🫖',
      'React with surprised',
      'Add reaction',
    ])
    await user.click(button('React with 🫖', opened))
    await settle()
    expect(chips()).toContain('🫖 1, 🫖, including you')
  })

  it('does not open where reacting is not allowed', async () => {
    const messages = [said('reza', 5, 'Coffee?', { id: fromReza, reactions: { love: ['reza'] } })]
    const scene = sceneOf(channelOf('general', { frozen: true, messages }))
    const { user, settle } = await drawMessages({ scene })
    act(() => message(/Coffee/).focus())
    await user.keyboard('+')
    await settle()
    expect(screen.queryByRole('group', { name: 'Add reaction' })).toBeNull()
    expect(labels(within(message(/Coffee/)).getByRole('toolbar'))).toEqual(['More actions'])
  })

  it('speaks Persian', async () => {
    const { user } = await drawMessages({ chat: { locale: 'fa', strings: fa } })
    act(() => message(/Coffee/).focus())
    await user.keyboard('+')
    const opened = await screen.findByRole('group', { name: 'افزودن واکنش' })
    expect(button('واکنش پسند', opened)).toBePressed()
  })
})

describe('with a picker of the application’s own', () => {
  const Picker = ({ onPick, picked = [] }: EmojiPickerProps) => (
    <>
      <button type="button" onClick={() => onPick('👍', true)}>
        thumb
      </button>
      <button type="button" onClick={() => onPick('🦄', false)}>
        unicorn, {picked.join(' ')}
      </button>
    </>
  )
  const pick = async () => {
    const place = await open({ chat: { components: { EmojiPicker: Picker } } })
    await place.user.click(button('All emoji', place.opened))
    return { ...place, popover: await screen.findByRole('group', { name: 'Emoji' }) }
  }

  it('counts what has a quick name under that name', async () => {
    const { user, popover, settle } = await pick()
    await user.click(button('thumb', popover))
    await settle()
    expect(chips()).toEqual([])
    expect(popover).not.toBeInTheDocument()
    expect(message(/Coffee/)).toHaveFocus()
  })

  it('stays open until the last, and is told which are mine', async () => {
    const { user, popover, settle } = await pick()
    await user.click(button('unicorn, 👍', popover))
    await settle()
    expect(chips()).toEqual(['👍 1, thumbs up, including you', '🦄 1, 🦄, including you'])
    expect(popover).toBeInTheDocument()
    await user.click(button('unicorn, 👍 🦄', popover))
    await settle()
    expect(chips()).toEqual(['👍 1, thumbs up, including you'])
    await user.keyboard('{Escape}')
    expect(message(/Coffee/)).toHaveFocus()
  })
})

describe('options of the application', () => {
  it('unique: another takes the place of mine in one step, from bar and chips', async () => {
    const { user, other, opened, settle, wire } = await open({ chat: { reactions: { unique: true } } })
    await other('reza').reacts(fromReza, 'love')
    await user.click(button('React with laughing', opened))
    await settle()
    expect(chips()).toEqual(['❤️ 1, heart', '😂 1, laughing, including you'])
    await user.click(within(message(/Coffee/)).getByRole('button', { name: spoken(/^❤️ 1/) }))
    await settle()
    expect(chips()).toEqual(['❤️ 2, heart, including you'])
    expect(wire.of(/DELETE .*reaction/)).toEqual([])
  })

  it('scores: the number is their sum', async () => {
    const { world, settle } = await drawMessages({ chat: { reactions: { counts: 'scores' } } })
    const body = { reaction: { type: 'like', score: 12 } }
    await act(() => world.server.as('reza').call('sendReaction', { path: { id: fromReza }, body }))
    await settle()
    expect(chips()).toEqual(['👍 13, thumbs up, including you'])
  })
})
