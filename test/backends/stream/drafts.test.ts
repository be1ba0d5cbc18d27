import { describe, expect, it } from 'vitest'
import { draftEvents, draftFrame, draftInState } from '../../../src/backends/stream/draftEvents.ts'
import { channelId, messageKey, threadId, version } from '../../../src/model/id.ts'
import { emptyBase } from '../../../src/state/base.ts'
import { reduceAll } from '../../../src/state/reduce.ts'
import { sortableTime } from '../../../src/wire/stream/time.ts'

const general = channelId('messaging:general')
const at = '2024-05-01T10:00:00Z'
const later = '2024-05-01T10:00:05Z'
const wire = (text: string, created_at = at, more: object = {}) => ({
  channel_cid: general,
  created_at,
  message: { id: 'd', text, type: 'regular', attachments: [], mentioned_users: [], ...more },
})

describe('a draft on the wire', () => {
  it('is a fact about its channel or thread', () => {
    const more = { quoted_message_id: 'm1', mentioned_users: [{ id: 'reza' }, null, { id: 7 }] }
    expect(draftEvents(wire('Hi', at, more))).toEqual([
      {
        type: 'draft.put',
        id: general,
        draft: { version: sortableTime(at), value: { text: 'Hi', replyTo: 'm1', mentions: ['reza'] } },
      },
    ])
    const [inThread] = draftEvents({ ...wire('Hi'), parent_id: 'm2' })
    expect(inThread).toMatchObject({ id: threadId(general, messageKey('m2')) })
  })

  it('without a channel is nothing, and odd fields cost themselves alone', () => {
    expect(draftEvents(null)).toEqual([])
    expect(draftEvents({ message: { text: 'Hi' } })).toEqual([])
    expect(draftEvents({ channel_cid: general, message: { text: 7, mentioned_users: 'x' } })).toMatchObject([
      { draft: { value: { text: '', replyTo: null, mentions: [] } } },
    ])
  })

  it('that a state does not hold was not there then', () => {
    expect(draftInState({}, general, version(sortableTime(at)))).toMatchObject([
      { id: general, draft: { version: sortableTime(at), value: null } },
    ])
  })
})

it('facts about a draft end the same in every order', () => {
  const facts = [
    ...draftFrame({ type: 'draft.updated', created_at: at, draft: wire('One') }),
    ...draftFrame({ type: 'draft.deleted', created_at: at, draft: wire('One') }),
    ...draftFrame({ type: 'draft.updated', created_at: later, draft: wire('Two', later) }),
    ...draftInState({}, general, version(sortableTime(at))),
  ]
  const orders = [facts, facts.toReversed(), [facts[2], facts[0], facts[3], facts[1]], [...facts, ...facts]]
  for (const order of orders) {
    const base = reduceAll(
      emptyBase,
      order.flatMap((fact) => fact ?? []),
    )
    expect(base.savedDrafts.get(general)?.value?.text).toBe('Two')
  }
  const ended = reduceAll(
    emptyBase,
    [facts[1], facts[0]].flatMap((fact) => fact ?? []),
  )
  expect(ended.savedDrafts.get(general)?.value).toBeNull()
})
