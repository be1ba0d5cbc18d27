import { act, screen } from '@testing-library/react'
import type { JSX } from 'react'
import { describe, expect, it } from 'vitest'
import { useChannels } from '../../src/hooks/useChannels.ts'
import { useFound } from '../../src/hooks/useFound.ts'
import { useMessages } from '../../src/hooks/useMessages.ts'
import { type SearchQuery, type SearchResult, useSearch } from '../../src/hooks/useSearch.ts'
import { channelId, userId } from '../../src/model/id.ts'
import { general, renderChat, renderChatHook, type RenderOptions } from '../support/renderChat.tsx'
import { channelOf, lines, said, sceneOf } from '../support/scenes.ts'

const scene = sceneOf(
  channelOf('general', {
    messages: [
      said('reza', 50, 'کتاب علی را می‌خواهم', { id: 'book' }),
      said('ann', 40, 'Lunch at 12:30', { id: 'lunch' }),
      said('reza', 30, 'lunch is late', { id: 'late' }),
    ],
  }),
  channelOf('other', { messages: [said('reza', 20, 'Lunch elsewhere', { id: 'elsewhere' })] }),
  channelOf('secret', {
    members: ['reza'],
    messages: [said('reza', 10, 'lunch in secret', { id: 'secret' })],
  }),
)

const search = async (query: SearchQuery, options: RenderOptions = {}) => {
  const place = await renderChatHook((props: SearchQuery) => useSearch(props), {
    scene,
    ...options,
    initialProps: query,
  })
  const ask = async (next: SearchQuery): Promise<void> => {
    place.rerender(next)
    await place.settle()
  }
  const ids = (): readonly string[] => place.result.current.results.map(({ message }) => message.key)
  return { ...place, ask, ids, searches: () => place.wire.of(/\/search/).length }
}

describe('a search (SE-1)', () => {
  it('finds in every channel that I may read, newest first, and in no other', async () => {
    const { result, ids } = await search({ text: 'lunch' })
    expect(ids()).toEqual(['elsewhere', 'late', 'lunch'])
    expect(result.current).toMatchObject({ state: 'some', hasMore: false, isPartial: false, error: null })
  })

  it('finds nothing in a channel that I may not read, even when it is asked for', async () => {
    const { result } = await search({ text: 'lunch', channelId: channelId('messaging:secret') })
    expect(result.current).toMatchObject({ state: 'none', results: [] })
  })

  it.each([
    ['كتاب علي', 'book'],
    ['میخواهم', 'book'],
    ['۱۲', 'lunch'],
    ['١٢:٣٠', 'lunch'],
  ])('finds %s however it is written', async (text, id) => {
    expect((await search({ text })).ids()).toEqual([id])
  })

  it('is narrowed to a channel, a person and a time', async () => {
    const { env, ask, ids } = await search({ text: 'lunch', channelId: general })
    expect(ids()).toEqual(['late', 'lunch'])
    await ask({ text: 'lunch', from: userId('reza') })
    expect(ids()).toEqual(['elsewhere', 'late'])
    await ask({ text: 'lunch', before: env.now() - 35 * 60_000 })
    expect(ids()).toEqual(['lunch'])
    await ask({ text: 'lunch', after: env.now() - 25 * 60_000 })
    expect(ids()).toEqual(['elsewhere'])
    await ask({ text: '', from: userId('ann') })
    expect(ids()).toEqual(['lunch'])
    await ask({ text: '', has: 'image' })
    expect(ids()).toEqual([])
  })

  it('asks for nothing while there is too little to look for', async () => {
    const { result, ask, searches } = await search({ text: '' })
    for (const text of [' ', 'a', '?', 'a b']) await ask({ text })
    await ask({ text: '', channelId: general })
    expect([result.current.state, searches()]).toEqual(['idle', 0])
    await ask({ text: 'ک' })
    expect(searches()).toBe(1)
  })

  it('CL-5: never shows a late answer under a newer question', async () => {
    const { result, network, rerender, settle, pass, ids } = await search({ text: '' })
    network.setLatency(2000)
    rerender({ text: 'کتاب' })
    await pass(500)
    network.setLatency(10)
    rerender({ text: 'elsewhere' })
    await pass(500)
    expect(ids()).toEqual(['elsewhere'])
    await pass(5000)
    await settle()
    expect(ids()).toEqual(['elsewhere'])
    expect(result.current.state).toBe('some')
  })

  it('shows nothing of the old answer while the new one loads', async () => {
    const { result, network, rerender, pass, ids } = await search({ text: 'lunch' })
    network.setLatency(2000)
    rerender({ text: 'late' })
    await pass(100)
    expect([result.current.state, ids()]).toEqual(['loading', []])
  })

  it('says that nothing was found', async () => {
    expect((await search({ text: 'dinner' })).result.current.state).toBe('none')
  })
})

