import { render, screen } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { channelId } from '../../src/model/id.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/* What jsdom cannot show of the suggestions: undo, a real input method, where the list stands, and real keys. */

const general = channelId('messaging:general')
const REZA = 'رضا کریمی'

async function open({ width = 320, ...props }: Partial<ChatProps> & { readonly width?: number } = {}) {
  const world = await createWorld({
    scene: sceneOf(
      channelOf('general', {
        members: ['ann', 'reza', 'anne-sophie', 'xiaolong', 'user-42', 'guest-7f3a'],
        messages: lines(12),
      }),
    ),
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = `inline-size: ${width}px; block-size: 500px`
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} timeZone="UTC" {...props}>
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
  const mentions = (): readonly string[] =>
    (chat.store.getState().drafts.get(general)?.mentions ?? []).map(({ start, end }) =>
      field.value.slice(start, end),
    )
  return { chat, field, frame, mentions }
}

const list = (): HTMLElement | null => screen.queryByRole('listbox')
const shown = (): Promise<void> => until(() => list() !== null)
const undo = (): Promise<void> => userEvent.keyboard('{Control>}z{/Control}')
const redo = (): Promise<void> => userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')

describe('CO-6: undo', () => {
  it('takes a suggestion back, and redo puts it in again with whom it names', async () => {
    const { field, mentions } = await open()
    await userEvent.keyboard('Hi @re')
    await shown()
    await userEvent.keyboard('{Enter}')
    expect([field.value, mentions()]).toEqual([`Hi @${REZA} `, [`@${REZA}`]])
    await undo()
    expect([field.value, mentions(), list()]).toEqual(['Hi @re', [], null])
    await redo()
    expect([field.value, mentions()]).toEqual([`Hi @${REZA} `, [`@${REZA}`]])
  })

  it('brings back whom a token named that was deleted', async () => {
    const { field, mentions } = await open()
    await userEvent.keyboard('@re')
    await shown()
    await userEvent.keyboard('{Enter}ok')
    await userEvent.keyboard('{Control>}a{/Control}{Backspace}')
    expect([field.value, mentions()]).toEqual(['', []])
    await undo()
    expect([field.value, mentions()]).toEqual([`@${REZA} ok`, [`@${REZA}`]])
  })

  it('takes back an emoji that a closed name became, and leaves the name alone then', async () => {
    const { field } = await open()
    await userEvent.keyboard(':fire:')
    await until(() => field.value === '🔥 ')
    await undo()
    expect(field.value).toBe(':fire:')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(field.value).toBe(':fire:')
  })

  it('brings back what was written of a command, in place of its chip', async () => {
    const { field } = await open()
    await userEvent.keyboard('/gi')
    await shown()
    await userEvent.keyboard('{Enter}')
    expect([field.value, screen.queryByRole('img', { name: /Command/ }) === null]).toEqual(['', false])
    await undo()
    expect([field.value, screen.queryByRole('img', { name: /Command/ }) === null]).toEqual(['/gi', true])
  })
})

describe('CO-3: an input method in Chromium', () => {
  const compose = (text: string): Promise<unknown> =>
    cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

  it('shows the list of what it composes, changes nothing meanwhile, and a press takes one', async () => {
    const { field, mentions } = await open()
    await userEvent.keyboard('@')
    for (const step of ['ر', 'رض']) await compose(step)
    await until(() => list()?.children.length === 1)
    expect([field.value, field.selectionEnd]).toEqual(['@رض', 3])
    await userEvent.click(screen.getByRole('option'))
    expect([field.value, mentions()]).toEqual([`@${REZA} `, [`@${REZA}`]])
    expect(document.activeElement).toBe(field)
    await userEvent.keyboard('ok')
    expect(field.value).toBe(`@${REZA} ok`)
  })

  it('closes an emoji’s name only once its word has ended', async () => {
    const { field } = await open()
    await compose(':fire:')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(field.value).toBe(':fire:')
    await cdp().send('Input.insertText', { text: ':fire:' })
    await until(() => field.value === '🔥 ')
  })
})

describe('the list', () => {
  it.each([
    [320, {}],
    [320, { dir: 'rtl' as const }],
    [900, {}],
  ])('stands over the field, within the pane, at %i px %o', async (width, props) => {
    const { field, frame } = await open({ width, ...props })
    await userEvent.keyboard('@')
    await shown()
    const box = list()?.getBoundingClientRect() ?? new DOMRect()
    const pane = frame.getBoundingClientRect()
    expect(box.bottom).toBeLessThanOrEqual(field.getBoundingClientRect().top)
    expect(box.top).toBeGreaterThanOrEqual(pane.top)
    expect(box.left).toBeGreaterThanOrEqual(pane.left)
    expect(box.right).toBeLessThanOrEqual(pane.right)
    expect(frame.scrollWidth).toBeLessThanOrEqual(width)
    for (const option of screen.getAllByRole('option'))
      expect(option.scrollWidth).toBeLessThanOrEqual(option.clientWidth)
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + 20)
    expect(list()?.contains(middle)).toBe(true)
  })

  it('takes the keys and leaves left and right to the caret', async () => {
    const { field } = await open()
    await userEvent.keyboard('@re')
    await shown()
    await userEvent.keyboard('{ArrowLeft}')
    expect(field.selectionEnd).toBe(2)
    await userEvent.keyboard('{ArrowRight}{Tab}')
    expect(field.value).toBe(`@${REZA} `)
    expect(document.activeElement).toBe(field)
  })

  it('moves nothing when it comes (P-1)', async () => {
    const { frame } = await open()
    const row = frame.querySelector('article:last-of-type')
    const before = row?.getBoundingClientRect().top
    await userEvent.keyboard('@')
    await shown()
    expect(row?.getBoundingClientRect().top).toBe(before)
  })
})
