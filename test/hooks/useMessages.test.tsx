import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { isGap, useMessages } from '../../src/hooks/useMessages.ts'
import { channelId, messageKey } from '../../src/model/id.ts'
import { empty, fromAnn, fromAnnAgain, fromReza, general, renderChatHook } from '../support/renderChat.tsx'
import { channelOf, lines, sceneOf } from '../support/scenes.ts'

const long = channelId('messaging:long')
const scene = sceneOf(channelOf('long', { messages: lines(100) }))
const keys = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `m-${from + index}`)

describe('what is shown', () => {
  it('is the newest page, oldest first', async () => {
    const { result, until } = await renderChatHook(() => useMessages(general), { impatient: true })
    expect(result.current).toMatchObject({ rows: [], isLoading: true, hasOlder: false })
    await until(() => !result.current.isLoading)
    expect(result.current).toMatchObject({ rows: [fromAnn, fromReza, fromAnnAgain], hasOlder: false })
  })

  it('is nothing, and all of it, in an empty channel', async () => {
    const { result } = await renderChatHook(() => useMessages(empty))
    expect(result.current).toMatchObject({ rows: [], isLoading: false, hasOlder: false, error: null })
  })

  it('is the very same list until a row comes, goes or moves', async () => {
    const { result, other } = await renderChatHook(() => useMessages(general))
    const { rows } = result.current
    await other('reza').reacts(fromAnn, 'love')
    await other('reza').edits(fromReza, 'Coffee!')
    expect(result.current.rows).toBe(rows)
    const id = await other('reza').says(general, 'New')
    expect(result.current.rows).toEqual([...rows, id])
  })

  it('loses a message that was deleted without a trace, and keeps the place of one that left one', async () => {
    const { result, other } = await renderChatHook(() => useMessages(general))
    await other('reza').deletes(fromReza)
    expect(result.current.rows).toContain(fromReza)
    const id = await other('reza').says(general, 'Oops')
    await other('reza').deletes(id, true)
    expect(result.current.rows).toEqual([fromAnn, fromReza, fromAnnAgain])
  })
})

describe('older messages', () => {
  it('come page by page, up to the beginning', async () => {
    const { result, network, pass, settle } = await renderChatHook(() => useMessages(long), { scene })
    expect(result.current.rows).toEqual(keys(71, 100))
    expect(result.current.hasOlder).toBe(true)
    network.setLatency(100)
    act(() => void result.current.loadOlder())
    await pass(50)
    expect(result.current.isLoadingOlder).toBe(true)
    await settle()
    expect(result.current).toMatchObject({ rows: keys(41, 100), isLoadingOlder: false, hasOlder: true })
    for (const expected of [keys(11, 100), keys(1, 100)]) {
      act(() => void result.current.loadOlder())
      await settle()
      expect(result.current.rows).toEqual(expected)
    }
    expect(result.current.hasOlder).toBe(false)
  })

  it('are asked for once, however often one asks meanwhile', async () => {
    const { result, settle, wire } = await renderChatHook(() => useMessages(long), { scene })
    const before = wire.calls.length
    act(() => {
      for (let time = 0; time < 5; time += 1) void result.current.loadOlder()
    })
    await settle()
    expect(wire.calls.length - before).toBe(1)
    expect(result.current.rows).toEqual(keys(41, 100))
  })

  it('that could not be loaded say so and are loaded by asking again; the rest stays', async () => {
    const { result, network, settle } = await renderChatHook(() => useMessages(long), { scene })
    network.failNext('getOrCreateChannel', 'lost-response')
    let succeeded: boolean | undefined
    act(() => void result.current.loadOlder().then((answer) => (succeeded = answer)))
    await settle()
    expect(succeeded).toBe(false)
    expect(result.current.olderError).toBeInstanceOf(Error)
    expect(result.current.rows).toEqual(keys(71, 100))
    act(() => void result.current.loadOlder())
    await settle()
    expect(result.current).toMatchObject({ rows: keys(41, 100), olderError: null })
  })
})

describe('a jump', () => {
  const jump = async (to: string) => {
    const place = await renderChatHook(() => useMessages(long), { scene })
    let exists: boolean | undefined
    const before = place.wire.calls.length
    act(() => void place.result.current.jumpTo(messageKey(to)).then((answer) => (exists = answer)))
    await place.settle()
    return { ...place, exists, asked: place.wire.calls.length - before }
  }

  it('to a loaded message asks for nothing', async () => {
    expect(await jump('m-80')).toMatchObject({ exists: true, asked: 0 })
  })

  it('to one that is not loaded loads its surroundings and shows a gap before the rest', async () => {
    const { exists, result } = await jump('m-20')
    expect(exists).toBe(true)
    const { rows } = result.current
    const gap = rows.findIndex(isGap)
    expect(rows.slice(0, gap)).toEqual(keys(Number(rows[0]?.slice(2)), Number(rows[gap - 1]?.slice(2))))
    expect(rows.slice(0, gap)).toContain('m-20')
    expect(rows.slice(gap + 1)).toEqual(keys(71, 100))
  })

  it('to nowhere answers false and changes nothing', async () => {
    const { exists, result } = await jump('m-4711')
    expect(exists).toBe(false)
    expect(result.current.rows).toEqual(keys(71, 100))
  })

  it('answers false when it could not be loaded', async () => {
    const { result, network, settle } = await renderChatHook(() => useMessages(long), { scene })
    network.failNext('getOrCreateChannel', { status: 500 })
    let exists: boolean | undefined
    act(() => void result.current.jumpTo(messageKey('m-20')).then((answer) => (exists = answer)))
    await settle()
    expect(exists).toBe(false)
  })

  it('leaves a gap that closes when it is loaded', async () => {
    const { result, settle } = await jump('m-20')
    for (let gap = result.current.rows.find(isGap); gap; gap = result.current.rows.find(isGap)) {
      const place = result.current.rows.indexOf(gap)
      const loading = gap
      act(() => void result.current.loadGap(loading))
      await settle()
      expect(result.current.rows.slice(0, place + 1)).toEqual(
        keys(Number(result.current.rows[0]?.slice(2)), Number(result.current.rows[place]?.slice(2))),
      )
    }
    expect(result.current.rows).toEqual(keys(Number(result.current.rows[0]?.slice(2)), 100))
  })
})

it('shows a gap after a break in which more was said than one page holds, and never hides it', async () => {
  const { result, network, other, settle, until } = await renderChatHook(() => useMessages(long), { scene })
  act(() => network.setOnline(false))
  await settle()
  for (let line = 101; line <= 140; line += 1) await other('reza').says(long, 'Later', { id: `m-${line}` })
  act(() => network.setOnline(true))
  await until(() => result.current.rows.includes(messageKey('m-140')))
  await settle()
  const { rows } = result.current
  expect(rows.slice(0, 30)).toEqual(keys(71, 100))
  expect(rows.filter(isGap)).toHaveLength(1)
  expect(rows.slice(31)).toEqual(keys(111, 140))
})

it('says why loading failed, and loads on retry', async () => {
  const { result, settle } = await renderChatHook(() => useMessages(general), {
    prepare: ({ network }) => network.failNext('getOrCreateChannel', { status: 503 }),
  })
  expect(result.current).toMatchObject({ rows: [], isLoading: false })
  expect(result.current.error).toBeInstanceOf(Error)
  act(() => void result.current.retry())
  await settle()
  expect(result.current.rows).toHaveLength(3)
  expect(result.current.error).toBeNull()
})
