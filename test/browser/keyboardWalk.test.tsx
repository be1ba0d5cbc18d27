import { render } from '@testing-library/react'
import { expect, it, onTestFinished } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import '../../src/styles/styles.css'
import { Channel } from '../../src/components/Channel/index.ts'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Chat } from '../../src/components/Chat/index.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { en } from '../../src/i18n/en.ts'
import { fa } from '../../src/i18n/fa.ts'
import { createFormatter } from '../../src/i18n/format.ts'
import { createWorld } from '../../src/testing.ts'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { until } from './support/openList.tsx'

const scene = sceneOf(
  channelOf('general', {
    name: 'General',
    messages: [...lines(12), said('reza', 3, 'Tea at five?', { id: 'tea' })],
  }),
  channelOf('second', { name: 'Second', messages: [said('reza', 90, 'Hello there', { id: 's-1' })] }),
)

async function open(locale: 'en' | 'fa') {
  const world = await createWorld({
    scene,
    env: { ...browserEnv(), storage: memoryStorage(), isVisible: () => true },
  })
  const { chat } = world.join('ann')
  const frame = document.createElement('div')
  frame.style.cssText = 'inline-size: 1000px; block-size: 600px'
  document.body.append(frame)
  const view = render(
    <Chat chat={chat} locale={locale} timeZone="UTC" {...(locale === 'fa' ? { strings: fa } : {})}>
      <ChannelList />
      <Channel />
    </Chat>,
    { container: frame },
  )
  onTestFinished(async () => {
    view.unmount()
    frame.remove()
    await world.end()
  })
  await until(() => frame.querySelectorAll('[data-slot="channel-item"]').length === 2)
  return { world, chat, frame, words: (locale === 'fa' ? fa : en)(createFormatter({ locale })) }
}

const focused = (): HTMLElement => document.activeElement as HTMLElement
const slotOf = (element: Element | null = focused()): string | null =>
  element?.getAttribute('data-slot') ?? null
const rowOf = (): string | undefined =>
  focused().closest<HTMLElement>('[data-message-id]')?.dataset['messageId']
const press = (keys: string): Promise<void> => userEvent.keyboard(keys)

interface Devtools {
  send(method: 'Input.dispatchKeyEvent', event: object): Promise<unknown>
}
const CONTROL = 2
/** A key by its sign and its place on the keyboard, which only the browser itself can press. */
async function pressKey(key: string, code: string, place: number, modifiers = 0): Promise<void> {
  const event = { key, code, modifiers, windowsVirtualKeyCode: place }
  for (const type of ['rawKeyDown', 'keyUp'])
    await (cdp() as Devtools).send('Input.dispatchKeyEvent', { type, ...event })
}
/** A letter as a Persian keyboard has it: another sign on the same key. */
const pressLetter = (locale: 'en' | 'fa', letter: string, persian: string): Promise<void> =>
  pressKey(
    locale === 'fa' ? persian : letter,
    `Key${letter.toUpperCase()}`,
    letter.toUpperCase().charCodeAt(0),
  )

