import { act, render, screen } from '@testing-library/react'
import { expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { Chat } from '../../src/components/Chat/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { channelId } from '../../src/model/id.ts'
import { createWorld } from '../../src/testing.ts'
import { pageOf, pagesOf } from '../support/pages.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/* P-6, MS-12: what only a real layout shows */

const general = channelId('messaging:general')
const TEA = 'https://tea.example/'

async function open() {
  const picture = `data:image/gif;base64,x`
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages: lines(12) })),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
    server: pagesOf({ [TEA]: pageOf('All about tea and everything that goes with it, for hours', picture) })
      .server,
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'inline-size: 320px; block-size: 500px'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} timeZone="UTC">
      <Channel channelId={general} />
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  const field = screen.getByRole<HTMLTextAreaElement>('textbox')
  await until(() => !field.readOnly && frame.querySelector('article') !== null)
  field.focus()
  return { field, frame }
}

const stateOf = (frame: HTMLElement) =>
  frame.querySelector<HTMLElement>('.parlour-composer-preview')?.dataset['state']

it.each([
  [TEA, 'shown'],
  ['https://nothing.example/', 'empty'],
])('nothing moves but with a key press while %s is being written and answered', async (link, state) => {
  const { field, frame } = await open()
  const places = (): readonly number[] =>
    [
      field,
      frame.querySelector('article:last-of-type'),
      frame.querySelector('.parlour-composer-preview'),
    ].map((each) => Math.round(each?.getBoundingClientRect().top ?? -1))
  await act(() => userEvent.keyboard('h'))
  const fieldTop = places()[0]
  await act(() => userEvent.keyboard(link.slice(1)))
  await until(() => stateOf(frame) === 'loading')
  const reserved = places()
  await until(() => stateOf(frame) === state)
  expect(places()).toEqual(reserved)
  expect(frame.querySelector('.parlour-composer-preview')?.scrollHeight).toBeLessThanOrEqual(
    frame.querySelector('.parlour-composer-preview')?.clientHeight ?? 0,
  )
  // The field itself never leaves its place, the last message stays above the card.
  expect(places()[0]).toBe(fieldTop)
  await act(() => userEvent.keyboard(' x'))
  await until(() => stateOf(frame) === (state === 'empty' ? undefined : state))
  expect(places()[0]).toBe(fieldTop)
})
