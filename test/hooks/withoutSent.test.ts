// @vitest-environment node
import { expect, it } from 'vitest'
import { withoutSent } from '../../src/hooks/withoutSent.ts'
import { messageKey } from '../../src/model/id.ts'
import { type Draft, emptyDraft } from '../../src/state/chatState.ts'

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, text, ...more })
const sent = { text: 'Hello', replyTo: messageKey('m1') }

it.each<[string, Draft, Partial<Draft>]>([
  ['all of it', draft('Hello', { replyTo: sent.replyTo }), { text: '', replyTo: null }],
  ['what stood there before', draft('Hello', { displaced: draft('Half') }), { text: 'Half' }],
  ['what was typed after it', draft('Hello you', { caret: 7 }), { text: ' you', caret: 2 }],
  ['what was typed instead', draft('Bye', { replyTo: sent.replyTo }), { text: 'Bye', replyTo: null }],
  ['another reply', draft('Hello!', { replyTo: messageKey('m2') }), { text: '!', replyTo: 'm2' as never }],
  [
    'an edit begun meanwhile',
    draft('Old', { editing: { key: messageKey('m3'), displaced: draft('Hello') } }),
    {
      text: 'Old',
      editing: { key: messageKey('m3'), displaced: { ...emptyDraft, displaced: null, caret: null } },
    },
  ],
])('I6: of a draft that was sent there is left: %s', (_name, before, after) => {
  expect(withoutSent(before, sent)).toMatchObject(after)
})

it('I6: nothing changes where nothing of it was sent', () => {
  for (const other of [
    draft('Bye'),
    draft(''),
    draft('x', { editing: { key: messageKey('m'), displaced: null } }),
  ])
    expect(withoutSent(other, sent)).toBe(other)
})
