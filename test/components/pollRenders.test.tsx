import { act, render, screen, waitFor } from '@testing-library/react'
import { type JSX, memo } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { Channel } from '../../src/components/Channel/index.ts'
import type * as rowModule from '../../src/components/MessageList/MessageRow.tsx'
import { ChatProvider } from '../../src/hooks/ChatProvider.tsx'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { usePoll } from '../../src/hooks/usePoll.ts'
import { pollId, pollOptionId } from '../../src/model/poll.ts'
import { createRowCounter } from '../support/countRows.tsx'
import { askLunch, lunch, optionsOf, votes } from '../support/drawPoll.tsx'
import { openPlace } from '../support/openPlace.ts'
import { general, renderChat } from '../support/renderChat.tsx'

/* UX §19: what happens to one poll draws that poll and nothing else */

const counter = vi.hoisted(() => ({ current: undefined as ReturnType<typeof createRowCounter> | undefined }))
vi.mock('../../src/components/MessageList/MessageRow.tsx', async (importOriginal) => {
  const { MessageRow } = await importOriginal<typeof rowModule>()
  type Props = Parameters<typeof MessageRow>[0]
  const Watched = (props: Props): JSX.Element => {
    const row = <MessageRow {...props} />
    return counter.current?.watch(props.row, row) ?? row
  }
  return { MessageRow: memo(Watched) }
})

let rows = createRowCounter()
beforeEach(() => {
  rows = createRowCounter()
  counter.current = rows
})

it('draws no other row of the list for a vote, mine or another’s', async () => {
  const place = await renderChat(<Channel channelId={general} />, { prepare: (held) => askLunch(held) })
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(3))
  const ids = await optionsOf(place)
  await place.settle()
  rows.take()
  await votes(place, 'reza', 'Soup')
  act(() => place.chat.vote(lunch, pollOptionId(ids.get('Fish') ?? ''), true))
  await place.settle()
  expect(screen.getAllByRole('checkbox')[2]?.getAttribute('aria-checked')).toBe('true')
  expect(Object.keys(rows.take())).toEqual(['lunch-message'])
})

it('calls only the poll that was voted in', async () => {
  const place = await openPlace()
  await askLunch(place)
  await askLunch(place, { id: 'tea', name: 'Tea?' })
  let calls: Record<string, number> = {}
  const count = (name: string): void => {
    calls[name] = (calls[name] ?? 0) + 1
  }
  const Row = memo(function Row({ id }: { readonly id: string }) {
    const { poll } = usePoll(pollId(id))
    count(id)
    return <li>{poll?.voteCount}</li>
  })
  function List() {
    return useMessages(general).isLoading ? null : ['lunch', 'tea'].map((id) => <Row key={id} id={id} />)
  }
  render(
    <ChatProvider chat={place.chat}>
      <List />
    </ChatProvider>,
  )
  await place.until(() => calls['tea'] !== undefined)
  await place.settle()
  calls = {}
  await votes(place, 'reza', 'Soup', 'tea')
  expect(calls).toEqual({ tea: 1 })
  const option = pollOptionId((await optionsOf(place)).get('Soup') ?? '')
  calls = {}
  act(() => place.chat.vote(lunch, option, true))
  await place.settle()
  // The press, and what the server says of it.
  expect(Object.keys(calls)).toEqual(['lunch'])
  expect(calls['lunch']).toBeLessThanOrEqual(3)
})
