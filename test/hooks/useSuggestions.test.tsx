import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useComposer } from '../../src/hooks/useComposer.ts'
import { useSuggestions, type UseSuggestionsOptions } from '../../src/hooks/useSuggestions.ts'
import { type ConversationId, threadId, userId } from '../../src/model/id.ts'
import { fromReza, general, renderChatHook } from '../support/renderChat.tsx'

const REZA = 'رضا کریمی'

/** The hook as an application without our components would use it: a text, and the caret at its end. */
async function ask(text: string, more: Partial<UseSuggestionsOptions> = {}, id: ConversationId = general) {
  const { result, rerender } = await renderChatHook(
    (props: UseSuggestionsOptions) => {
      // Loads the conversation, after the question was asked.
      useComposer(general)
      return useSuggestions(id, props)
    },
    { initialProps: { text, caret: text.length, ...more } },
  )
  return { result, write: (next: string) => rerender({ text: next, caret: next.length, ...more }) }
}

describe('useSuggestions', () => {
  it('says what to change, whom that names, and changes nothing by itself', async () => {
    const { result } = await ask('Hi @re')
    expect([result.current.kind, result.current.query]).toEqual(['person', 're'])
    expect(result.current.items.map(({ label }) => label)).toEqual([REZA])
    let edit: unknown
    act(() => {
      edit = result.current.accept()
    })
    expect(edit).toEqual({
      start: 3,
      end: 6,
      text: `@${REZA} `,
      caret: 5 + REZA.length,
      mention: { start: 3, end: 4 + REZA.length, userId: userId('reza') },
      command: null,
    })
  })

  it('says that a command becomes a chip, in place of its token', async () => {
    const { result } = await ask('/rem')
    let edit: unknown
    act(() => {
      edit = result.current.accept(0)
    })
    expect(edit).toMatchObject({ start: 0, end: 4, text: '', caret: 0, command: 'remind', mention: null })
  })

  it('suggests nothing while nobody writes, and nothing that it has no source for', async () => {
    expect((await ask('@re', { caret: null })).result.current).toMatchObject({ kind: null, items: [] })
    expect((await ask(':fire')).result.current.kind).toBeNull()
    expect((await ask('#gen')).result.current.kind).toBeNull()
  })

  it('suggests the same people in a thread', async () => {
    const { result } = await ask('@', {}, threadId(general, fromReza))
    expect(result.current.items.map(({ label }) => label)).toEqual([REZA])
  })

  it('closes until something else is asked for', async () => {
    const { result, write } = await ask('@r')
    act(() => expect(result.current.close()).toBe(true))
    expect(result.current.kind).toBeNull()
    act(() => expect(result.current.close()).toBe(false))
    write('@re')
    expect(result.current.kind).toBe('person')
  })

  it('shows what was found before until a late answer is there, and never one that came too late', async () => {
    const answers = new Map<string, (labels: readonly string[]) => void>()
    const sources = [
      {
        kind: 'channel',
        sign: '#',
        find: (query: string) =>
          new Promise<readonly { id: string; label: string; text: string }[]>((resolve) => {
            answers.set(query, (labels) =>
              resolve(labels.map((label) => ({ id: label, label, text: `#${label}` }))),
            )
          }),
      },
    ]
    const { result, write } = await ask('#a', { sources })
    const labels = (): readonly string[] => result.current.items.map(({ label }) => label)
    expect(result.current.kind).toBeNull()
    await act(async () => answers.get('a')?.(['apple']))
    expect(labels()).toEqual(['apple'])
    write('#ab')
    write('#abc')
    expect(labels()).toEqual(['apple'])
    await act(async () => answers.get('abc')?.(['abc']))
    await act(async () => answers.get('ab')?.(['late']))
    expect(labels()).toEqual(['abc'])
  })

  it('lets a source of the application take a sign of ours', async () => {
    const find = () => [{ id: 'all', label: 'Everybody', text: '@all' }]
    const { result } = await ask('@', { sources: [{ kind: 'group', sign: '@', find }] })
    expect([result.current.kind, result.current.items.map(({ label }) => label)]).toEqual([
      'group',
      ['Everybody'],
    ])
  })
})
