import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromAnn } from '../support/renderChat.tsx'
import { plain } from '../support/spoken.ts'

/* MS-13: another language, and back */

const hello = 'Good morning!'
const server = { translate: (text: string, _from: string, to: string) => `[${to}] ${text}` }
const persian = { locale: 'fa-IR' } as const

async function openMenu(row: HTMLElement, { user }: Awaited<ReturnType<typeof drawMessages>>) {
  act(() => row.focus())
  await user.keyboard('{Enter}')
  return screen.findByRole('menu')
}

describe('a message in another language', () => {
  it('is asked for from the menu, shown in its own language, and shown as it was written again', async () => {
    const place = await drawMessages({ as: 'reza', server, chat: persian })
    const row = message(/Good morning/)
    const text = row.querySelector('[data-slot="text"]')
    const menu = await openMenu(row, place)
    await place.user.click(within(menu).getByRole('menuitem', { name: 'Translate' }))
    await place.settle()
    const shown = row.querySelector('[data-slot="text"]')
    expect([plain(shown?.textContent), shown?.getAttribute('lang')]).toEqual([`[fa] ${hello}`, 'fa'])
    expect(text).toBe(shown)
    await place.user.click(within(row).getByRole('button', { name: 'Show original' }))
    expect(plain(row.querySelector('[data-slot="text"]')?.textContent)).toBe(hello)
    // The second time it is there at once.
    const calls = place.wire.calls.length
    await act(() => place.chat.translate(place.chat.store.getState().base.channelOrder[0]!, fromAnn, 'fa'))
    expect(plain(row.querySelector('[data-slot="text"]')?.textContent)).toContain('[fa]')
    expect(place.wire.calls.length).toBe(calls)
  })

  it('that the server has not stays as it was written, and says so', async () => {
    const place = await drawMessages({ as: 'reza', chat: persian })
    const row = message(/Good morning/)
    const menu = await openMenu(row, place)
    await place.user.click(within(menu).getByRole('menuitem', { name: 'Translate' }))
    await place.settle()
    await waitFor(() =>
      expect(plain(document.body.textContent)).toContain('The message could not be translated.'),
    )
    expect(plain(row.querySelector('[data-slot="text"]')?.textContent)).toBe(hello)
  })

  it('is not offered for what is in my language already', async () => {
    const place = await drawMessages({ as: 'reza', server, chat: { locale: 'en-GB' } })
    await act(() => place.chat.translate(place.chat.store.getState().base.channelOrder[0]!, fromAnn, 'fa'))
    act(() => place.chat.showOriginal(fromAnn))
    const menu = await openMenu(message(/Good morning/), place)
    expect(within(menu).queryByRole('menuitem', { name: 'Translate' })).toBeNull()
  })
})
