import { act } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'
import { messageRow, offsetOf, openList, scrollBy, still, until } from './support/openList.tsx'

const find = (frame: HTMLElement, slot: string): HTMLElement | null =>
  frame.querySelector<HTMLElement>(`[data-slot="${slot}"]`)

it('ML-2 the day of the first message in view floats over the list, for eyes only', async () => {
  const messages = [
    ...Array.from({ length: 20 }, (_, index) =>
      said('reza', 60 * 24 * 3 + 200 - index * 10, 'old', { id: `o-${index}` }),
    ),
    ...lines(12),
  ]
  const { viewport, frame } = await openList({ scene: sceneOf(channelOf('general', { messages })) })
  viewport().scrollTop = 0
  await still(viewport())
  const old = find(frame, 'sticky-date')?.textContent
  viewport().scrollTop = viewport().scrollHeight
  await still(viewport())
  expect(find(frame, 'sticky-date')?.textContent).not.toBe(old)
  expect(find(frame, 'sticky-date')).toHaveAttribute('aria-hidden', 'true')
})

it('SC-6 a strip says how much is unread while its line is further up, leads there, and marks it read', async () => {
  const scene = sceneOf(channelOf('general', { messages: lines(60), unread: { ann: 25 } }))
  const { viewport, frame } = await openList({ scene })
  const box = viewport()
  expect(find(frame, 'unread-strip')).toBeNull()
  await scrollBy(box, 2000)
  await until(() => find(frame, 'unread-strip') !== null)
  expect(find(frame, 'unread-strip')?.textContent).toContain('25 unread since')
  const [jump] = frame.querySelectorAll<HTMLElement>('[data-slot="unread-strip-action"]')
  act(() => jump?.click())
  await still(box)
  expect(offsetOf(box, 'm-36')).toBeGreaterThan(0)
  expect(offsetOf(box, 'm-36')).toBeLessThan(box.clientHeight / 2)
  expect(find(frame, 'unread-strip')).toBeNull()
  await scrollBy(box, 2000)
  await until(() => find(frame, 'unread-strip') !== null)
  const read = [...frame.querySelectorAll<HTMLElement>('[data-slot="unread-strip-action"]')].at(-1)
  act(() => read?.click())
  await until(() => find(frame, 'unread-strip') === null)
  expect(find(frame, 'unread-separator')).toBeNull()
})

it('an empty conversation leads to the field', async () => {
  const { frame } = await openListOfNothing()
  await userEvent.click(frame.querySelector<HTMLElement>('[data-slot="notice"] button') as HTMLElement)
  expect(document.activeElement).toBe(find(frame, 'composer-field'))
})

it('AN older messages are spoken of when they were asked for by key', async () => {
  const { viewport, frame } = await openList({
    scene: sceneOf(channelOf('general', { messages: lines(50) })),
    isWhole: true,
  })
  await until(() => find(frame, 'composer-field') !== null)
  messageRow(viewport(), 'm-50').focus()
  await userEvent.keyboard('{Home}')
  const spoken = (): string => frame.querySelector('[role="log"]')?.textContent ?? ''
  await until(() => spoken().includes('loaded'))
  expect(spoken()).toContain('20 older messages loaded')
})

it('AN and not when they came because somebody scrolled', async () => {
  const { viewport, frame } = await openList({
    scene: sceneOf(channelOf('general', { messages: lines(50) })),
    isWhole: true,
  })
  await scrollBy(viewport(), -3000)
  await until(() => viewport().querySelector('[data-message-id="m-1"]') !== null)
  await still(viewport())
  expect(frame.querySelector('[role="log"]')?.textContent).not.toContain('older')
})

async function openListOfNothing() {
  const opened = openList({
    scene: sceneOf(channelOf('general', { messages: [said('ann', 1, 'x', { id: 'gone' })] })),
    isWhole: true,
  })
  const { frame, world, viewport } = await opened
  await act(() =>
    world.server.as('ann').call('deleteMessage', { path: { id: 'gone' }, query: { hard: true } }),
  )
  await until(() => viewport().querySelector('article') === null && find(frame, 'composer-field') !== null)
  return { frame }
}
