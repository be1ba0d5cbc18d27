import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useComposer } from '../../src/hooks/useComposer.ts'
import { useMessage } from '../../src/hooks/useMessage.ts'
import { useMessageActions } from '../../src/hooks/useMessageActions.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useSendMessage } from '../../src/hooks/useSendMessage.ts'
import { type MessageKey, messageKey } from '../../src/model/id.ts'
import { fromAnn, fromReza, general, renderChatHook } from '../support/renderChat.tsx'

const on = (key: MessageKey) =>
  renderChatHook(() => ({
    rows: useMessages(general).rows,
    message: useMessage(general, key).message,
    actions: useMessageActions(general, key),
    composer: useComposer(general),
  }))

it('is the same object as long as the message is the same', async () => {
  const { result, rerender, other } = await on(fromAnn)
  const { actions } = result.current
  await other('reza').says(general, 'Hi')
  rerender()
  expect(result.current.actions).toBe(actions)
})

it('edits: the new text shows at once and stays when the server has it', async () => {
  const { result, network, settle } = await on(fromAnn)
  network.setLatency(100)
  act(() => result.current.actions.edit('Good evening!'))
  expect(result.current.message).toMatchObject({ text: 'Good evening!', status: 'sending' })
  await settle()
  expect(result.current.message).toMatchObject({ text: 'Good evening!', status: 'sent' })
  expect(result.current.message?.editedAt).not.toBeNull()
})

it('asks for nothing when an edit changes nothing', async () => {
  const { result, settle, wire } = await on(fromAnn)
  act(() => result.current.actions.edit('Good morning!'))
  await settle()
  expect(wire.of(/^PUT/)).toEqual([])
})

it('deletes: a tombstone shows at once; a refused one comes back whole', async () => {
  const { result, network, settle } = await on(fromAnn)
  network.setLatency(100)
  network.failNext('deleteMessage', { status: 403 })
  act(() => result.current.actions.remove())
  expect(result.current.message).toMatchObject({ kind: 'deleted', text: '' })
  await settle()
  expect(result.current.message).toMatchObject({ kind: 'text', text: 'Good morning!', status: 'sent' })
})

it.each(['edit', 'remove'] as const)('does not %s what is not mine', async (name) => {
  const { result, settle, wire } = await on(fromReza)
  const before = result.current.message
  act(() => (name === 'edit' ? result.current.actions.edit('Mine now') : result.current.actions.remove()))
  await settle()
  expect(result.current.message).toBe(before)
  expect(wire.of(/^(PUT|DELETE)/)).toEqual([])
})

it('replies: the composer answers the message', async () => {
  const { result } = await on(fromReza)
  act(() => result.current.actions.reply())
  expect(result.current.composer.replyTo).toBe(fromReza)
})

it('starts an edit in the composer, and gives back what stood there when it is left', async () => {
  const { result } = await on(fromAnn)
  act(() => result.current.composer.setText('Half a thought'))
  act(() => result.current.actions.startEdit())
  expect(result.current.composer).toMatchObject({ text: 'Good morning!', editing: fromAnn })
  act(() => void result.current.composer.cancel())
  expect(result.current.composer).toMatchObject({ text: 'Half a thought', editing: null })
})

it('gives back the first draft after one edit led to another', async () => {
  const { result } = await renderChatHook(() => ({
    rows: useMessages(general).rows,
    first: useMessageActions(general, fromAnn),
    second: useMessageActions(general, messageKey('small-3')),
    composer: useComposer(general),
  }))
  act(() => result.current.composer.setText('Half a thought'))
  act(() => result.current.first.startEdit())
  act(() => result.current.second.startEdit())
  expect(result.current.composer.editing).toBe('small-3')
  act(() => void result.current.composer.cancel())
  expect(result.current.composer.text).toBe('Half a thought')
})

