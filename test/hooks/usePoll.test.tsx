import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { useNotices } from '../../src/hooks/useNotices.ts'
import { usePoll } from '../../src/hooks/usePoll.ts'
import { usePollOption } from '../../src/hooks/usePollOption.ts'
import { usePolls } from '../../src/hooks/usePolls.ts'
import { usePollVotes } from '../../src/hooks/usePollVotes.ts'
import { type PollOptionId, pollId, pollOptionId } from '../../src/model/poll.ts'
import type { CreatePollRequest } from '../../src/wire/stream/poll.ts'
import { general, renderChatHook } from '../support/renderChat.tsx'
import type { Place } from '../support/openPlace.ts'

const lunch = pollId('lunch')
const path = { message_id: 'asks', poll_id: 'lunch' }

/** Reza asks what to eat, in the general channel. */
const asks =
  (more: Partial<CreatePollRequest> = {}) =>
  async ({ world }: Place): Promise<void> => {
    const reza = world.server.as('reza')
    const options = ['Soup', 'Rice', 'Bread'].map((text) => ({ text }))
    await reza.call('createPoll', { body: { id: 'lunch', name: 'What do we eat?', options, ...more } })
    await reza.call('sendMessage', {
      path: { type: 'messaging', id: 'general' },
      body: { message: { id: 'asks', poll_id: 'lunch' } },
    })
  }

const open = async (more: Partial<CreatePollRequest> = {}, beside: () => object = () => ({})) => {
  const place = await renderChatHook(
    () => {
      useMessages(general)
      return { ...usePoll(lunch), notices: useNotices().notices, ...beside() }
    },
    { prepare: asks(more) },
  )
  const optionOf = (text: string): PollOptionId => {
    const found = place.result.current.poll?.options.find((option) => option.text === text)
    if (!found) throw new Error(`No option ${text}.`)
    return found.id
  }
  return { ...place, optionOf, counts: () => place.result.current.poll?.options.map(({ count }) => count) }
}
type Opened = Awaited<ReturnType<typeof open>>

const rezaVotes = (place: Opened, text: string) =>
  act(() =>
    place.world.server
      .as('reza')
      .call('castPollVote', { path, body: { vote: { option_id: place.optionOf(text) } } }),
  )
const atServer = async ({ world }: Opened) => {
  const { poll } = await world.server.as('reza').call('getPoll', { path: { poll_id: 'lunch' } })
  return poll.options.map(({ id }) => poll.vote_counts_by_option[id] ?? 0)
}

it('shows a poll with the message that holds it', async () => {
  const { result } = await open()
  expect(result.current).toMatchObject({ state: 'ready', canVote: true, refusal: null, isClosed: false })
  expect(result.current.poll).toMatchObject({ name: 'What do we eat?', voteCount: 0, isSingle: false })
})

