import { act, render, screen, within } from '@testing-library/react'
import type { JSX } from 'react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { Message } from '../../src/components/Message/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/* What jsdom cannot show of a message: where its toolbar lies, how much of it is seen, and what Tab and arrows do. */

const general = channelId('messaging:general')

function Messages({ isShown = true }: { readonly isShown?: boolean }): JSX.Element {
  const { rows } = useMessages(general)
  return (
    <div style={{ paddingBlockStart: '60px' }}>
      {isShown && rows.map((row) => <Message key={row} channelId={general} messageKey={messageKey(row)} />)}
    </div>
  )
}

async function open(
  messages: readonly SceneMessage[],
  { width = 320, ...props }: Partial<ChatProps> & { readonly width?: number } = {},
) {
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages })),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = `inline-size: ${width}px; block-size: 500px`
  document.body.append(frame)
  const page = (isShown: boolean): JSX.Element => (
    <Chat chat={chat} timeZone="UTC" {...props}>
      <Messages isShown={isShown} />
    </Chat>
  )
  const view = render(page(true), { container: frame })
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  await until(() => frame.querySelectorAll('article').length === messages.length)
  return { chat, frame, show: (isShown: boolean) => view.rerender(page(isShown)) }
}
const rowsIn = (frame: HTMLElement): readonly HTMLElement[] => [...frame.querySelectorAll('article')]
const box = (element: Element | null | undefined): DOMRect => element!.getBoundingClientRect()

describe('the toolbar (MS-4)', () => {
  it.each(['ltr', 'rtl'] as const)(
    'lies over the top end corner, within 320 px, and moves nothing: %s',
    async (dir) => {
      const { frame } = await open([said('reza', 5, 'Hello there'), said('ann', 4, 'Hi')], { dir })
      for (const row of rowsIn(frame)) {
        const before = box(row)
        const text = box(row.querySelector('[data-slot=message-bubble]'))
        await userEvent.hover(row)
        const bar = box(within(row).getByRole('toolbar'))
        expect(box(row)).toEqual(before)
        expect(box(row.querySelector('[data-slot=message-bubble]'))).toEqual(text)
        expect(bar.left).toBeGreaterThanOrEqual(box(frame).left)
        expect(bar.right).toBeLessThanOrEqual(box(frame).right)
        expect(bar.bottom).toBeLessThanOrEqual(text.top + 4)
        const end = dir === 'ltr' ? before.right - bar.right : bar.left - before.left
        expect(end).toBeLessThan(16)
        for (const button of within(row).getAllByRole('button')) {
          expect(box(button).width).toBeGreaterThanOrEqual(24)
          expect(box(button).height).toBeGreaterThanOrEqual(24)
        }
      }
    },
  )

  it('goes with the pointer, and does what is pressed', async () => {
    const { frame } = await open([said('reza', 5, 'Hello there'), said('reza', 4, 'Hi')])
    const [first, second] = rowsIn(frame)
    await userEvent.hover(first!)
    await userEvent.hover(second!)
    expect(within(first!).queryByRole('toolbar')).toBeNull()
    const [like] = within(second!).getAllByRole('button')
    await userEvent.click(like!)
    await until(() => second!.querySelector('[data-slot=reaction][data-own]') !== null)
  })

  it('is entered by the end-arrow and left by the start-arrow, mirrored from right to left', async () => {
    const { frame } = await open([said('reza', 5, 'Hello there')], { dir: 'rtl' })
    const [row] = rowsIn(frame)
    act(() => row!.focus())
    await userEvent.keyboard('{ArrowLeft}')
    expect(row!.querySelector('[data-slot=message-toolbar] button')).toBe(document.activeElement)
    await userEvent.keyboard('{ArrowRight}')
    expect(row).toBe(document.activeElement)
  })
})

describe('the menu (MS-5)', () => {
  it('opens where the right button was pressed, and gives the focus back to the row', async () => {
    const { frame } = await open([said('reza', 5, 'Hello there')])
    const [row] = rowsIn(frame)
    const body = row!.querySelector('[data-slot=message-body]')
    await userEvent.click(page.getByText('Hello there'), { button: 'right', position: { x: 20, y: 8 } })
    const menu = await screen.findByRole('menu')
    await until(() => menu.contains(document.activeElement))
    expect(Math.abs(box(menu).left - (box(body).left + 20))).toBeLessThan(24)
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(row).toBe(document.activeElement)
  })
})

describe('a long message (MS-2)', () => {
  const lines = Array.from({ length: 40 }, (_, line) => `Line ${line}`)
  const long = said('reza', 5, `${lines.join('\n')}\nhttps://tea.example`, { id: 'long' })
  const height = (frame: HTMLElement): number => box(frame.querySelector('[data-slot=message-clip]')).height

  it('shows fifteen lines, the rest for a press, and still so when its row has been away', async () => {
    const { frame, show } = await open([long])
    const closed = height(frame)
    const line = box(frame.querySelector('[data-slot=text] p')).height / 41
    expect(Math.round(closed / line)).toBe(15)
    await userEvent.click(frame.querySelector('[data-slot=message-more]')!)
    expect(height(frame)).toBeGreaterThan(closed * 2)
    show(false)
    expect(frame.querySelector('article')).toBeNull()
    show(true)
    expect(height(frame)).toBeGreaterThan(closed * 2)
    expect(frame.querySelector('[data-slot=message-more]')).toHaveAttribute('aria-expanded', 'true')
  })

  it('opens when Tab reaches what is out of sight', async () => {
    const { frame } = await open([long])
    const closed = height(frame)
    act(() => rowsIn(frame)[0]!.focus())
    // The time is a stop of its own, before the link.
    await userEvent.keyboard('{Tab}{Tab}')
    expect(document.activeElement?.tagName).toBe('A')
    expect(height(frame)).toBeGreaterThan(closed)
  })

  it('with fifteen lines is none', async () => {
    const { frame } = await open([said('reza', 5, lines.slice(0, 15).join('\n'))])
    expect(frame.querySelector('[data-slot=message-more]')).toBeNull()
  })
})

it('MS-2: code is a stop of Tab only where it has to scroll', async () => {
  const wide = `\`\`\`\n${'wide '.repeat(60)}\n\`\`\``
  const { frame } = await open([said('reza', 5, wide), said('reza', 4, '```\nshort\n```')])
  const [first, second] = [...frame.querySelectorAll('pre')]
  await until(() => first!.hasAttribute('tabindex'))
  expect(first).toHaveAttribute('tabindex', '0')
  expect(second).not.toHaveAttribute('tabindex')
})
