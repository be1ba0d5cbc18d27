import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useComposer } from '../../src/hooks/useComposer.ts'
import { useMessage } from '../../src/hooks/useMessage.ts'
import { useMessageActions } from '../../src/hooks/useMessageActions.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { channelId, type ChannelId, messageKey } from '../../src/model/id.ts'
import type { SceneMessage } from '../../src/server/scene.ts'
import {
  empty,
  fromAnnAgain,
  fromReza,
  general,
  renderChatHook,
  type RenderOptions,
} from '../support/renderChat.tsx'
import { channelOf, said, sceneOf } from '../support/scenes.ts'

interface Props {
  readonly id: ChannelId
}
const compose = (options: RenderOptions = {}, id: ChannelId = general) =>
  renderChatHook(
    (props: Props) => {
      const { rows } = useMessages(props.id)
      const key = messageKey(rows.at(-1) ?? 'none')
      return {
        ...useComposer(props.id),
        rows,
        last: useMessage(props.id, key).message,
        onReza: useMessageActions(props.id, fromReza),
      }
    },
    { ...options, initialProps: { id } },
  )

describe('the draft', () => {
  it('is what I write, and not ready to be sent while there is nothing in it', async () => {
    const { result } = await compose()
    expect(result.current).toMatchObject({ text: '', isReady: false, canSend: true })
    act(() => result.current.setText('  '))
    expect(result.current.isReady).toBe(false)
    act(() => result.current.setText('Hello'))
    expect(result.current).toMatchObject({ text: 'Hello', isReady: true })
  })

  it('belongs to its channel and is there when I come back, reply and all', async () => {
    const { result, rerender, settle } = await compose()
    act(() => result.current.setText('For General'))
    act(() => result.current.onReza.reply())
    rerender({ id: empty })
    await settle()
    expect(result.current).toMatchObject({ text: '', replyTo: null })
    act(() => result.current.setText('For the other'))
    rerender({ id: general })
    expect(result.current).toMatchObject({ text: 'For General', replyTo: fromReza })
  })

  it('outlives its composer', async () => {
    const { result, unmount, chat } = await compose()
    act(() => result.current.setText('Still here'))
    unmount()
    expect(chat.store.getState().drafts.get(general)?.text).toBe('Still here')
  })

  it('tells the others that I write, and when I have emptied the field', async () => {
    const { result, settle, wire } = await compose()
    act(() => result.current.setText('H'))
    act(() => result.current.setText('He'))
    await settle()
    expect(wire.of(/event$/).map(({ body }) => body)).toEqual([{ event: { type: 'typing.start' } }])
    act(() => result.current.setText(''))
    await settle()
    expect(wire.of(/event$/).at(-1)?.body).toEqual({ event: { type: 'typing.stop' } })
  })
})

describe('sending', () => {
  it('I6: shows the row at once and empties the draft once the disk has it, and says which message it became', async () => {
    const { result, network, settle } = await compose()
    network.setLatency(100)
    act(() => result.current.setText('Hello'))
    let key: string | null = null
    act(() => {
      key = result.current.submit()
    })
    expect(result.current).toMatchObject({ text: 'Hello', last: { text: 'Hello', key } })
    await act(async () => {})
    expect(result.current).toMatchObject({ text: '', isReady: false, last: { text: 'Hello', key } })
    await settle()
    expect(result.current.last?.status).toBe('sent')
  })

  it('happens once, though pressed twice', async () => {
    const { result, settle } = await compose()
    act(() => result.current.setText('Hello'))
    act(() => {
      result.current.submit()
      expect(result.current.submit()).toBeNull()
    })
    await settle()
    expect(result.current.rows).toHaveLength(4)
  })

  it('answers the message I reply to, and is a plain message after', async () => {
    const { result, settle } = await compose()
    act(() => result.current.onReza.reply())
    act(() => result.current.setText('Yes'))
    act(() => void result.current.submit())
    await settle()
    expect(result.current.last?.quote?.key).toBe(fromReza)
    expect(result.current.replyTo).toBeNull()
  })

  it.each(['', ' \n '])('does nothing with nothing to say: %j', async (text) => {
    const { result } = await compose()
    act(() => result.current.setText(text))
    act(() => expect(result.current.submit()).toBeNull())
    expect(result.current.rows).toHaveLength(3)
    expect(result.current.text).toBe(text)
  })

  it('keeps what I wrote where I may not write', async () => {
    const scene = sceneOf(channelOf('ice', { frozen: true }))
    const { result } = await compose({ scene }, channelId('messaging:ice'))
    act(() => result.current.setText('Hello?'))
    expect(result.current).toMatchObject({ canSend: false, isReady: false })
    act(() => expect(result.current.submit()).toBeNull())
    expect(result.current.text).toBe('Hello?')
  })

  it('tells by how much a text is too long, does not send it, and never cuts it', async () => {
    const { result, settle, wire } = await compose()
    const text = 'x'.repeat(5012)
    act(() => result.current.setText(text))
    expect(result.current).toMatchObject({ overLimit: 12, isReady: false })
    act(() => expect(result.current.submit()).toBeNull())
    await settle()
    expect(result.current.text).toBe(text)
    expect(wire.of(/message$/)).toEqual([])
  })
})

