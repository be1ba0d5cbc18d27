import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fa } from '../../src/i18n/fa.ts'
import type { Scene } from '../../src/server/scene.ts'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'
import { fromEnd, messageRow, offsetOf, openList, still, until } from './support/openList.tsx'

const scene = (count: number, reactions = false) =>
  sceneOf(
    channelOf('general', {
      messages: lines(count).map((line) => ({
        ...line,
        ...(reactions ? { reactions: { like: ['ann', 'reza'], love: ['reza'] } } : {}),
      })),
    }),
  )
const openWith = async (scene: Scene, more: object = {}) => {
  const opened = await openList({ scene, isWhole: true, ...more })
  const find = () => opened.frame.querySelector<HTMLElement>('[data-slot="composer-field"]:not([readonly])')
  await until(() => find() !== null)
  return { ...opened, field: find() as HTMLElement }
}
const open = (count = 20, more: object = {}) => openWith(scene(count), more)
const focusedRow = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-message-id]')?.dataset['messageId']
const press = (keys: string): Promise<void> => userEvent.keyboard(keys)

describe.each([
  ['en', {}],
  ['fa', { chat: { locale: 'fa', strings: fa } }],
] as const)('the message region by key in %s', (_locale, more) => {
  it('is one stop before the composer; arrows move between messages, and out at its end', async () => {
    const { field } = await open(20, more)
    field.focus()
    await userEvent.tab({ shift: true })
    expect(focusedRow()).toBe('m-20')
    await press('{ArrowUp}{ArrowUp}')
    expect(focusedRow()).toBe('m-18')
    await press('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(document.activeElement).toBe(field)
    await userEvent.tab({ shift: true })
    expect(focusedRow()).toBe('m-20')
  })

  it('Escape leads to the composer, the place is kept, and the way back is to the same message', async () => {
    const { viewport, field } = await open(60, more)
    field.focus()
    await userEvent.tab({ shift: true })
    await press('{PageUp}{PageUp}')
    await still(viewport())
    const row = focusedRow() ?? ''
    const before = offsetOf(viewport(), row)
    await press('{Escape}')
    expect(document.activeElement).toBe(field)
    await still(viewport())
    expect(offsetOf(viewport(), row)).toBe(before)
    await userEvent.tab({ shift: true })
    expect(focusedRow()).toBe(row)
  })
})

describe('moving through a long conversation', () => {
  it('keeps the focused message wholly in view, clear of what floats over it (FO-10)', async () => {
    const { viewport, field, frame } = await open(60)
    field.focus()
    await userEvent.tab({ shift: true })
    for (let step = 0; step < 14; step += 1) {
      await press('{ArrowUp}')
      const row = messageRow(viewport(), focusedRow() ?? '').getBoundingClientRect()
      const date = frame.querySelector('[data-slot="sticky-date"]')?.getBoundingClientRect()
      const box = viewport().getBoundingClientRect()
      expect(row.top).toBeGreaterThanOrEqual(Math.max(box.top, date?.bottom ?? 0) - 1)
      expect(row.bottom).toBeLessThanOrEqual(box.bottom + 1)
    }
  })

  it('pages by what fits, Home goes to the oldest that is loaded and loads more, End to the newest', async () => {
    const { viewport, field } = await open(80)
    field.focus()
    await userEvent.tab({ shift: true })
    await press('{PageUp}')
    const after = Number(focusedRow()?.slice(2))
    expect(after).toBeLessThan(78)
    expect(after).toBeGreaterThan(80 - viewport().clientHeight / 30)
    await press('{Home}')
    await still(viewport())
    expect(focusedRow()).toBe('m-51')
    await until(() => viewport().querySelector('[data-message-id="m-21"]') !== null)
    expect(focusedRow()).toBe('m-51')
    await press('{End}')
    await still(viewport())
    expect(focusedRow()).toBe('m-80')
    expect(fromEnd(viewport())).toBeLessThanOrEqual(1)
  })

  it('arrow up at the first message loads older ones and stays', async () => {
    const { viewport, field } = await open(45)
    field.focus()
    await userEvent.tab({ shift: true })
    await press('{Home}')
    await until(() => viewport().querySelector('[data-message-id="m-1"]') !== null)
    expect(focusedRow()).toBe('m-16')
    await press('{ArrowUp}')
    expect(focusedRow()).toBe('m-15')
  })

  it('Tab goes into the controls of the active message only, and then out (FO-4)', async () => {
    const { field } = await openWith(scene(20, true))
    field.focus()
    await userEvent.tab({ shift: true })
    const stops: string[] = []
    for (let presses = 0; presses < 12 && focusedRow() !== undefined; presses += 1) {
      stops.push(focusedRow() ?? '')
      await userEvent.tab()
    }
    expect(new Set(stops)).toEqual(new Set(['m-20']))
    expect(stops.length).toBeGreaterThan(3)
    expect(document.activeElement).toBe(field)
  })

  it('needs as many presses of Tab with ten as with four hundred messages', async () => {
    const count = async (messages: number): Promise<number> => {
      const { frame, field } = await open(messages)
      const first = frame.querySelector<HTMLElement>('[data-slot="channel-header"]') as HTMLElement
      first.tabIndex = -1
      first.focus()
      let presses = 0
      while (document.activeElement !== field && presses < 40) {
        await userEvent.tab()
        presses += 1
      }
      return presses
    }
    const few = await count(10)
    const many = await count(400)
    console.log(`Tab from header to composer: ${few} with 10 messages, ${many} with 400`)
    expect(many).toBe(few)
  })

  it('FO-6 a message that is taken away while it has the focus gives it to the next newer one', async () => {
    const { viewport, field, world } = await open(20)
    field.focus()
    await userEvent.tab({ shift: true })
    await press('{ArrowUp}{ArrowUp}{ArrowUp}')
    expect(focusedRow()).toBe('m-17')
    await world.server.as('reza').call('deleteMessage', { path: { id: 'm-17' }, query: { hard: true } })
    await until(() => viewport().querySelector('[data-message-id="m-17"]') === null)
    await until(() => focusedRow() === 'm-18')
  })
})
