import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { NoticeList } from '../../src/components/Notice/index.ts'
import { Reactions } from '../../src/components/Reactions/index.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { fa } from '../../src/i18n/fa.ts'
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
  const { user, network, other, settle } = await renderChat(
    <>
      <Chips />
      <NoticeList />
    </>,
  )
  await other('reza').reacts(fromReza, 'love')
  network.failNext('sendReaction', { status: 403 })
  await user.click(chip(/^❤️ 1/))
  await settle()
  expect(chip(/^❤️ 1, heart$/)).not.toBePressed()
  expect(screen.getByText(/^Reaction not saved/)).toBeInTheDocument()
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
})

it('speaks Persian', async () => {
  await draw({ chat: { locale: 'fa', strings: fa } })
  expect(chip(/^👍 ۱، پسند، از جمله شما$/)).toBePressed()
})
