// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import type { ChatEvent } from '../../../src/model/event.ts'
import { NO_VERSION, userId } from '../../../src/model/id.ts'
import { frame, versionAt, wireReacted, wireReaction, wireUser } from './wire.ts'

const ann = userId('ann')
const facts = (raw: object): readonly ChatEvent[] => eventsOfFrame(raw, ann)

/** The facts of one type. */
const only = <Type extends ChatEvent['type']>(events: readonly ChatEvent[], type: Type) =>
  events.filter((event): event is ChatEvent & { type: Type } => event.type === type)

describe('I17: reaction events', () => {
  const own = (raw: object) => only(facts(raw), 'message.put')[0]?.message.ownReactions
  const stranger = { own_reactions: [wireReaction('love', 'mina')] }

  it('of others change the counts and nothing of mine, whatever list they carry', () => {
    for (const type of ['reaction.new', 'reaction.updated', 'reaction.deleted']) {
      const raw = frame(type, {
        reaction: wireReaction('like', 'mina'),
        user: wireUser('mina'),
        message: wireReacted({ like: ['mina'] }, stranger),
      })
      expect(own(raw)).toEqual({ version: NO_VERSION, types: [], since: [] })
      expect(only(facts(raw), 'message.put')[0]?.message.reactions).toMatchObject({
        version: versionAt(10),
        value: [{ type: 'like', count: 1 }],
      })
    }
  })

  it('of mine: one more', () => {
    const raw = frame('reaction.new', {
      reaction: wireReaction('like', 'ann'),
      message: wireReacted({ like: ['ann'] }, stranger),
    })
    expect(own(raw)).toEqual({
      version: NO_VERSION,
      types: [],
      since: [{ type: 'like', on: true, version: versionAt(10) }],
    })
  })

  it('of mine: one less', () => {
    const raw = frame('reaction.deleted', {
      reaction: wireReaction('like', 'ann'),
      message: wireReacted({}, stranger),
    })
    expect(own(raw)?.since).toEqual([{ type: 'like', on: false, version: versionAt(10) }])
  })

  it('of mine: this one in the place of all others', () => {
    const message = wireReacted({ like: ['mina'], wow: ['ann'] }, stranger)
    const raw = frame('reaction.updated', { reaction: wireReaction('wow', 'ann'), message })
    expect(own(raw)).toEqual({ version: versionAt(10), types: ['wow'], since: [] })
  })

  it('of mine: the same one again, as after a repeated request, leaves those I am still counted among', () => {
    const message = wireReacted({ like: ['mina', 'ann'], wow: ['ann'], love: ['mina'] }, stranger)
    const raw = frame('reaction.updated', { reaction: wireReaction('wow', 'ann'), message })
    expect(own(raw)).toEqual({ version: versionAt(10), types: ['like', 'wow'], since: [] })
  })

  it('know who reacted by either of the two fields', () => {
    const reaction = { ...wireReaction('like', ''), user_id: undefined, user: wireUser('ann') }
    expect(own(frame('reaction.new', { reaction, message: wireReacted({}) }))?.since).toHaveLength(1)
  })

  it('without a message say nothing', () => {
    expect(facts(frame('reaction.new', { reaction: wireReaction('like', 'ann') }))).toEqual([])
  })
})
