// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { eventsOfFrame } from '../../../src/backends/stream/normalizeEvent.ts'
import { ownMarkEvents, threadEvents } from '../../../src/backends/stream/normalizeThread.ts'
import { userId, version } from '../../../src/model/id.ts'
import { afterAt, at, CID, frame, versionAt, wireMessage, wireUser } from './wire.ts'

const ann = userId('ann')
const thread = {
  channel_cid: CID,
  parent_message_id: 'm1',
  title: 'Friday',
  reply_count: 2,
  thread_participants: [
    { user_id: 'ann', user: wireUser('ann') },
    { user: wireUser('reza') },
    { user_id: 7 },
    'nobody',
  ],
  last_message_at: at(5),
  updated_at: at(6),
  colour: 'red',
  read: [
    { user: wireUser('reza'), last_read: at(5), unread_messages: 0 },
    { user: wireUser('ann'), last_read: at(3), unread_messages: 1 },
  ],
}
const info = {
  title: 'Friday',
  participants: ['ann', 'reza'],
  lastReply: afterAt(5),
  lastReplyAt: Date.parse(at(5)),
  custom: { colour: 'red' },
}

describe('a thread', () => {
  it('is told as a whole, as new as the newest thing it shows, with its people', () => {
    const events = threadEvents(thread, { at: version(''), addressed: true })
    expect(events.map(({ type }) => type)).toEqual(['user.put', 'user.put', 'thread.put'])
    expect(events.at(-1)).toEqual({
      type: 'thread.put',
      channelId: CID,
      root: 'm1',
      info: { version: afterAt(6), value: info },
    })
    expect(threadEvents({ ...thread, channel_cid: 5 }, { at: version(''), addressed: true })).toEqual([])
  })

  it('I17: has my mark in what was made for me, and none where I take no part', () => {
    const source = { at: afterAt(4), addressed: true }
    expect(ownMarkEvents(thread, source, ann)).toEqual([
      {
        type: 'unread.put',
        channelId: CID,
        thread: 'm1',
        count: { version: afterAt(5), value: 1, upTo: afterAt(3) },
      },
    ])
    expect(ownMarkEvents(thread, source, userId('mina'))).toEqual([])
  })
})

describe('frames about threads', () => {
  const counts = (raw: object) => eventsOfFrame(raw, ann).filter(({ type }) => type === 'unread.put')

  it('a reply of another counts as the server counts it, with everything before it', () => {
    const message = wireMessage('r1', { parent_id: 'm1' })
    const raw = frame('notification.thread_message_new', {
      message,
      thread_id: 'm1',
      unread_thread_messages: 3,
    })
    const events = eventsOfFrame(raw, ann)
    expect(events.map(({ type }) => type)).toContain('message.arrived')
    expect(counts(raw)).toEqual([
      { type: 'unread.put', channelId: CID, thread: 'm1', count: { version: afterAt(10), value: 3 } },
    ])
  })

  it('a reply of mine leaves nothing unread there; one of others says nothing of me', () => {
    const reply = (by: string) =>
      frame('message.new', { message: wireMessage('r1', { parent_id: 'm1', user: wireUser(by) }) })
    expect(counts(reply('ann'))).toEqual([
      {
        type: 'unread.put',
        channelId: CID,
        thread: 'm1',
        count: { version: afterAt(0), value: 0, upTo: afterAt(0) },
      },
    ])
    expect(counts(reply('reza'))).toEqual([])
  })

  it('marks say how many replies are left where they count them', () => {
    const raw = frame('notification.mark_unread', {
      user: wireUser('ann'),
      thread_id: 'm1',
      last_read_at: at(-5),
      unread_thread_messages: 2,
    })
    expect(counts(raw)).toEqual([
      {
        type: 'unread.put',
        channelId: CID,
        thread: 'm1',
        count: { version: `${versionAt(10)}}`, value: 2, upTo: afterAt(-5) },
      },
    ])
  })

  it('thread.updated tells what it is called now', () => {
    const events = eventsOfFrame(frame('thread.updated', { thread }), ann)
    expect(events.at(-1)).toMatchObject({ type: 'thread.put', info: { version: afterAt(10), value: info } })
  })

  it('in how many there is something unread is told beside other things, and with the first word', () => {
    const told = { type: 'threads.unread', count: { version: afterAt(10), value: 4 } }
    expect(eventsOfFrame(frame('user.updated', { unread_threads: 4 }), ann)).toContainEqual(told)
    expect(eventsOfFrame(frame('user.updated', { me: { unread_threads: 4 } }), ann)).toContainEqual(told)
    expect(eventsOfFrame(frame('user.updated', { unread_threads: '4' }), ann)).toEqual([])
  })
})
