import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fa } from '../../src/i18n/fa.ts'
import type { Scene } from '../../src/server/scene.ts'
import { openDialogs } from '../support/dialog.ts'
import { drawMessages, message } from '../support/drawMessages.tsx'
import { fromReza, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

const chip = (name: RegExp): HTMLElement => screen.getByRole('button', { name: spoken(name) })
const tab = (name: RegExp): HTMLElement => screen.getByRole('tab', { name: spoken(name) })
/** What is said of a chip beside its name. */
const told = (button: HTMLElement): string =>
  plain(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent)
const people = (): readonly string[] =>
  within(screen.getByRole('tabpanel'))
    .queryAllByRole('listitem')
    .map((item) => plain(item.querySelector('bdi')?.textContent))
const more = (): HTMLElement | null => screen.queryByRole('button', { name: 'Show more people' })

/** So many people, `p-1` first, of whom every fifth loves and the rest likes. */
function crowdOf(size: number): Scene {
  const ids = Array.from({ length: size }, (_, place) => `p-${place + 1}`)
  const loves = ids.filter((_, place) => place % 5 === 4)
  const scene = sceneOf(
    channelOf('general', {
      messages: [
        said('reza', 5, 'Coffee?', {
          id: fromReza,
          reactions: { like: ids.filter((id) => !loves.includes(id)), love: loves },
        }),
      ],
    }),
  )
  return { ...scene, users: [...scene.users, ...ids.map((id) => ({ id, name: `Person ${id.slice(2)}` }))] }
}

async function draw(options: RenderOptions = {}) {
  openDialogs()
  return drawMessages(options)
}

async function open(options: RenderOptions = {}, on = /^👍/) {
  const place = await draw(options)
  fireEvent.contextMenu(chip(on))
  await screen.findByRole('dialog')
  await place.settle()
  return place
}

describe('the names on a chip (RE-2)', () => {
  it('are its description: me, some of the others, and how many more there are', async () => {
    const { other } = await draw({ scene: crowdOf(40) })
    expect(told(chip(/^👍 32/))).toMatch(/^Person 39, .*Person 31, and 24 more reacted with thumbs up$/)
    await other('reza').reacts(fromReza, 'wow')
    expect(told(chip(/^😮 1/))).toBe('رضا کریمی reacted with surprised')
  })

  it('name me, and no more once I have taken mine back', async () => {
    const { user, other, settle } = await draw()
    await other('reza').reacts(fromReza, 'like')
    expect(told(chip(/^👍 2/))).toBe('You and رضا کریمی reacted with thumbs up')
    await user.click(chip(/^👍 2/))
    await settle()
    expect(told(chip(/^👍 1/))).toBe('رضا کریمی reacted with thumbs up')
  })
})

describe('who reacted', () => {
  it('opens by the right button on a chip, at its tab, and Escape or Close lead back to it', async () => {
    const { user, other } = await draw()
    await other('reza').reacts(fromReza, 'love')
    fireEvent.contextMenu(chip(/^❤️ 1/))
    const dialog = await screen.findByRole('dialog', { name: 'Who reacted' })
    expect(tab(/^❤️ 1, heart$/)).toHaveAttribute('aria-selected', 'true')
    expect(tab(/^❤️ 1/)).toHaveFocus()
    expect(tab(/^👍 1, thumbs up, including you$/)).toHaveAttribute('aria-selected', 'false')
    expect(screen.getByRole('tabpanel', { name: spoken(/^❤️ 1/) })).toBeInTheDocument()
    expect(people()).toEqual(['رضا کریمی'])
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(dialog).not.toBeInTheDocument()
    expect(chip(/^❤️ 1/)).toHaveFocus()
  })

  it('opens from the menu of the message, and leads back to the message', async () => {
    const { user } = await draw()
    act(() => message(/Coffee/).focus())
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('menuitem', { name: 'See who reacted' }))
    const dialog = await screen.findByRole('dialog', { name: 'Who reacted' })
    expect(people()).toEqual(['You'])
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(message(/Coffee/)).toHaveFocus()
  })

  it('opens when a finger rests on a chip, and the press does not react (TC-1)', async () => {
    const { other, pass, settle, wire } = await draw()
    await other('reza').reacts(fromReza, 'love')
    const before = wire.of(/reaction/).length
    const love = chip(/^❤️ 1/)
    fireEvent.pointerDown(love, { pointerType: 'touch', clientX: 5, clientY: 5 })
    await pass(300)
    fireEvent.pointerMove(love, { pointerType: 'touch', clientX: 9, clientY: 5 })
    await pass(250)
    fireEvent.pointerUp(love, { pointerType: 'touch' })
    fireEvent.click(love)
    expect(await screen.findByRole('dialog', { name: 'Who reacted' })).toBeInTheDocument()
    await settle()
    expect(love).not.toBePressed()
    expect(wire.of(/POST .*reaction/)).toHaveLength(before)
  })

  it('does not open when the finger moves away: that is scrolling', async () => {
    const { pass } = await draw()
    fireEvent.pointerDown(chip(/^👍/), { pointerType: 'touch', clientX: 5, clientY: 5 })
    fireEvent.pointerMove(chip(/^👍/), { pointerType: 'touch', clientX: 5, clientY: 30 })
    await pass(700)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('moves between its tabs with arrows, one stop of Tab', async () => {
    const { user } = await open({ scene: crowdOf(40) })
    expect(tab(/^👍/)).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(tab(/^❤️/)).toHaveFocus()
    expect([tab(/^👍/).tabIndex, tab(/^❤️/).tabIndex]).toEqual([-1, 0])
    await user.keyboard('{Enter}')
    expect(tab(/^❤️/)).toHaveAttribute('aria-selected', 'true')
    expect(people()).toHaveLength(8)
    await user.tab()
    expect(screen.getByRole('tabpanel')).toHaveFocus()
  })

  it('pages through a thousand, says how many came, and ends with all of them', async () => {
    const { user, settle, wire } = await open({ scene: crowdOf(1000) })
    expect(people().length).toBeGreaterThanOrEqual(80)
    let before = people().length
    await user.click(more() as HTMLElement)
    await settle()
    expect(people()).toHaveLength(before + 100)
    expect(within(screen.getByRole('log')).getByText('100 more people')).toBeInTheDocument()
    for (; more(); before = people().length) {
      await user.click(more() as HTMLElement)
      await settle()
    }
    expect(people()).toHaveLength(800)
    expect(new Set(people()).size).toBe(800)
    expect(screen.getByRole('tabpanel')).toHaveFocus()
    expect(wire.of(/GET .*reactions/)).toHaveLength(10)
  })

  it('says how many are left where the server tells no more', async () => {
    const { user, settle } = await open({ scene: crowdOf(1300) })
    while (more()) {
      await user.click(more() as HTMLElement)
      await settle()
    }
    expect(people()).toHaveLength(840)
    expect(within(screen.getByRole('tabpanel')).getByText('200 more')).toBeInTheDocument()
  })

  it('says that the rest could not be loaded, and tries again', async () => {
    const { user, settle } = await open({
      scene: crowdOf(60),
      prepare: ({ network }) => network.failNext('getReactions', { status: 500 }),
    })
    expect(people()).toHaveLength(10)
    expect(screen.getByText(/^People not loaded/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await settle()
    expect(people()).toHaveLength(48)
    expect(screen.queryByText(/^People not loaded/)).toBeNull()
  })

  it('asks for nobody whom the message names already, and follows who comes and goes', async () => {
    const { other, wire } = await open()
    expect(wire.of(/GET .*reactions/)).toEqual([])
    await other('reza').reacts(fromReza, 'like')
    expect(people()).toEqual(['رضا کریمی', 'You'])
    await other('reza').takesBack(fromReza, 'like')
    expect(people()).toEqual(['You'])
  })

  it('says so when the last reaction goes while it is open', async () => {
    const messages = [said('reza', 5, 'Coffee?', { id: fromReza, reactions: { love: ['reza'] } })]
    const { other } = await open({ scene: sceneOf(channelOf('general', { messages })) }, /^❤️/)
    await other('reza').takesBack(fromReza, 'love')
    expect(screen.queryByRole('tab')).toBeNull()
    expect(screen.getByText('Nobody has reacted yet')).toBeInTheDocument()
  })

  it('calls who has no name unnamed', async () => {
    await open({
      scene: sceneOf(
        channelOf('general', {
          messages: [said('reza', 5, 'Coffee?', { id: fromReza, reactions: { like: ['ghost', 'reza'] } })],
        }),
      ),
    })
    expect(people()).toEqual(['رضا کریمی', 'Unnamed'])
  })

  it('can be read where reacting is not allowed', async () => {
    const messages = [said('reza', 5, 'Coffee?', { id: fromReza, reactions: { love: ['reza'] } })]
    await open({ scene: sceneOf(channelOf('general', { frozen: true, messages })) }, /^❤️/)
    expect(people()).toEqual(['رضا کریمی'])
  })

  it('speaks Persian', async () => {
    openDialogs()
    await drawMessages({ chat: { locale: 'fa', strings: fa } })
    fireEvent.contextMenu(chip(/^👍/))
    expect(await screen.findByRole('dialog', { name: 'چه کسانی واکنش نشان داده‌اند' })).toBeInTheDocument()
    expect(people()).toEqual(['شما'])
  })
})