describe('pages of a search', () => {
  const many = { scene: sceneOf(channelOf('general', { messages: lines(70) })) }

  it('are asked for by cursor, and no message is missed or repeated', async () => {
    const { result, ids, other: by, settle } = await search({ text: 'line' }, many)
    expect(ids()).toEqual(Array.from({ length: 30 }, (_, place) => `m-${70 - place}`))
    // What is said meanwhile moves nothing.
    await by('reza').says(general, 'Line 71')
    for (let page = 0; page < 2; page += 1) {
      expect(result.current.hasMore).toBe(true)
      await act(async () => void result.current.loadMore())
      await settle()
    }
    expect(result.current.hasMore).toBe(false)
    expect(ids()).toEqual(Array.from({ length: 70 }, (_, place) => `m-${70 - place}`))
  })

  it('keep what is there when one fails, and go on from there', async () => {
    const { result, ids, network, settle } = await search({ text: 'line' }, many)
    network.failNext('search', { status: 500 })
    await act(async () => void result.current.loadMore())
    await settle()
    expect(result.current).toMatchObject({ state: 'some', isLoadingMore: false, error: expect.any(Error) })
    expect(ids()).toHaveLength(30)
    await act(async () => void result.current.retry())
    await settle()
    expect(result.current.error).toBeNull()
    expect(ids()).toHaveLength(60)
  })
})

describe('a search that fails', () => {
  it('says so, and can be tried again', async () => {
    const { result, ask, network, settle, ids } = await search({ text: '' })
    network.failNext('search', { status: 500 })
    await ask({ text: 'lunch' })
    expect(result.current).toMatchObject({ state: 'error', results: [], refusal: { type: 'unknown' } })
    await act(async () => void result.current.retry())
    await settle()
    expect([result.current.state, result.current.refusal, ids().length]).toEqual(['some', null, 3])
  })

  it('says that it was refused, and why', async () => {
    const { result, ask } = await search({ text: '' })
    await ask({ text: 'a'.repeat(501) })
    expect(result.current).toMatchObject({ state: 'error', refusal: { type: 'rejected', reason: 'input' } })
  })

  it('waits for a connection, and then goes on by itself', async () => {
    const { result, ask, network, settle, until, ids } = await search({ text: '' })
    act(() => network.setOnline(false))
    await settle()
    await ask({ text: 'lunch' })
    expect(result.current.state).toBe('offline')
    act(() => network.setOnline(true))
    await until(() => ids().length === 3)
  })
})

describe('what was found', () => {
  function Found({ result }: { readonly result: SearchResult }): JSX.Element {
    const { message } = useFound(result)
    return <li>{message ? `${message.kind}: ${message.text}` : 'gone'}</li>
  }
  function Finder(): JSX.Element {
    useChannels()
    useMessages(general)
    const { results } = useSearch({ text: 'lunch' })
    return (
      <ul>
        {results.map((result) => (
          <Found key={result.message.key} result={result} />
        ))}
      </ul>
    )
  }
  const shown = (): readonly (string | null)[] =>
    screen.getAllByRole('listitem').map(({ textContent }) => textContent)

  it('shows what became of a message since, whether it is loaded or far from all that is', async () => {
    const far = [said('reza', 9000, 'Lunch far away', { id: 'far' }), ...lines(60)]
    const { other: by, chat } = await renderChat(<Finder />, {
      scene: sceneOf(
        channelOf('general', { messages: [said('reza', 30, 'lunch is near', { id: 'near' })] }),
        channelOf('other', { messages: far }),
      ),
    })
    const isHeld = (key: string): boolean =>
      JSON.stringify(chat.store.getState().base.channels).includes(`"${key}"`)
    expect(shown()).toEqual(['text: lunch is near', 'text: Lunch far away'])
    expect([isHeld('near'), isHeld('far')]).toEqual([true, false])
    await by('reza').edits('near', 'lunch is here')
    await by('reza').edits('far', 'Lunch farther away')
    expect(shown()).toEqual(['text: lunch is here', 'text: Lunch farther away'])
    await by('reza').deletes('near')
    await by('reza').deletes('far', true)
    expect(shown()).toEqual(['deleted: ', 'gone'])
  })

  it('I12: makes no row and no gap in a list, and is not taken for its newest message', async () => {
    const far = sceneOf(
      channelOf('general', { messages: [said('reza', 9000, 'lunch', { id: 'old' }), ...lines(60)] }),
    )
    const { chat, result } = await renderChatHook(
      () => ({ ...useSearch({ text: 'lunch' }), rows: useMessages(general).rows }),
      { scene: far },
    )
    expect(result.current.results).toHaveLength(1)
    expect(result.current.rows).toHaveLength(30)
    expect(result.current.rows[0]).toBe('m-31')
    const held = JSON.stringify(chat.store.getState().base.channels)
    expect(held).not.toContain('"old"')
  })
})
