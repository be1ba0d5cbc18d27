import { screen } from '@testing-library/react'
import type { JSX } from 'react'
import { expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import type * as textModule from '../../src/components/Text/index.ts'
import { expectComplaints } from '../support/silence.ts'
import { fromReza, general, renderChat } from '../support/renderChat.tsx'

/*
 * RELIABILITY I39: what goes wrong in drawing one row stays in that row, and what I am writing survives it. Nothing
 * that a message can say is known to do so, so a part of the row is made to fail at a certain word.
 */

vi.mock('../../src/components/Text/index.ts', async (importOriginal) => {
  const original = await importOriginal<typeof textModule>()
  const { Text } = original
  const Fragile = (props: Parameters<typeof Text>[0]): JSX.Element => {
    if (props.text === 'poison') throw new Error('This row cannot be drawn.')
    return <Text {...props} />
  }
  return { ...original, Text: Fragile }
})

const texts = (): readonly (string | null)[] =>
  [...document.querySelectorAll('.parlour-message-body, .parlour-system-message')].map(
    ({ textContent }) => textContent,
  )

it('keeps a broken row to itself: the others stay, and so does what I am writing', async () => {
  const { user, other } = await renderChat(<Channel channelId={general} />)
  expectComplaints()
  await user.type(screen.getByRole('textbox'), 'Half a thought')
  await other('reza').says(general, 'poison')
  await other('reza').says(general, 'after')
  expect(texts()).toEqual([
    'Good morning!',
    'صبح به‌خیر! Coffee?',
    'In ten minutes.',
    'Unsupported message',
    'after',
  ])
  expect(screen.getByRole('textbox')).toHaveValue('Half a thought')
  expect(screen.getByRole('textbox')).toHaveFocus()
})

it('draws the row again when its message is another', async () => {
  const { other } = await renderChat(<Channel channelId={general} />)
  expectComplaints()
  await other('reza').edits(fromReza, 'poison')
  expect(texts()).toEqual(['Good morning!', 'Unsupported message', 'In ten minutes.'])
  await other('reza').edits(fromReza, 'antidote')
  expect(texts()).toEqual(['Good morning!', 'antidote', 'In ten minutes.'])
})

function Opener(): JSX.Element {
  const { show } = useRoot()
  return (
    <button type="button" onClick={() => show(<Broken />)}>
      Open
    </button>
  )
}
function Broken(): JSX.Element {
  throw new Error('This cannot be drawn.')
}

it('keeps what opens and cannot be drawn from taking the page with it', async () => {
  const { user } = await renderChat(
    <>
      <Opener />
      <Channel channelId={general} />
    </>,
  )
  expectComplaints()
  await user.type(screen.getByRole('textbox'), 'Half a thought')
  await user.click(screen.getByRole('button', { name: 'Open' }))
  expect(texts()).toHaveLength(3)
  expect(screen.getByRole('textbox')).toHaveValue('Half a thought')
})
