import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { JSX } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { useRoot } from '../../src/components/Chat/RootContext.ts'
import { ConfirmDialog } from '../../src/components/ConfirmDialog/index.ts'
import { openDialogs } from '../support/dialog.ts'
import { renderChat, type RenderedChat } from '../support/renderChat.tsx'

beforeEach(openDialogs)

const onConfirm = vi.fn<() => void>()

function Opener(): JSX.Element {
  const { show } = useRoot()
  return (
    <button
      type="button"
      onClick={() =>
        show(
          <ConfirmDialog
            title="Delete this message?"
            text="For good."
            action="Delete message"
            onConfirm={onConfirm}
            onClose={() => show(null)}
          />,
        )
      }
    >
      Delete
    </button>
  )
}

async function open(): Promise<RenderedChat> {
  onConfirm.mockReset()
  const chat = await renderChat(<Opener />)
  await chat.user.click(screen.getByRole('button', { name: 'Delete' }))
  return chat
}

const dialog = (): HTMLElement | null => screen.queryByRole('alertdialog', { name: 'Delete this message?' })

it('asks with the focus on the way out, and says what happens then (FO-7)', async () => {
  await open()
  expect(dialog()).toHaveAccessibleDescription('For good.')
  expect(dialog()).toHaveAttribute('aria-modal', 'true')
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
})

it('keeps Tab inside, both ways', async () => {
  const { user } = await open()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Delete message' })).toHaveFocus()
  await user.tab()
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await user.tab({ shift: true })
  expect(screen.getByRole('button', { name: 'Delete message' })).toHaveFocus()
})

it('does it, closes, and gives the focus back', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Delete message' }))
  expect(onConfirm).toHaveBeenCalledOnce()
  await waitFor(() => expect(dialog()).toBeNull())
  expect(screen.getByRole('button', { name: 'Delete' })).toHaveFocus()
})

it('does nothing when cancelled', async () => {
  const { user } = await open()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(dialog()).toBeNull())
  expect(onConfirm).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Delete' })).toHaveFocus()
})

it('works where there is no Chat around it', async () => {
  onConfirm.mockReset()
  const onClose = vi.fn<() => void>()
  const user = userEvent.setup({ delay: null })
  render(<ConfirmDialog title="Sure?" text="Really." action="Yes" onConfirm={onConfirm} onClose={onClose} />)
  expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Yes' }))
  expect(onConfirm).toHaveBeenCalledOnce()
  expect(onClose).toHaveBeenCalledOnce()
})