describe('a refused message', () => {
  const refused = async (text: string) => {
    const place = await renderChatHook(
      ({ key }) => ({
        rows: useMessages(general).rows,
        send: useSendMessage(general),
        message: useMessage(general, messageKey(key)).message,
        actions: useMessageActions(general, messageKey(key)),
        composer: useComposer(general),
      }),
      { initialProps: { key: 'none' } },
    )
    place.network.failNext('sendMessage', { status: 403 })
    let key = ''
    act(() => {
      key = place.result.current.send(text, { replyTo: fromReza }) ?? ''
    })
    place.rerender({ key })
    await place.settle()
    return { ...place, key }
  }

  it('stays, with the reason', async () => {
    const { result } = await refused('Please?')
    expect(result.current.message).toMatchObject({
      text: 'Please?',
      status: 'failed',
      failure: { reason: 'not-allowed' },
    })
  })

  it('is sent again under the same key', async () => {
    const { result, settle, key } = await refused('Please?')
    act(() => result.current.actions.retry())
    await settle()
    expect(result.current.rows.at(-1)).toBe(key)
    expect(result.current.message).toMatchObject({ status: 'sent', failure: null })
  })

  it('goes when it is discarded', async () => {
    const { result, settle, wire } = await refused('Please?')
    act(() => void result.current.actions.discard())
    await settle()
    expect(result.current.message).toBeNull()
    expect(result.current.rows).toHaveLength(3)
    expect(wire.of(/general\/message$/)).toEqual([])
  })

  it('MS-7: comes back when the discarding is undone, as it was, and once', async () => {
    const { result, settle, key } = await refused('Please?')
    let undo: (() => void) | null = null
    act(() => {
      undo = result.current.actions.discard()
    })
    expect(result.current.message).toBeNull()
    act(() => undo?.())
    expect(result.current.message).toMatchObject({
      text: 'Please?',
      status: 'failed',
      quote: { key: fromReza },
    })
    act(() => result.current.actions.retry())
    await settle()
    act(() => undo?.())
    expect(result.current.rows.filter((row) => row === key)).toHaveLength(1)
    expect(result.current.message).toMatchObject({ status: 'sent' })
  })

  it('MS-7: goes back into the composer with its reply; what stood there returns when that is sent', async () => {
    const { result, settle } = await refused('Please?')
    act(() => result.current.composer.setText('Meanwhile'))
    act(() => result.current.actions.reclaim())
    expect(result.current.composer).toMatchObject({ text: 'Please?', replyTo: fromReza })
    expect(result.current.message).toBeNull()
    act(() => void result.current.composer.submit())
    await settle()
    expect(result.current.composer).toMatchObject({ text: 'Meanwhile', replyTo: null })
  })

  it('holds back what was said after it, until a person has decided', async () => {
    const { result, settle, wire } = await refused('First')
    act(() => void result.current.send('Second'))
    await settle()
    expect(wire.of(/general\/message$/)).toEqual([])
    act(() => void result.current.actions.discard())
    await settle()
    expect(wire.of(/general\/message$/)).toHaveLength(1)
  })
})

it('takes a refused edit back into the composer as an edit, and gives the draft back afterwards', async () => {
  const { result, network, settle } = await on(fromAnn)
  act(() => result.current.composer.setText('Half a thought'))
  network.failNext('updateMessagePartial', { status: 403 })
  act(() => result.current.actions.edit('Good evening!'))
  await settle()
  expect(result.current.message).toMatchObject({ text: 'Good evening!', status: 'failed' })
  act(() => result.current.actions.reclaim())
  expect(result.current.message).toMatchObject({ text: 'Good morning!', status: 'sent' })
  expect(result.current.composer).toMatchObject({ text: 'Good evening!', editing: fromAnn })
  act(() => void result.current.composer.cancel())
  expect(result.current.composer).toMatchObject({ text: 'Half a thought', editing: null })
})

it('does nothing to a message that has not failed', async () => {
  const { result, settle } = await on(fromAnn)
  const before = result.current.message
  act(() => {
    result.current.actions.retry()
    result.current.actions.discard()
    result.current.actions.reclaim()
  })
  await settle()
  expect(result.current.message).toBe(before)
  expect(result.current.composer.text).toBe('')
})
