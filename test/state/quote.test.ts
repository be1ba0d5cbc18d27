// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Quote } from '../../src/model/message.ts'
import { messageKey } from '../../src/model/id.ts'
import { withNewestQuote } from '../../src/state/quote.ts'
import { viewOfRecord } from '../../src/state/messageView.ts'
import { ann, messageRecord, versionAt } from '../engine/facts.ts'

const told = (seconds: number, change: Partial<Quote> = {}): Quote => ({
  key: messageKey('asked'),
  authorId: ann,
  text: 'as it was',
  deleted: false,
  version: versionAt(seconds),
  ...change,
})
const reply = (quote: Quote) => viewOfRecord(messageRecord('reply', { at: 5, quote }))
const asked = (seconds: number, change: { text?: string; kind?: 'text' | 'deleted' } = {}) =>
  messageRecord('asked', { at: 0, version: seconds, text: 'as it is', authorId: ann, ...change })

describe('a reply to a message that has changed since', () => {
  it('shows the words that it has now', () => {
    const view = reply(told(2))
    const shown = withNewestQuote(view, asked(7))
    expect(shown.quote).toMatchObject({ key: 'asked', text: 'as it is', deleted: false })
    expect(withNewestQuote(view, asked(2)), 'as told').toBe(view)
    expect(withNewestQuote(view, asked(1)), 'what is held is older').toBe(view)
    expect(withNewestQuote(view, undefined), 'nothing is known').toBe(view)
  })

  it('no longer shows the words of one that was deleted, at the same stamp as well', () => {
    const gone = { kind: 'deleted', text: '' } as const
    for (const moment of [2, 7])
      expect(withNewestQuote(reply(told(2)), asked(moment, gone)).quote).toMatchObject({
        text: '',
        deleted: true,
      })
    const known = reply(told(2, { deleted: true, text: '' }))
    expect(withNewestQuote(known, asked(2, gone))).toBe(known)
  })

  it('no longer shows the words of one that is gone for good', () => {
    const view = reply(told(2))
    const { quote } = withNewestQuote(view, 'erased')
    expect(quote).toEqual({ key: 'asked', authorId: null, text: '', deleted: true })
    expect(withNewestQuote(view, 'erased')).toBe(withNewestQuote(view, 'erased'))
  })

  it('believes the server over what was pressed, which no server has told', () => {
    const { version: _none, ...pressed } = told(0)
    expect(withNewestQuote(reply(pressed), asked(1)).quote?.text).toBe('as it is')
  })

  it('is the same object as long as nothing changes', () => {
    const [view, record] = [reply(told(2)), asked(7)]
    expect(withNewestQuote(view, record)).toBe(withNewestQuote(view, record))
    expect(withNewestQuote(view, asked(8))).not.toBe(withNewestQuote(view, record))
  })
})

it('nobody reacts to what is gone', () => {
  const reactions = [{ type: 'like', count: 2, firstAt: '' as never, people: [ann] }]
  expect(viewOfRecord(messageRecord('a', { reactions })).reactions).toHaveLength(1)
  expect(viewOfRecord(messageRecord('a', { reactions, kind: 'deleted' })).reactions).toEqual([])
})
