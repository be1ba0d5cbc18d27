import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { MessageQuote } from '../../src/components/Message/MessageQuote.tsx'
import { ReminderList, useFetchedMessage, useMessagesById } from '../../src/index.ts'
import { messageKey } from '../../src/model/id.ts'
import type { Place } from '../support/openPlace.ts'
import { fromReza, general, renderChat, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'
import { plain, spoken } from '../support/spoken.ts'

/* Messages by their keys: what is loaded, and the rest asked for once */

const FAR = messageKey('far-0')
const OTHER = messageKey('far-1')
const NOWHERE = messageKey('nowhere')

/** More than a page, so that the oldest are not loaded. */
const long = sceneOf(
  channelOf('general', {
    messages: Array.from({ length: 80 }, (_, index) =>
      said('reza', 100 - index, `Words ${index}`, { id: `far-${index}` }),
    ),
  }),
)

const asked = ({ wire }: Place, name: RegExp) =>
  wire.calls.filter(({ method, path }) => method === 'GET' && name.test(path)).length
const texts = (messages: readonly { readonly state: string; readonly message: { text: string } | null }[]) =>
  messages.map(({ state, message: shown }) => shown?.text ?? state)

describe('messages by their keys', () => {
  it('are what is loaded, and the rest asked for together and once', async () => {
    const place = await renderChatHook(() => useMessagesById(general, [FAR, NOWHERE, OTHER]), { scene: long })
    await waitFor(() => expect(texts(place.result.current.messages)).toEqual(['Words 0', 'gone', 'Words 1']))
    expect(asked(place, /\/channels\/messaging\/general\/messages/)).toBe(1)
    place.rerender({})
    await place.settle()
    expect(asked(place, /\/channels\/messaging\/general\/messages/)).toBe(1)
  })

  it('that are loaded are asked of nobody', async () => {
    const place = await renderChatHook(() => useFetchedMessage(general, fromReza), {
      prepare: async ({ chat, settle }) => {
        chat.connect()
        await settle()
        await chat.loadTimeline(general, { at: 'newest' })
      },
    })
    expect(asked(place, /small-2|general\/messages/)).toBe(0)
    expect(place.result.current).toMatchObject({ state: 'there', message: { key: fromReza } })
  })

  it('that are alone have a call of their own; one that is not there is gone', async () => {
    const there = await renderChatHook(() => useFetchedMessage(general, FAR), { scene: long })
    await waitFor(() => expect(there.result.current.message?.text).toBe('Words 0'))
    expect(asked(there, /\/messages\/far-0/)).toBe(1)
    const gone = await renderChatHook(() => useFetchedMessage(general, NOWHERE), { scene: long })
    await waitFor(() => expect(gone.result.current.state).toBe('gone'))
  })

  it('change with what happens to them afterwards, and go when they are erased', async () => {
    const place = await renderChatHook(() => useFetchedMessage(general, FAR), {
      scene: long,
      prepare: async ({ chat, settle }) => {
        chat.connect()
        await settle()
        await chat.loadTimeline(general, { at: 'newest' })
      },
    })
    await waitFor(() => expect(place.result.current.message?.text).toBe('Words 0'))
    const reza = place.world.server.as('reza')
    await act(() => reza.call('updateMessagePartial', { path: { id: FAR }, body: { set: { text: 'New' } } }))
    await place.settle()
    expect(place.result.current.message?.text).toBe('New')
    await act(() => place.host.call('deleteMessage', { path: { id: FAR }, query: { hard: true } }))
    await place.settle()
    expect(place.result.current).toMatchObject({ state: 'gone', message: null })
  })

  it('that I may not read are unknown, and can be asked for again', async () => {
    const body = JSON.stringify({ code: 17, message: 'No', StatusCode: 403, duration: '0ms' })
    const place = await renderChatHook(() => useFetchedMessage(general, FAR), {
      scene: long,
      prepare: ({ network }) => network.failNext('getMessage', { status: 403, body }),
    })
    await waitFor(() => expect(place.result.current.state).toBe('unknown'))
    act(() => place.result.current.retry())
    await place.settle()
    await waitFor(() => expect(place.result.current.message?.text).toBe('Words 0'))
  })
})

describe('what shows messages that are not loaded', () => {
  it('a list of reminders says what they say, and that one is gone', async () => {
    const place = await renderChat(<ReminderList />, { scene: long })
    act(() => {
      place.chat.remind(general, FAR, true)
      place.chat.remind(general, OTHER, true)
    })
    await place.settle()
    await waitFor(() => expect(plain(document.body.textContent)).toContain('Words 0'))
    await act(() => place.host.call('deleteMessage', { path: { id: OTHER }, query: { hard: true } }))
    await place.settle()
    expect(plain(document.body.textContent)).not.toContain('Words 1')
  })

  it('MS-10: a quote of which nothing is told asks, and is unavailable only once that is gone', async () => {
    const quote = (key: string) =>
      ({ key: messageKey(key), authorId: null, text: '', deleted: true, isUntold: true }) as const
    const jumps: string[] = []
    const onJump = (key: string) => void jumps.push(key)
    const place = await renderChat(
      <>
        <MessageQuote channelId={general} quote={quote('far-0')} onJump={onJump} />
        <MessageQuote channelId={general} quote={quote('nowhere')} onJump={onJump} />
      </>,
      { scene: long, impatient: true },
    )
    const before = screen.getAllByRole('button', { name: 'An earlier message' })
    expect(before).toHaveLength(2)
    await place.settle()
    const known = await screen.findByRole('button', { name: spoken('Reply to رضا کریمی: Words 0') })
    expect(screen.getByText('Original message unavailable')).toBeInTheDocument()
    await place.user.click(known)
    expect(jumps).toEqual(['far-0'])
  })
})
