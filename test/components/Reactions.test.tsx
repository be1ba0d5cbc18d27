import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Reactions } from '../../src/components/Reactions/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromAnn, fromReza, general, renderChat, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

function Chips({ of = fromReza }) {
  useMessages(general)
  return <Reactions channelId={general} messageKey={of} />
}
const draw = (options: RenderOptions = {}) => renderChat(<Chips />, options)
const chip = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })

it('is a labelled group of toggle buttons', async () => {
  await draw()
  expect(screen.getByRole('group', { name: 'Reactions' })).toContainElement(chip(/thumbs up/))
  expect(chip(/^👍 1, thumbs up, including you$/)).toBePressed()
})

it('names every chip beginning with what is seen on it', async () => {
  const { other } = await draw()
  for (const type of ['haha', 'party', '🦄', 'custom-word']) await other('reza').reacts(fromReza, type)
  for (const button of screen.getAllByRole('button')) {
    const seen = [...button.children].map((part) => plain(part.textContent)).join(' ')
    expect(plain(button.getAttribute('aria-label'))).toMatch(new RegExp(`^${seen}, `, 'u'))
  }
  expect(chip(/^🦄 1, 🦄$/)).not.toBePressed()
})

it('is nothing where nobody reacted', async () => {
  await renderChat(<Chips of={fromAnn} />)
  expect(screen.queryByRole('group')).toBeNull()
})

it('adds mine with a press and takes it back with another, by pointer and by key', async () => {
  const { user, other, settle } = await draw()
  await other('reza').reacts(fromReza, 'love')
  await user.click(chip(/^❤️ 1, heart$/))
  expect(chip(/^❤️ 2, heart, including you$/)).toBePressed()
  await settle()
  expect(chip(/^❤️ 2/)).toHaveFocus()
  await user.keyboard('{Enter}')
  await settle()
  expect(chip(/^❤️ 1, heart$/)).not.toBePressed()
})

it('counts what others do', async () => {
  const { other } = await draw()
  await other('reza').reacts(fromReza, 'like')
  expect(chip(/^👍 2, thumbs up, including you$/)).toBePressed()
})

it('takes a refused one back and says so', async () => {
  const { user, network, other, settle } = await draw()
  await other('reza').reacts(fromReza, 'love')
  network.failNext('sendReaction', { status: 403 })
  await user.click(chip(/^❤️ 1/))
  await settle()
  expect(chip(/^❤️ 1, heart$/)).not.toBePressed()
  expect(screen.getAllByText(/^Reaction not saved/).length).toBeGreaterThan(0)
})

it('can be looked at, and nothing more, where reacting is not allowed', async () => {
  const messages = [said('reza', 5, 'Hi', { id: fromReza, reactions: { love: ['reza'] } })]
  const { user, settle, wire } = await draw({
    scene: sceneOf(channelOf('general', { frozen: true, messages })),
  })
  expect(chip(/^❤️ 1/)).toHaveAttribute('aria-disabled', 'true')
  await user.click(chip(/^❤️ 1/))
  await settle()
  expect(chip(/^❤️ 1, heart$/)).not.toBePressed()
  expect(wire.of(/reaction/)).toEqual([])
  expect(chip(/^❤️ 1/)).toHaveAccessibleDescription(
    /^You cannot react in this channel .*رضا کریمی.* reacted with .*heart/u,
  )
})

it('RE-1: a chip that goes with its last reaction leaves the focus to its neighbour, then to the row', async () => {
  const { user, other, settle } = await drawMessages()
  await other('reza').reacts(fromReza, 'love')
  await user.click(chip(/^👍 1/))
  expect(screen.queryByRole('button', { name: spoken(/^👍/) })).toBeNull()
  expect(chip(/^❤️ 1/)).toHaveFocus()
  await settle()
  await user.keyboard('{Enter}')
  await settle()
  await other('reza').takesBack(fromReza, 'love')
  await user.keyboard('{Enter}')
  await settle()
  expect(message(/Coffee/)).toHaveFocus()
})

it('says what I reacted with, and that I took it back', async () => {
  const { user, other, settle } = await draw()
  await other('reza').reacts(fromReza, 'love')
  await user.click(chip(/^❤️ 1/))
  await settle()
  expect(screen.getByText(spoken('Reacted with heart'))).toBeInTheDocument()
  await user.click(chip(/^❤️ 2/))
  await settle()
  expect(screen.getByText(spoken('Removed heart'))).toBeInTheDocument()
})

it('takes what a host sets on its outermost element', async () => {
  function Ours() {
    useMessages(general)
    return <Reactions channelId={general} messageKey={fromReza} className="mine" data-testid="chips" />
  }
  await renderChat(<Ours />)
  expect(screen.getByTestId('chips')).toHaveClass('parlour-message-reactions', 'mine')
})

it('speaks Persian', async () => {
  await draw({ chat: { locale: 'fa', strings: fa } })
  expect(chip(/^👍 ۱، پسند، از جمله شما$/)).toBePressed()
})