describe('leaving', () => {
  it('a reply keeps the text', async () => {
    const { result } = await compose()
    act(() => result.current.setText('Hm'))
    act(() => result.current.onReza.reply())
    act(() => expect(result.current.cancel()).toBe(true))
    expect(result.current).toMatchObject({ text: 'Hm', replyTo: null })
  })

  it('does nothing, and says so, when there is nothing to leave', async () => {
    const { result } = await compose()
    act(() => result.current.setText('Hm'))
    act(() => expect(result.current.cancel()).toBe(false))
    expect(result.current.text).toBe('Hm')
  })

  it('an edit gives back what it displaced, its reply included, and leaves that on the second press', async () => {
    const { result } = await compose()
    act(() => result.current.setText('Half a thought'))
    act(() => result.current.onReza.reply())
    act(() => expect(result.current.editLast()).toBe(true))
    expect(result.current).toMatchObject({ text: 'In ten minutes.', editing: fromAnnAgain, replyTo: null })
    act(() => expect(result.current.cancel()).toBe(true))
    expect(result.current).toMatchObject({ text: 'Half a thought', editing: null, replyTo: fromReza })
    act(() => expect(result.current.cancel()).toBe(true))
    act(() => expect(result.current.cancel()).toBe(false))
    expect(result.current).toMatchObject({ text: 'Half a thought', replyTo: null })
  })
})

describe('an edit', () => {
  it('is saved, shows at once, and gives back the draft it displaced', async () => {
    const { result, settle } = await compose()
    act(() => result.current.setText('Half a thought'))
    act(() => void result.current.editLast())
    act(() => result.current.setText('In five minutes.'))
    act(() => expect(result.current.submit()).toBe(fromAnnAgain))
    await act(async () => {})
    expect(result.current).toMatchObject({ text: 'Half a thought', editing: null })
    expect(result.current.last?.text).toBe('In five minutes.')
    await settle()
    expect(result.current.last).toMatchObject({ text: 'In five minutes.', status: 'sent' })
    expect(result.current.rows).toHaveLength(3)
  })

  it('that changes nothing is a way out', async () => {
    const { result, settle, wire } = await compose()
    act(() => void result.current.editLast())
    act(() => void result.current.submit())
    await settle()
    expect(result.current.editing).toBeNull()
    expect(wire.of(/^PUT/)).toEqual([])
  })

  it('to nothing is not saved', async () => {
    const { result } = await compose()
    act(() => void result.current.editLast())
    act(() => result.current.setText('  '))
    act(() => expect(result.current.submit()).toBeNull())
    expect(result.current.editing).toBe(fromAnnAgain)
    expect(result.current.last?.text).toBe('In ten minutes.')
  })

  it('that is too long is not saved', async () => {
    const { result, settle, wire } = await compose()
    act(() => void result.current.editLast())
    act(() => result.current.setText('x'.repeat(5001)))
    act(() => expect(result.current.submit()).toBeNull())
    await settle()
    expect(result.current.editing).toBe(fromAnnAgain)
    expect(wire.of(/^PUT/)).toEqual([])
  })

  it('is not told to the others as writing', async () => {
    const { result, settle, wire } = await compose()
    act(() => void result.current.editLast())
    act(() => result.current.setText('In five'))
    await settle()
    expect(wire.of(/event$/)).toEqual([])
  })

  it('of a message that is deleted meanwhile keeps the text as a draft', async () => {
    const { result, other } = await compose()
    act(() => void result.current.editLast())
    act(() => result.current.setText('In five minutes, I promise'))
    await other('ann').deletes(fromAnnAgain)
    act(() => void result.current.submit())
    expect(result.current.text).toBe('In five minutes, I promise')
  })
})

describe('editing the last message', () => {
  const last = async (messages: readonly SceneMessage[]) => {
    const place = await compose({ scene: sceneOf(channelOf('general', { messages })) })
    let started = false
    act(() => {
      started = place.result.current.editLast()
    })
    return { ...place, started, editing: place.result.current.editing }
  }

  it('skips those of others, deleted ones and system messages', async () => {
    const { started, editing } = await last([
      said('ann', 9, 'editable', { id: 'a' }),
      said('ann', 8, 'gone', { id: 'b', deleted: true }),
      said('ann', 7, 'Ann renamed the channel', { id: 'c', type: 'system' }),
      said('reza', 6, 'of another', { id: 'd' }),
    ])
    expect({ started, editing }).toEqual({ started: true, editing: 'a' })
  })

  it('does nothing, and says so, where there is none', async () => {
    const { started, editing, result } = await last([said('reza', 6, 'of another', { id: 'd' })])
    expect({ started, editing }).toEqual({ started: false, editing: null })
    expect(result.current.text).toBe('')
  })

  it('skips what is still on its way, and what failed', async () => {
    const { result, network, settle } = await compose()
    network.failNext('sendMessage', { status: 403 })
    act(() => result.current.setText('Refused'))
    act(() => void result.current.submit())
    await settle()
    network.setLatency(100)
    act(() => result.current.setText('On its way'))
    act(() => void result.current.submit())
    act(() => expect(result.current.editLast()).toBe(true))
    expect(result.current.editing).toBe(fromAnnAgain)
  })
})