describe('a vote', () => {
  it('is shown at once, and is the server’s in the end', async () => {
    const place = await open()
    place.network.setLatency(100)
    act(() => place.result.current.vote(place.optionOf('Rice')))
    expect(place.counts()).toEqual([0, 1, 0])
    await place.settle()
    expect(place.counts()).toEqual([0, 1, 0])
    expect(await atServer(place)).toEqual([0, 1, 0])
    act(() => place.result.current.withdraw(place.optionOf('Rice')))
    expect(place.counts()).toEqual([0, 0, 0])
    await place.settle()
    expect(await atServer(place)).toEqual([0, 0, 0])
  })

  it('moves where everybody has one', async () => {
    const place = await open({ enforce_unique_vote: true })
    act(() => place.result.current.vote(place.optionOf('Rice')))
    await place.settle()
    act(() => place.result.current.vote(place.optionOf('Soup')))
    expect(place.counts()).toEqual([1, 0, 0])
    await place.settle()
    expect(place.counts()).toEqual([1, 0, 0])
    expect(await atServer(place)).toEqual([1, 0, 0])
  })

  it('is not taken beyond the most that one may have', async () => {
    const place = await open({ max_votes_allowed: 2 })
    for (const text of ['Soup', 'Rice', 'Bread']) act(() => place.result.current.vote(place.optionOf(text)))
    expect(place.result.current.isFull).toBe(true)
    expect(place.counts()).toEqual([1, 1, 0])
    await place.settle()
    expect(await atServer(place)).toEqual([1, 1, 0])
  })

  it('that is refused is taken back, and keeps what others voted meanwhile', async () => {
    const place = await open()
    place.network.setLatency(400)
    place.network.failNext('castPollVote', { status: 400 })
    act(() => place.result.current.vote(place.optionOf('Rice')))
    await rezaVotes(place, 'Rice')
    await place.pass(250)
    expect(place.counts()).toEqual([0, 2, 0])
    await place.settle()
    expect(place.counts()).toEqual([0, 1, 0])
    expect(place.result.current.notices).toMatchObject([{ kind: 'poll.vote' }])
  })

  it('of two people at once ends at the same count for both (PO-4)', async () => {
    const place = await open()
    act(() => place.result.current.vote(place.optionOf('Rice')))
    await rezaVotes(place, 'Rice')
    await rezaVotes(place, 'Soup')
    await place.settle()
    expect(place.counts()).toEqual([1, 2, 0])
    expect(await atServer(place)).toEqual([1, 2, 0])
  })

  it('waits for a connection, and is counted once', async () => {
    const place = await open()
    act(() => place.network.setOnline(false))
    act(() => place.result.current.vote(place.optionOf('Bread')))
    expect(place.counts()).toEqual([0, 0, 1])
    act(() => place.network.setOnline(true))
    await place.settle()
    expect(await atServer(place)).toEqual([0, 0, 1])
    expect(place.counts()).toEqual([0, 0, 1])
  })
})

describe('what can be done', () => {
  it('is nothing once it is closed', async () => {
    const place = await open()
    await act(() =>
      place.world.server
        .as('reza')
        .call('updatePollPartial', { path: { poll_id: 'lunch' }, body: { set: { is_closed: true } } }),
    )
    await place.settle()
    expect(place.result.current).toMatchObject({ isClosed: true, canVote: false, refusal: 'closed' })
    act(() => place.result.current.vote(place.optionOf('Rice')))
    expect(place.counts()).toEqual([0, 0, 0])
  })

  it('ends by itself when its time has come', async () => {
    const { result, pass } = await renderChatHook(
      () => {
        useMessages(general)
        return usePoll(lunch)
      },
      {
        prepare: (place) =>
          asks({ custom: { closes_at: new Date(place.chat.env.now() + 3_600_000).toISOString() } })(place),
      },
    )
    expect(result.current).toMatchObject({ isClosed: false, canVote: true })
    await pass(3_600_000)
    expect(result.current).toMatchObject({ isClosed: true, canVote: false, refusal: 'closed' })
  })

  it('is to suggest options where that is allowed, and the same words are refused', async () => {
    const { result, settle } = await open({ allow_user_suggested_options: true })
    expect(result.current.canSuggest).toBe(true)
    await act(() => result.current.suggestOption('Salad'))
    await settle()
    expect(result.current.poll?.options.map(({ text }) => text)).toContain('Salad')
    await expect(act(() => result.current.suggestOption(' salad '))).rejects.toThrow(/option/)
  })

  it('is to say something, once, and to say it otherwise', async () => {
    const { result, settle } = await open({ allow_answers: true })
    act(() => result.current.answer('I am not hungry'))
    expect(result.current.poll).toMatchObject({ ownAnswer: 'I am not hungry', answerCount: 1 })
    await settle()
    act(() => result.current.answer('Now I am'))
    await settle()
    expect(result.current.poll).toMatchObject({ ownAnswer: 'Now I am', answerCount: 1 })
    act(() => result.current.answer(''))
    await settle()
    expect(result.current.poll).toMatchObject({ ownAnswer: null, answerCount: 0 })
  })

  it('is for others than who made it neither to edit nor to end', async () => {
    const { result } = await open()
    expect(result.current.canEdit).toBe(false)
    await expect(act(() => result.current.close())).rejects.toThrow(/not allowed|allow/)
  })
})

