import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { Tooltip } from '../../src/components/Tooltip/index.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'

const draw = (): Promise<RenderedChat> =>
  renderChat(
    <>
      <Tooltip text="Tuesday, 3 March">
        <button type="button">09:41</button>
      </Tooltip>
      <button type="button">Other</button>
    </>,
  )

const tip = (): HTMLElement => screen.getByText('Tuesday, 3 March')

it('describes its control whether it is shown or not', async () => {
  await draw()
  expect(screen.getByRole('button', { name: '09:41' })).toHaveAccessibleDescription('Tuesday, 3 March')
  expect(tip()).not.toBeVisible()
})

it('is shown when a pointer rests for 400 ms, and stays while it is pointed at itself', async () => {
  const { user, pass } = await draw()
  await user.hover(screen.getByRole('button', { name: '09:41' }))
  await pass(399)
  expect(tip()).not.toBeVisible()
  await pass(1)
  expect(tip()).toBeVisible()
  await user.hover(tip())
  await pass(1000)
  expect(tip()).toBeVisible()
  await user.hover(screen.getByRole('button', { name: 'Other' }))
  await pass(250)
  expect(tip()).not.toBeVisible()
})

it('is shown by the focus of a keyboard and goes with it', async () => {
  const { user, pass } = await draw()
  await user.tab()
  await pass(400)
  expect(tip()).toBeVisible()
  await user.tab()
  expect(tip()).not.toBeVisible()
})

it('goes with Escape, which then is used up (FO-8)', async () => {
  const { user, pass } = await draw()
  await user.tab()
  await pass(400)
  let wasPrevented = false
  const onKey = (event: KeyboardEvent): void => {
    wasPrevented = event.defaultPrevented
  }
  window.addEventListener('keydown', onKey)
  await user.keyboard('{Escape}')
  expect(tip()).not.toBeVisible()
  expect(wasPrevented).toBe(true)
  await user.keyboard('{Escape}')
  expect(wasPrevented).toBe(false)
  window.removeEventListener('keydown', onKey)
  expect(screen.getByRole('button', { name: '09:41' })).toHaveFocus()
})

it('goes when its control is pressed, which gets the press', async () => {
  const onClick = vi.fn<() => void>()
  const { user, pass } = await draw()
  const button = screen.getByRole('button', { name: '09:41' })
  button.addEventListener('click', onClick)
  await user.hover(button)
  await pass(400)
  await user.click(button)
  expect(onClick).toHaveBeenCalledOnce()
  expect(tip()).not.toBeVisible()
})
