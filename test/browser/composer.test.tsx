import { act, render, screen } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { Chat, type ChatProps } from '../../src/components/Chat/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { fa } from '../../src/i18n/fa.ts'
import { channelId, type MessageKey } from '../../src/model/id.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

/*
 * What jsdom cannot show of the composer: a real input method, undo, the room that the field takes, and Tab.
 * `Input.imeSetComposition` of the DevTools protocol is how Chromium is told what an input method does.
 */

const general = channelId('messaging:general')

async function open({ width = 320, ...props }: Partial<ChatProps> & { readonly width?: number } = {}) {
  const world = await createWorld({
    scene: sceneOf(channelOf('general', { messages: lines(12) })),
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
  const before = selectRows(chat.store.getState(), general).length
  const sent = (): readonly string[] =>
    selectRows(chat.store.getState(), general)
      .slice(before)
      .map((row) => selectMessage(chat.store.getState(), general, row as MessageKey)?.text ?? '')
  field.focus()
  return { chat, field, frame, sent }
}

type Opened = Awaited<ReturnType<typeof open>>

/** A word as far as it has come; its last character is where the caret is. */
const compose = (text: string): Promise<unknown> =>
  cdp().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
/** The input method puts its word in, and the key that did so is told as taken. */
async function commit(text: string): Promise<void> {
  await cdp().send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 })
  await cdp().send('Input.insertText', { text })
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', windowsVirtualKeyCode: 13 })
}
const isComposing = ({ field }: Opened): boolean =>
  field.closest('form')?.hasAttribute('data-composing') ?? false

describe('CO-3 an input method in Chromium', () => {
  it.each([
    ['Japanese', ['に', 'にh', 'にほ', 'にほn', 'にほん', '日本'], '日本'],
    ['Persian', ['س', 'سل', 'سلا', 'سلام'], 'سلام'],
  ])('sends a %s word with the next key, not with the one that ends it', async (_, steps, word) => {
    const opened = await open()
    const { field, sent, chat } = opened
    for (const step of steps) {
      await compose(step)
      expect([field.value, field.selectionEnd, isComposing(opened)]).toEqual([step, step.length, true])
    }
    expect(chat.store.getState().drafts.get(general)?.text).toBe(word)
    await commit(word)
    await until(() => !isComposing(opened))
    expect([field.value, sent()]).toEqual([word, []])
    await new Promise((resolve) => setTimeout(resolve, 60))
    await userEvent.keyboard('{Enter}')
    expect([field.value, sent()]).toEqual(['', [word]])
  })

  it('composes in the middle of a text, and the caret stays there', async () => {
    const { field } = await open()
    await userEvent.keyboard('ab')
    field.setSelectionRange(1, 1)
    for (const step of ['に', 'にほ', 'にほん']) {
      await compose(step)
      expect([field.value, field.selectionEnd]).toEqual([`a${step}b`, 1 + step.length])
    }
    await commit('日本')
    await until(() => field.value === 'a日本b')
    expect(field.selectionEnd).toBe(3)
    await userEvent.keyboard('!')
    expect(field.value).toBe('a日本!b')
  })

  it('is not disturbed by another draft, which comes when the word has ended', async () => {
    const opened = await open()
    const { field, chat } = opened
    await compose('に')
    act(() => chat.setDraft(general, { text: 'from elsewhere' }))
    await compose('にほ')
    expect([field.value, isComposing(opened)]).toEqual(['にほ', true])
    await commit('にほ')
    await until(() => field.value === 'from elsewhere')
  })

  it('sends a whole word when the button is pressed in the middle of it', async () => {
    const { field, sent } = await open()
    await compose('سلا')
    await userEvent.click(screen.getByRole('button', { name: 'Send message' }))
    await until(() => sent().length > 0)
    expect([field.value, sent()]).toEqual(['', ['سلا']])
    expect(document.activeElement).toBe(field)
  })
})

describe('marks', () => {
  it('go with undo and come back with redo, as what was typed does', async () => {
    const { field } = await open()
    await userEvent.keyboard('see this')
    field.setSelectionRange(4, 8)
    await userEvent.keyboard('{Control>}b{/Control}')
    expect(field.value).toBe('see **this**')
    expect([field.selectionStart, field.selectionEnd]).toEqual([6, 10])
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(field.value).toBe('see this')
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(field.value).toBe('see **this**')
  })
})

describe('CO-1 the room of the field', () => {
  const long = 'این یک متن بلند فارسی است که برای دیدن رفتار جعبهٔ نوشتن چند بار تکرار می‌شود. '

  it.each([
    ['Persian', 320, { locale: 'fa', strings: fa }],
    ['English', 320, {}],
    ['English', 900, {}],
  ])(
    'grows with %s text at %i px, to ten lines or 40 % of the pane, and scrolls then',
    async (_, width, props) => {
      const { field, frame, chat } = await open({ width, ...props })
      const line = Number.parseFloat(getComputedStyle(field).lineHeight)
      const one = field.clientHeight
      const pane = field.closest('[data-slot=channel]')?.clientHeight ?? Infinity
      const most = Math.min(line * 10 + 24, pane * 0.4)
      let last = one
      for (const times of [1, 3, 5]) {
        act(() => chat.setDraft(general, { text: long.repeat(times) }))
        expect(field.clientHeight).toBeGreaterThanOrEqual(last)
        last = field.clientHeight
        if (last > most * 0.7) break
        expect(field.scrollHeight).toBeLessThanOrEqual(field.clientHeight + 1)
      }
      expect(last).toBeGreaterThan(one)
      act(() => chat.setDraft(general, { text: long.repeat(60) }))
      expect(field.scrollHeight).toBeGreaterThan(field.clientHeight)
      expect(field.clientHeight).toBeLessThanOrEqual(most)
      expect(field.clientHeight).toBeGreaterThan(most * 0.8)
      expect(frame.scrollWidth).toBeLessThanOrEqual(width)
    },
  )

  it('is 16 px or more in size, so that no phone zooms in (TC-4)', async () => {
    const { field } = await open()
    expect(Number.parseFloat(getComputedStyle(field).fontSize)).toBeGreaterThanOrEqual(16)
  })

  it('draws its ring inside, where nothing cuts it off (FO-5)', async () => {
    const { field } = await open()
    await userEvent.keyboard('x')
    const { outlineStyle, outlineOffset, outlineWidth } = getComputedStyle(field)
    expect([outlineStyle, outlineWidth, outlineOffset]).toEqual(['solid', '2px', '-2px'])
  })

  it('says what is left of the limit without moving anything (P-6)', async () => {
    const { field, chat } = await open()
    const { form } = field
    act(() => chat.setDraft(general, { text: 'x '.repeat(2000) }))
    const before = [form?.clientHeight, field.getBoundingClientRect().top]
    act(() => chat.setDraft(general, { text: 'x '.repeat(2300) }))
    const counter = screen.getByText('400 characters left').getBoundingClientRect()
    expect([form?.clientHeight, field.getBoundingClientRect().top]).toEqual(before)
    expect(counter.top).toBeGreaterThanOrEqual(field.getBoundingClientRect().bottom)
  })
})

it('FO-4: Shift and Tab lead from the field to the messages, Tab from there to the field', async () => {
  const { field, frame } = await open()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  const region = frame.querySelector('[data-slot="message-list"]')
  expect(region?.contains(document.activeElement)).toBe(true)
  for (let presses = 0; presses < 12 && document.activeElement !== field; presses += 1)
    await userEvent.keyboard('{Tab}')
  expect(document.activeElement).toBe(field)
})