it('is ended, changed and removed by who made it', async () => {
  const { result, settle, chat } = await renderChatHook(() => {
    useMessages(general)
    return usePoll(lunch)
  })
  const input = {
    name: 'Tea?',
    description: '',
    options: ['Yes', 'No'],
    isAnonymous: false,
    isSingle: true,
    maxVotes: null,
    takesSuggestions: false,
    takesAnswers: false,
    closesAt: null,
  }
  await act(() => chat.createPoll(general, input, lunch))
  await act(() => chat.createPoll(general, input, lunch))
  act(() => void chat.send(general, '', { poll: lunch }))
  await settle()
  expect(result.current).toMatchObject({ state: 'ready', canEdit: true, canVote: true })
  await act(() => result.current.edit({ name: 'Tea or nothing?' }))
  expect(result.current.poll?.name).toBe('Tea or nothing?')
  const [yes, no] = result.current.poll?.options ?? []
  if (!yes || !no) throw new Error('Two options.')
  await act(() => result.current.renameOption(no.id, 'Nothing'))
  await act(() =>
    result.current.edit({
      options: [
        { id: yes.id, text: 'Tea' },
        { id: no.id, text: 'Nothing' },
      ],
    }),
  )
  expect(result.current.poll?.options.map(({ text }) => text)).toEqual(['Tea', 'Nothing'])
  await act(() => result.current.suggestOption('Coffee'))
  expect(result.current.poll?.options).toHaveLength(3)
  const coffee = result.current.poll?.options[2]
  await act(() => result.current.removeOption(coffee?.id ?? pollOptionId('')))
  expect(result.current.poll?.options).toHaveLength(2)
  await act(() => result.current.close())
  expect(result.current).toMatchObject({ isClosed: true, canVote: false })
  await act(() => result.current.remove())
  expect(result.current).toMatchObject({ state: 'gone', poll: null })
})

it('says that there is none', async () => {
  const { result, settle } = await renderChatHook(() => usePoll(pollId('nowhere')))
  await settle()
  expect(result.current).toMatchObject({ state: 'error', poll: null, canVote: false })
})

it('tells who voted, and asks again a moment after their number has changed', async () => {
  const place = await renderChatHook(
    () => {
      useMessages(general)
      const poll = usePoll(lunch)
      return { ...poll, voters: usePollVotes(lunch, poll.poll?.options[1]?.id ?? pollOptionId('none')) }
    },
    { prepare: asks() },
  )
  const { result, until, pass, world } = place
  await until(() => result.current.poll !== null)
  const option = result.current.poll?.options[1]?.id ?? pollOptionId('none')
  expect(result.current.voters.votes).toEqual([])
  await act(() =>
    world.server.as('reza').call('castPollVote', { path, body: { vote: { option_id: option } } }),
  )
  await pass(4000)
  expect(result.current.voters).toMatchObject({ votes: [{ userId: 'reza', option }], hasMore: false })
  act(() => result.current.vote(option))
  await pass(4000)
  expect(result.current.voters.votes.map(({ userId }) => userId)).toEqual(['ann', 'reza'])
})

it('lists the polls that I may see', async () => {
  const { result, until } = await renderChatHook(() => usePolls(), { prepare: asks() })
  await until(() => result.current.pollIds.length > 0)
  expect(result.current).toMatchObject({ pollIds: [lunch], hasMore: false, error: null })
})

it('reads one option by its name', async () => {
  let id = ''
  const { result, until } = await renderChatHook(() => usePollOption(lunch, pollOptionId(id)), {
    prepare: async (place) => {
      await asks()(place)
      const { poll } = await place.world.server.as('reza').call('getPoll', { path: { poll_id: 'lunch' } })
      id = poll.options[1]?.id ?? ''
    },
  })
  await until(() => result.current !== undefined)
  expect(result.current).toEqual({ id, text: 'Rice' })
})
