import { act, render } from '@testing-library/react'
import { memo } from 'react'
import { expect, it } from 'vitest'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { useMessage } from '../../src/hooks/useMessage.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useReactions } from '../../src/hooks/useReactions.ts'
import { messageKey } from '../../src/model/id.ts'
import { openPlace } from '../support/openPlace.ts'
import { fromAnn, fromReza, general } from '../support/renderChat.tsx'

/** A list of one's own on the public hooks, which counts how often it and its rows are called. */
async function ownList() {
  const place = await openPlace()
  let calls: Record<string, number> = {}
  const count = (name: string): void => {
    calls[name] = (calls[name] ?? 0) + 1
  }
  const Row = memo(function Row({ id }: { readonly id: string }) {
    const key = messageKey(id)
    const { message } = useMessage(general, key)
    const { groups: reactions } = useReactions(general, key)
    count(id)
    return <li>{`${message?.text} ${reactions.length}`}</li>
  })
  function List() {
    const { rows } = useMessages(general)
    count('list')
    return rows.map((row) => <Row key={row} id={row} />)
  }
  render(
    <ChatProvider chat={place.chat}>
      <List />
    </ChatProvider>,
  )
  await place.until(() => calls[fromReza] !== undefined)
  await place.settle()
  const calledBy = async (happen: () => unknown): Promise<Readonly<Record<string, number>>> => {
    calls = {}
    await happen()
    return calls
  }
  return { ...place, calledBy }
}

it('calls a row only for what happens to its message, and the list only when rows come or go', async () => {
  const { other, calledBy } = await ownList()
  expect(await calledBy(() => other('reza').edits(fromReza, 'Tea?'))).toEqual({ [fromReza]: 1 })
  expect(await calledBy(() => other('reza').reacts(fromAnn, 'love'))).toEqual({ [fromAnn]: 1 })
  expect(await calledBy(() => other('reza').types(general))).toEqual({})
  expect(await calledBy(() => other('reza').says(general, 'New', { id: 'new' }))).toEqual({ list: 1, new: 1 })
  expect(await calledBy(() => other('reza').deletes('new', true))).toEqual({ list: 1 })
})

it('calls nothing for a draft, a read mark or a broken line', async () => {
  const { chat, network, settle, calledBy } = await ownList()
  expect(await calledBy(() => act(() => chat.setDraft(general, { text: 'Hm' })))).toEqual({})
  const outage = await calledBy(async () => {
    act(() => network.setOnline(false))
    await settle()
  })
  expect(outage).toEqual({})
})

it('calls the row of a sent message for its press, its confirmation, and nothing else', async () => {
  const { chat, settle, calledBy } = await ownList()
  let key = ''
  const calls = await calledBy(async () => {
    act(() => {
      key = chat.send(general, 'Mine') ?? ''
    })
    await settle()
  })
  expect(Object.keys(calls).toSorted()).toEqual([key, 'list'].toSorted())
  expect(calls[key]).toBeLessThanOrEqual(3)
})
