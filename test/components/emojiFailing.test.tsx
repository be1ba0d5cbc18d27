import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { EmojiPicker } from '../../src/emoji.ts'
import { renderChat } from '../support/renderChat.tsx'

const line = vi.hoisted(() => ({ isDown: true }))
vi.mock('../../src/components/EmojiPicker/emojiMemory.ts', async (original) => {
  const module = await original<typeof import('../../src/components/EmojiPicker/emojiMemory.ts')>()
  return {
    ...module,
    // As when a file of the package does not come: whatever is missing, the picker is not there.
    readMemory: () =>
      line.isDown
        ? Promise.reject(new Error('offline'))
        : module.readMemory({ get: async () => null, set: async () => {} }),
  }
})

it('says that it could not be loaded, and tries again', async () => {
  const { user, container } = await renderChat(<EmojiPicker onPick={() => {}} className="mine" />)
  expect(await screen.findByText(/^Emoji not loaded/)).toBeInTheDocument()
  expect(container.querySelector('.parlour-emoji-picker')).toHaveClass('mine')
  line.isDown = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('grid')).toBeInTheDocument()
})

it('keeps the room while it is loaded, and says that it is busy', async () => {
  line.isDown = false
  const { container } = await renderChat(<EmojiPicker onPick={() => {}} />, { impatient: true })
  expect(container.querySelector('.parlour-emoji-picker')).toHaveAttribute('aria-busy', 'true')
  expect(await screen.findByRole('grid')).toBeInTheDocument()
})
