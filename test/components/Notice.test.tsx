import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ChannelList } from '../../src/components/ChannelList/index.ts'
import { Notice } from '../../src/components/Notice/index.ts'
import { renderChat } from '../support/renderChat.tsx'
import { sceneOf } from '../support/scenes.ts'

it('says what a place is in and offers the one thing to do', async () => {
  const onClick = vi.fn<() => void>()
  const { user } = await renderChat(
    <Notice kind="error" className="mine" action={{ label: 'Try again', onClick }}>
      It did not work.
    </Notice>,
  )
  expect(screen.getByText('It did not work.').parentElement).toHaveClass('parlour-notice', 'mine')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('is drawn by the application where it has its own', async () => {
  await renderChat(<ChannelList />, {
    scene: sceneOf(),
    chat: { components: { Notice: ({ kind, children }) => <em data-kind={kind}>Ours: {children}</em> } },
  })
  expect(screen.getByText('Ours: No conversations yet')).toHaveAttribute('data-kind', 'empty')
})
