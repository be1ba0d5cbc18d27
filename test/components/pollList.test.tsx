import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { PollList } from '../../src/components/PollList/index.ts'
import { fromReza, general, renderChat } from '../support/renderChat.tsx'
import { spoken } from '../support/spoken.ts'

/* The list of polls beside a conversation */

describe('a poll in a thread', () => {
  it('is gone to in its thread', async () => {
    const { world, user, settle } = await renderChat(
      <>
        <PollList />
        <Channel channelId={general} />
      </>,
      {
        prepare: async (place) => {
          const reza = place.world.server.as('reza')
          const options = [{ text: 'Soup' }, { text: 'Bread' }]
          await reza.call('createPoll', { body: { id: 'aside', name: 'Dessert?', options } })
        },
      },
    )
    const message = { id: 'aside-message', text: '', poll_id: 'aside', parent_id: fromReza as string }
    await act(() =>
      world.server
        .as('reza')
        .call('sendMessage', { path: { type: 'messaging', id: 'general' }, body: { message } }),
    )
    await settle()
    await user.click(screen.getByRole('button', { name: 'Open' }))
    await settle()
    await user.click(await screen.findByRole('button', { name: spoken(/^Dessert/) }))
    await act(() => vi.dynamicImportSettled())
    await settle()
    await screen.findByRole('region', { name: /^Thread/ })
    await waitFor(() => expect(document.activeElement?.getAttribute('data-message-id')).toBe('aside-message'))
  })
})
