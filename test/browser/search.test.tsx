import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fa } from '../../src/i18n/fa.ts'
import type { ChatProps } from '../../src/components/Chat/index.ts'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { messageRow, offsetOf, openList, still, until } from './support/openList.tsx'

const scene = sceneOf(
  channelOf('general', {
    messages: [
      said('reza', 9000, 'The needle in the haystack', { id: 'needle' }),
      ...lines(150),
      said('ann', 5, 'Where is it?', { id: 'root' }),
      ...Array.from({ length: 60 }, (_, place) =>
        said('reza', 4, place === 3 ? 'a pin in the thread' : 'straw', {
          id: `straw-${place}`,
          replyTo: 'root',
        }),
      ),
    ],
  }),
)

async function open(chat: Partial<ChatProps> = {}, width = 700) {
  const opened = await openList({ scene, isWhole: true, width, chat })
  const { frame } = opened
  const find = <Found extends HTMLElement>(slot: string): Found | null =>
    frame.querySelector<Found>(`[data-slot="${slot}"]`)
  const button = (): HTMLButtonElement | null =>
    frame.querySelector<HTMLButtonElement>('[data-slot="channel-header-actions"] button')
  const search = async (text: string): Promise<void> => {
    button()?.focus()
    await userEvent.keyboard('{Enter}')
    await until(() => document.activeElement === find('search-input'))
    await userEvent.keyboard(text)
    await until(() => find('search-result') !== null)
  }
  return { ...opened, find, button, search }
}
const focusedMessage = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-message-id]')?.dataset['messageId']

describe.each([
  ['en', {}],
  ['fa', { locale: 'fa', strings: fa }],
] as const)('SC-7 from a search to a message, by keys alone, in %s', (_locale, chat) => {
  it('goes far back into history that is not loaded, and back again', async () => {
    const { search, viewport, frame, find } = await open(chat)
    const box = viewport()
    expect(box.querySelector('[data-message-id="needle"]')).toBeNull()
    await search('needle')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await until(() => focusedMessage() === 'needle')
    await still(box)
    expect(frame.querySelector('dialog')).toBeNull()
    expect(messageRow(box, 'needle')).toHaveAttribute('data-highlighted')
    const top = offsetOf(box, 'needle')
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(box.clientHeight / 2)
    find('jump-back')?.click()
    await until(() => box.querySelector('[data-message-id="root"]') !== null)
  })

  it('goes to an old reply in a thread that was closed', async () => {
    const { search, frame } = await open(chat)
    await search('pin')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await until(() => focusedMessage() === 'straw-3')
    expect(document.activeElement?.closest('[data-slot="thread"]')).not.toBeNull()
    expect(frame.querySelector('dialog')).toBeNull()
  })
})

describe('the search over a conversation', () => {
  it('Escape clears, then closes, and the focus is on its button again (FO-8)', async () => {
    const { search, find, frame, button } = await open()
    await search('needle')
    await userEvent.keyboard('{Escape}')
    expect(find<HTMLInputElement>('search-input')?.value).toBe('')
    expect(frame.querySelector('dialog')?.open).toBe(true)
    await userEvent.keyboard('{Escape}')
    await until(() => frame.querySelector('dialog') === null)
    expect(document.activeElement).toBe(button())
  })

  it('keeps where one was: words, place and focus', async () => {
    const { search, find, frame, button } = await open()
    await search('line')
    await userEvent.keyboard('{ArrowDown}'.repeat(16))
    await still(find('search-body') as HTMLElement)
    const top = find('search-body')?.scrollTop ?? 0
    expect(top).toBeGreaterThan(0)
    const row = (document.activeElement as HTMLElement).dataset['result']
    find<HTMLButtonElement>('search-close')?.click()
    await until(() => frame.querySelector('dialog') === null)
    button()?.click()
    await until(() => (document.activeElement as HTMLElement).dataset['result'] === row)
    await until(() => Math.abs((find('search-body')?.scrollTop ?? 0) - top) < 2)
    expect(find<HTMLInputElement>('search-input')?.value).toBe('line')
  })

  it('loads the next page when its end comes near', async () => {
    const { search, find, frame } = await open()
    await search('line')
    const count = (): number => frame.querySelectorAll('[data-slot="search-result"]').length
    expect(count()).toBe(30)
    const body = find('search-body') as HTMLElement
    body.scrollTop = body.scrollHeight
    await until(() => count() > 30)
  })

  it('fits into 320 px, all of it within reach', async () => {
    const { search, find } = await open({}, 320)
    await search('line')
    const dialog = document.querySelector('dialog') as HTMLElement
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth)
    const body = find('search-body') as HTMLElement
    expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth)
    expect(body.clientHeight).toBeGreaterThan(150)
  })
})
