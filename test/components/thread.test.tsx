import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import { ThreadList } from '../../src/components/ThreadList/index.ts'
import { messageKey, threadId } from '../../src/model/id.ts'
import { selectRows } from '../../src/state/rows.ts'
import type { Scene } from '../../src/server/scene.ts'
import { general, renderChat, type RenderOptions } from '../support/renderChat.tsx'

/* TH-1 */

const path = { type: 'messaging', id: 'general' }
const scene: Scene = {
  name: 'threads',
  users: [
    { id: 'ann', name: 'Ann' },
    { id: 'reza', name: 'Reza' },
  ],
  channels: [
    {
      ...path,
      name: 'General',
      members: ['ann', 'reza'],
      messages: [
        { id: 'root', by: 'reza', text: 'Where shall we eat?', minutesAgo: 100 },
        { id: 'other', by: 'ann', text: 'Something else', minutesAgo: 99 },
      ],
    },
  ],
}

async function open(replies = 2, options: RenderOptions = {}) {
  const place = await renderChat(<Channel channelId={general} />, {
    scene,
    ...options,
    chat: { defaultChannelId: general, ...options.chat },
    prepare: async ({ world }) => {
      for (let index = 0; index < replies; index += 1)
        await world.server.as('ann').call('sendMessage', {
          path,
          body: { message: { id: `reply-${index}`, text: `Reply ${index}`, parent_id: 'root' } },
        })
    },
  })
  await screen.findByText('Something else')
  await place.settle()
  return place
}
const thread = () => screen.findByRole('region', { name: /^Thread/ })
const rowOf = (text: string): HTMLElement => screen.getByText(text).closest('article') as HTMLElement

it('SC-6: opens at what is new in it, below a line that stays', async () => {
  const place = await renderChat(
    <>
      <ThreadList />
      <Channel channelId={general} />
    </>,
    {
      scene,
      chat: { defaultChannelId: general },
      prepare: async ({ world }) => {
        const say = (by: string, text: string) =>
          world.server.as(by).call('sendMessage', { path, body: { message: { text, parent_id: 'root' } } })
        await say('ann', 'I was here')
        await say('reza', 'New one')
        await say('reza', 'New two')
      },
    },
  )
  await place.settle()
  await place.user.click(screen.getByRole('button', { name: /^3 replies, 2 new/ }))
  await place.settle()
  const pane = await thread()
  const line = within(pane).getByRole('separator', { name: 'New messages, 2' })
  const after = (text: string): boolean => {
    const row = within(pane).getByText(text)
    return (line.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  }
  expect(['I was here', 'New one', 'New two'].map(after)).toEqual([false, true, true])
})

describe('a message with replies', () => {
  it('says how many, and leads to them: the focus is at their heading', async () => {
    const { user, settle } = await open()
    await user.click(screen.getByRole('button', { name: '2 replies' }))
    await settle()
    const pane = await thread()
    expect(within(pane).getByRole('heading', { name: 'Thread General' })).toHaveFocus()
    const texts = await within(pane).findAllByText(/Reply \d|Where shall/)
    expect(texts.map((element) => element.textContent)).toEqual(['Where shall we eat?', 'Reply 0', 'Reply 1'])
    expect(within(pane).getByRole('separator', { name: '2 replies' })).toBeInTheDocument()
    // In a thread there is no way into it.
    expect(within(pane).queryByRole('button', { name: '2 replies' })).toBeNull()
  })

  it('is answered there by key, and Escape and the button lead back to where one was', async () => {
    const { user, settle } = await open(0)
    const row = rowOf('Where shall we eat?')
    act(() => row.focus())
    await user.keyboard('t')
    await settle()
    const field = within(await thread()).getByRole('textbox', { name: 'Reply in the thread' })
    expect(field).toHaveFocus()
    await user.keyboard('At home{Enter}')
    await settle()
    expect(await within(await thread()).findByText('At home')).toBeInTheDocument()
    expect(within(screen.getByRole('region', { name: /^Messages in/ })).queryByText('At home')).toBeNull()
    await user.click(within(await thread()).getByRole('button', { name: 'Close thread' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Thread/ })).toBeNull())
    expect(rowOf('Where shall we eat?')).toHaveFocus()
    expect(await screen.findByRole('button', { name: /^1 reply, last / })).toBeInTheDocument()
  })

  it('shows a reply in the channel, too, where that is ticked', async () => {
    const { user, settle, chat } = await open(1)
    await user.click(screen.getByRole('button', { name: '1 reply' }))
    await settle()
    const pane = await thread()
    await user.click(within(pane).getByRole('checkbox', { name: /^Also send to/ }))
    await user.type(within(pane).getByRole('textbox', { name: 'Reply in the thread' }), 'For all{Enter}')
    await settle()
    const state = chat.store.getState()
    expect(selectRows(state, general)).toHaveLength(3)
    expect(selectRows(state, threadId(general, messageKey('root')))).toHaveLength(2)
  })

  it('edits and quotes in the thread’s own composer', async () => {
    const { user, settle } = await open(1)
    await user.click(screen.getByRole('button', { name: '1 reply' }))
    await settle()
    const pane = await thread()
    const row = within(pane).getByText('Reply 0').closest('article') as HTMLElement
    act(() => row.focus())
    await user.keyboard('e')
    await settle()
    const field = within(pane).getByRole('textbox', { name: 'Reply in the thread' })
    expect(field).toHaveFocus()
    expect(field).toHaveValue('Reply 0')
    expect(screen.getByRole('textbox', { name: /^Message / })).toHaveValue('')
    await user.clear(field)
    await user.type(field, 'Reply zero{Enter}')
    await settle()
    expect(within(pane).getByText('Reply zero')).toBeInTheDocument()
  })

  it('keeps its replies when it is deleted', async () => {
    const { user, settle, host } = await open(1)
    await host.call('deleteMessage', { path: { id: 'root' }, query: {} })
    await settle()
    await user.click(screen.getByRole('button', { name: '1 reply' }))
    await settle()
    expect(await within(await thread()).findByText('Reply 0')).toBeInTheDocument()
  })

  it('closes by Escape, and whoever was in it is where they were', async () => {
    const { user, settle } = await open(1)
    await user.click(screen.getByRole('button', { name: '1 reply' }))
    await settle()
    const pane = await thread()
    act(() => within(pane).getByRole('heading').focus())
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('region', { name: /^Thread/ })).toBeNull())
    expect(screen.getByRole('button', { name: '1 reply' })).toHaveFocus()
  })

  it('offers nothing that would be refused to somebody who may only read', async () => {
    const { user, settle, host } = await open(1)
    await host.call('updateChannelPartial', { path, body: { set: { frozen: true } } })
    await settle()
    await user.click(screen.getByRole('button', { name: '1 reply' }))
    await settle()
    const pane = await thread()
    await within(pane).findByText('Reply 0')
    expect(within(pane).queryByRole('textbox')).toBeNull()
    expect(within(pane).queryByRole('checkbox')).toBeNull()
    act(() => rowOf('Something else').focus())
    await user.keyboard('t')
    expect(screen.getAllByRole('region', { name: /^Thread/ })).toHaveLength(1)
  })
})
