import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useChat } from '../../src/hooks/useChat.ts'
import { useMessage, type UseMessage } from '../../src/hooks/useMessage.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { channelId, type ChannelId, messageKey } from '../../src/model/id.ts'
import { everybody } from '../../src/testing.ts'
import {
  fromAnn,
  fromAnnAgain,
  fromReza,
  general,
  renderChatHook,
  type RenderOptions,
} from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

const message = (id: ChannelId, key: string, options: RenderOptions = {}) =>
  renderChatHook(() => {
    useMessages(id)
    return useMessage(id, messageKey(key))
  }, options)

const allowed = ({ canEdit, canDelete, canReact, canReply }: UseMessage): readonly string[] =>
  Object.entries({ canEdit, canDelete, canReact, canReply }).flatMap(([name, can]) => (can ? [name] : []))

it('is what the server says of a message', async () => {
  const { result } = await message(general, fromReza)
  expect(result.current).toMatchObject({ isOwn: false, isRead: false })
  expect(result.current.message).toMatchObject({
    key: fromReza,
    text: 'صبح به‌خیر! Coffee?',
    authorId: 'reza',
    kind: 'text',
    status: 'sent',
    editedAt: null,
    reactions: [{ type: 'like', count: 1, own: true }],
  })
})

it('is nothing, with nothing allowed, for a message that is not loaded', async () => {
  const { result } = await message(general, 'nobody-knows')
  expect(result.current).toMatchObject({ message: null, isOwn: false, isRead: false })
  expect(allowed(result.current)).toEqual([])
})

it('is the very same object until something about this message changes', async () => {
  const { result, other } = await message(general, fromReza)
  const before = result.current.message
  await other('reza').says(general, 'Something else')
  await other('reza').reacts(fromAnn, 'love')
  expect(result.current.message).toBe(before)
  await other('reza').edits(fromReza, 'Tea?')
  expect(result.current.message).toMatchObject({ text: 'Tea?', editedAt: expect.any(Number) })
})

it('is read once somebody else has read up to it', async () => {
  const { result, other } = await message(general, fromAnnAgain, {
    scene: sceneOf(
      channelOf('general', { messages: [said('ann', 3, 'Hi', { id: fromAnnAgain })], unread: { reza: 1 } }),
    ),
  })
  expect(result.current).toMatchObject({ isOwn: true, isRead: false })
  await other('reza').reads(general)
  expect(result.current.isRead).toBe(true)
})

it('of somebody else is never called read: that is between them and their readers', async () => {
  const { result, other } = await message(general, fromReza, {
    scene: sceneOf(
      channelOf('general', {
        members: everybody,
        messages: [said('reza', 3, 'Hi', { id: fromReza })],
        unread: { xiaolong: 1 },
      }),
    ),
  })
  await other('xiaolong').reads(general)
  expect(result.current).toMatchObject({ isOwn: false, isRead: false })
})

describe('what I may do', () => {
  const moderated = (more: object = {}) =>
    sceneOf(
      channelOf('general', {
        messages: [said('reza', 3, 'Hi', { id: fromReza }), said('ann', 2, 'Hello', { id: fromAnn })],
        ...more,
      }),
    )

  it('with my own message is everything', async () => {
    const { result } = await message(general, fromAnn)
    expect(allowed(result.current)).toEqual(['canEdit', 'canDelete', 'canReact', 'canReply'])
  })

  it('with another’s is to react and to reply', async () => {
    const { result } = await message(general, fromReza)
    expect(allowed(result.current)).toEqual(['canReact', 'canReply'])
  })

  it('as a moderator is everything with everybody’s', async () => {
    const scene = moderated({ moderators: ['ann'] })
    const { result } = await message(general, fromReza, { scene })
    expect(allowed(result.current)).toEqual(['canEdit', 'canDelete', 'canReact', 'canReply'])
  })

  it('in a frozen channel is what the channel still allows', async () => {
    const scene = moderated({ frozen: true })
    const { result } = await message(general, fromReza, { scene })
    expect(allowed(result.current)).toEqual([])
  })

  it('is nothing with a deleted one', async () => {
    const { result, other } = await message(general, fromAnn)
    await other('ann').deletes(fromAnn)
    expect(result.current.message?.kind).toBe('deleted')
    expect(allowed(result.current)).toEqual([])
  })

  it('is neither to edit nor to answer a system message', async () => {
    const scene = sceneOf(
      channelOf('general', { messages: [said('ann', 2, 'Ann joined', { id: fromAnn, type: 'system' })] }),
    )
    const { result } = await message(general, fromAnn, { scene })
    expect(allowed(result.current)).not.toContain('canEdit')
    expect(allowed(result.current)).not.toContain('canReply')
  })

  it('with a message on its way is not yet to answer it', async () => {
    const { result, rerender, network, settle } = await renderChatHook(
      ({ key }) => {
        useMessages(general)
        return { chat: useChat(), ...useMessage(general, messageKey(key)) }
      },
      { initialProps: { key: 'none' } },
    )
    network.setLatency(100)
    let key: string | null = null
    act(() => {
      key = result.current.chat.send(general, 'On my way')
    })
    rerender({ key: key ?? 'none' })
    expect(result.current.message).toMatchObject({ status: 'sending', id: null })
    expect(allowed(result.current)).toEqual(['canEdit', 'canDelete', 'canReact'])
    await settle()
    expect(result.current.message).toMatchObject({ status: 'sent', id: key })
    expect(allowed(result.current)).toContain('canReply')
  })

  it('follows the channel: nothing is left where nobody knows what is allowed', async () => {
    const unknown = channelId('messaging:unknown')
    const { result } = await renderChatHook(() => useMessage(unknown, fromAnn))
    expect(allowed(result.current)).toEqual([])
  })
})
