import { render, screen, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { MessageList } from '../../src/components/MessageList/index.ts'
import { EmojiPicker } from '../../src/emoji.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId } from '../../src/model/id.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { spoken } from '../support/spoken.ts'
import { until } from './support/openList.tsx'

/* What jsdom cannot show of reactions: lines, places in the window, real modality, and the browser's own keys. */

const types = [
  'like',
  'love',
  'haha',
  'wow',
  'sad',
  'party',
  '🍰',
  '🎂',
  '🧁',
  '🥧',
  '🍮',
  '🍩',
  '🍪',
  '🍫',
  '🍬',
  '🍭',
]

async function open(props: Partial<ChatProps> = {}, width = 320): Promise<HTMLElement> {
  await page.viewport(width, 560)
  const messages = [
    said('reza', 9, 'Coffee?', { reactions: { like: ['ann'], love: ['reza'] } }),
    said('reza', 8, 'Cake?', { reactions: Object.fromEntries(types.map((type) => [type, ['reza']])) }),
  ]
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages })),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'position: fixed; inset: 0; display: grid'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} timeZone="UTC" components={components} {...props}>
      <MessageList channelId={channelId('messaging:general')} />
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  await until(() => screen.queryAllByRole('article').length === 2)
  return screen.getAllByRole('article')[0] as HTMLElement
}
const components = { EmojiPicker }
const isInside = (element: Element): boolean => {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
}
const slot = (name: string): HTMLElement | null => document.querySelector(`[data-slot="${name}"]`)

describe.each([
  ['en', {}],
  ['fa', { locale: 'fa', strings: fa }],
] as const)('in 320 px, %s', (_, props) => {
  it('RE-3: chips are two lines, the last of which leads to the others', async () => {
    await open(props)
    const cake = screen.getAllByRole('article')[1] as HTMLElement
    const chips = within(cake)
      .getAllByRole('button')
      .filter((it) => it.dataset['slot'] === 'reaction')
    expect(new Set(chips.map((chip) => chip.offsetTop)).size).toBe(2)
    expect(chips.length).toBeLessThan(types.length)
    // What is heard begins with what is seen (WCAG 2.5.3).
    const rest = chips.at(-1) as HTMLElement
    expect(rest.getAttribute('aria-label')?.startsWith(rest.textContent ?? '?')).toBe(true)
    await userEvent.click(chips.at(-1) as HTMLElement)
    await until(() => screen.queryByRole('dialog') !== null)
    expect(screen.getAllByRole('tab')).toHaveLength(types.length)
    expect(isInside(screen.getByRole('dialog'))).toBe(true)
    await userEvent.keyboard('{Escape}')
    await until(() => screen.queryByRole('dialog') === null)
    expect(document.activeElement).toBe(chips.at(-1))
  })

  it('the bar and the picker stand in the window, and Escape leads back to the message', async () => {
    const row = await open(props)
    row.focus()
    await userEvent.keyboard('+')
    await until(() => slot('reaction-bar') !== null)
    const bar = slot('reaction-bar') as HTMLElement
    expect(isInside(bar)).toBe(true)
    await userEvent.keyboard('{End}{Enter}')
    await until(
      () => slot('emoji-picker-search') === document.activeElement && document.activeElement !== null,
    )
    const popover = slot('emoji-popover') as HTMLElement
    expect(isInside(popover)).toBe(true)
    await userEvent.keyboard('{ArrowDown}{PageDown}{PageDown}')
    const focused = document.activeElement as HTMLElement
    const grid = screen.getByRole('grid').getBoundingClientRect()
    await until(() => focused.getBoundingClientRect().top >= grid.top)
    expect(focused.getBoundingClientRect().bottom).toBeLessThanOrEqual(grid.bottom)
    await userEvent.keyboard('{Escape}')
    expect(slot('emoji-popover')).toBeNull()
    expect(document.activeElement).toBe(row)
  })
})

it('picks by real keys, with Shift as often as one likes', async () => {
  const row = await open({}, 800)
  row.focus()
  await userEvent.keyboard('+')
  await until(() => slot('reaction-bar') !== null)
  await userEvent.keyboard('{End}{Enter}')
  await until(() => slot('emoji-picker-search') === document.activeElement && document.activeElement !== null)
  await userEvent.keyboard('unicorn{ArrowDown}{Shift>}{Enter}{/Shift}')
  const unicorn = (): HTMLElement | null =>
    within(row).queryByRole('button', { name: spoken(/^🦄 1, 🦄, including you$/) })
  await until(() => unicorn() !== null)
  expect(screen.getByRole('gridcell', { name: 'unicorn' }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard(' ')
  await until(() => unicorn() === null)
  expect(slot('emoji-popover')).toBeNull()
  expect(document.activeElement).toBe(row)
})

it('RE-2: the context menu of a reaction is who it was', async () => {
  const row = await open({}, 800)
  const love = within(row).getByRole('button', { name: spoken(/^❤️ 1, heart$/) })
  love.focus()

  love.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
  await until(() => screen.queryByRole('dialog') !== null)
  expect(screen.getByRole('tab', { selected: true })).toBe(document.activeElement)
  expect(screen.getByRole('tab', { selected: true }).textContent).toContain('❤️')
  await userEvent.keyboard('{Escape}')
  await until(() => screen.queryByRole('dialog') === null)
  expect(document.activeElement).toBe(love)
})