it.each(['en', 'fa'] as const)(
  'a whole conversation by keyboard alone, in %s',
  async (locale) => {
    const { world, frame, words } = await open(locale)
    const find = (selector: string): HTMLElement | null => frame.querySelector(selector)
    const inStart = locale === 'fa' ? '{ArrowRight}' : '{ArrowLeft}'
    const inEnd = locale === 'fa' ? '{ArrowLeft}' : '{ArrowRight}'

    // Into the list of channels, one down and one up again, and open.
    await userEvent.tab()
    expect(focused().closest('[data-slot="channel-list"]')).not.toBeNull()
    await press('{ArrowDown}')
    expect(focused().textContent).toContain('Second')
    await press('{Home}')
    expect(focused().textContent).toContain('General')
    await press('{Enter}')
    await until(() => slotOf() === 'composer-field')

    // Write, send; the field keeps the focus.
    await press('I am in')
    await press('{Enter}')
    await until(() => find('[data-status="sent"][data-own]') !== null)
    expect(slotOf()).toBe('composer-field')
    const mine = find('[data-own]')?.dataset['messageId'] ?? ''

    // Arrow up in the empty field edits what I said.
    await press('{ArrowUp}')
    await until(() => find('[data-slot="composer"]')?.dataset['editing'] !== undefined)
    await press('{End}, with cake{Enter}')
    await until(() => find('[data-own]')?.textContent.includes('I am in, with cake') ?? false)
    expect(slotOf()).toBe('composer-field')

    // Into the messages, to what Reza asked, and answer it.
    await userEvent.tab({ shift: true })
    expect(rowOf()).toBe(mine)
    await press('{ArrowUp}')
    expect(rowOf()).toBe('tea')
    await pressLetter(locale, 'r', 'ق')
    await until(() => slotOf() === 'composer-field')
    expect(find('[data-slot="composer-context"]')?.textContent).toContain('Tea at five?')
    await press('Yes{Enter}')
    await until(() => [...frame.querySelectorAll('[data-slot="message-quote"]')].length === 1)

    // React by key: the bar is one stop, arrows move in it, and what is chosen leads back to the message.
    await userEvent.tab({ shift: true })
    while (rowOf() !== 'tea') await press('{ArrowUp}')
    await press('+')
    await until(() => focused().closest('[data-slot="reaction-bar"]') !== null)
    await press(inEnd)
    await press(inStart)
    await press('{Enter}')
    await until(() => find('[data-message-id="tea"] [data-slot="reaction"][data-own]') !== null)
    expect(slotOf()).toBe('message')
    expect(rowOf()).toBe('tea')

    // The menu, and out of it again with the focus where it was.
    await press('{Enter}')
    await until(() => focused().getAttribute('role') === 'menuitem')
    await press('{ArrowDown}{Escape}')
    await until(() => rowOf() === 'tea' && slotOf() === 'message')

    // Delete what I said: asked first, with the way out in focus; then the focus goes to a neighbour.
    while (rowOf() !== mine) await press('{ArrowDown}')
    await press('{Delete}')
    await until(() => focused().closest('[role="alertdialog"]') !== null)
    expect(focused().textContent).toContain(words.messageDeleteCancel)
    await userEvent.tab()
    expect(focused().textContent).toContain(words.messageDelete)
    await press('{Enter}')
    await until(() => find(`[data-message-id="${mine}"]`)?.dataset['kind'] === 'deleted')
    await until(() => rowOf() !== undefined && rowOf() !== mine)

    // Out to the composer, through the regions, and the help.
    await press('{Escape}')
    expect(slotOf()).toBe('composer-field')
    await press('{Shift>}{F6}{/Shift}')
    expect(focused().closest('[data-slot="message-list-viewport"]')).not.toBeNull()
    await press('{Shift>}{F6}{/Shift}')
    expect(focused().closest('[data-slot="channel-list"]')).not.toBeNull()
    await press('{F6}{F6}')
    expect(slotOf()).toBe('composer-field')
    await pressKey('/', 'Slash', 191, CONTROL)
    await until(() => frame.querySelector('dialog[open]') !== null)
    await press('{Escape}')
    await until(() => slotOf() === 'composer-field')

    // What is half-written stays with its channel.
    await press('Half a thought')
    await world.server.as('reza').call('sendMessage', {
      path: { type: 'messaging', id: 'second' },
      body: { message: { text: 'Are you there?' } },
    })
    await press('{Shift>}{F6}{F6}{/Shift}')
    await press('{Home}')
    while (!focused().textContent.includes('Second')) await press('{ArrowDown}')
    await press('{Enter}')
    await until(() => slotOf() === 'composer-field' && (focused() as HTMLTextAreaElement).value === '')
    await until(() => frame.textContent.includes('Are you there?'))
    await press('{Shift>}{F6}{F6}{/Shift}')
    while (!focused().textContent.includes('General')) await press('{ArrowDown}')
    await press('{Enter}')
    await until(
      () => slotOf() === 'composer-field' && (focused() as HTMLTextAreaElement).value === 'Half a thought',
    )
  },
  60_000,
)
