import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults } from './support/world.ts'

refuseFaults()

describe('connecting', () => {
  it('greets with a connection id and the own user', async () => {
    const ann = await createWorld().person('ann').connect({ name: 'Ann', shoe: 38 })
    expect(ann.frames).toHaveLength(1)
    expect(ann.frames[0]).toMatchObject({
      type: 'health.check',
      connection_id: expect.any(String),
      created_at: expect.stringMatching(/^2024-05-01T10:00:00\.\d{6}Z$/),
      me: {
        id: 'ann',
        name: 'Ann',
        shoe: 38,
        role: 'user',
        online: true,
        total_unread_count: 0,
        unread_channels: 0,
        unread_threads: 0,
        mutes: [],
        channel_mutes: [],
        devices: [],
        teams: [],
      },
    })
    expect(ann.closes).toEqual([])
  })

  it('keeps what was known of somebody who says no more than their id', async () => {
    const world = createWorld()
    await world.person('ann').connect({ name: 'Ann', shoe: 38 })
    const again = await world.person('ann').connect()
    expect(again.frames[0].me).toMatchObject({ name: 'Ann', shoe: 38 })
  })

  it('gives every connection an id of its own', async () => {
    const world = createWorld()
    const [one, two] = [await world.person('ann').connect(), await world.person('ann').connect()]
    expect(one.connectionId()).not.toBe(two.connectionId())
  })

  it('answers a ping at once and sends one of its own every 30 s', async () => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    ann.session().receive(JSON.stringify({ type: 'health.check' }))
    await world.server.settle()
    expect(ann.of('health.check')).toHaveLength(2)
    await world.pass(29_999)
    expect(ann.of('health.check')).toHaveLength(2)
    await world.pass(1)
    expect(ann.of('health.check')).toHaveLength(3)
    await world.pass(60_000)
    expect(ann.of('health.check')).toHaveLength(5)
    const stamps: string[] = ann.frames.map((frame) => frame.created_at)
    expect(stamps).toEqual([...stamps].sort())
  })

  it.each(['not json', '[]', '{"type":"message.new"}', '{"type":7}', 'null', ''])(
    'ignores the frame %j',
    async (frame) => {
      const world = createWorld()
      const ann = await world.person('ann').connect()
      ann.session().receive(frame)
      await world.server.settle()
      expect(ann.frames).toHaveLength(1)
      expect(ann.closes).toEqual([])
    },
  )

  it('stops all timers of a connection that went', async () => {
    const world = createWorld()
    const ann = await world.person('ann').connect()
    await ann.disconnect()
    await world.pass(5000)
    expect(world.env.timers()).toBe(0)
    await world.pass(120_000)
    expect(ann.frames).toHaveLength(1)
  })

  it('does not let in a socket that was closed before it was open', async () => {
    const world = createWorld()
    const token = await world.server.token('ann')
    const sent: string[] = []
    const json = encodeURIComponent(JSON.stringify({ user_details: { id: 'ann' } }))
    const session = world.server.connect(`ws://test/connect?api_key=k&authorization=${token}&json=${json}`, {
      send: (text) => sent.push(text),
      close: () => undefined,
    })
    session.closed()
    await world.server.settle()
    expect(sent).toEqual([])
    expect(world.env.timers()).toBe(0)
  })

  it('allows 50 connections of one person', async () => {
    const world = createWorld()
    for (let index = 0; index < 50; index += 1) await world.person('ann').connect()
    const late = await world.person('ann').connect()
    expect(late.frames).toMatchObject([{ code: 9, StatusCode: 429 }])
    expect(late.closes).toMatchObject([{ code: 1008 }])
  })
})

describe('refusing a connection', () => {
  it.each([
    ['without a key', { api_key: '' }, 2],
    ['with a wrong key', { api_key: 'other' }, 2],
    ['without a token', { authorization: '', json: '{"user_details":{"id":"ann"}}' }, 5],
    ['with a token that is none', { authorization: 'x' }, 5],
    ['with another way to authenticate', { 'stream-auth-type': 'anonymous' }, 5],
    ['with the token of somebody else', { json: '{"user_details":{"id":"ben"}}' }, 5],
    ['without user details', { json: '{}' }, 4],
    ['with an id that is none', { json: '{"user_details":{"id":"Ann Lee"}}' }, 4],
    ['with JSON that is none', { json: '{' }, 4],
    ['with a list for JSON', { json: '[]' }, 4],
    ['with a name of the wrong type', { json: '{"user_details":{"id":"ann","name":7}}' }, 4],
    ['with a role', { json: '{"user_details":{"id":"ann","role":"admin"}}' }, 17],
    ['with teams', { json: '{"user_details":{"id":"ann","teams":["red"]}}' }, 17],
    [
      'with 6 KB of data',
      { json: JSON.stringify({ user_details: { id: 'ann', data: 'x'.repeat(6000) } }) },
      22,
    ],
  ])('%s sends one error frame and closes with 1008', async (_, query, code) => {
    const ann = await createWorld({ apiKey: 'key' }).person('ann').connect({}, query)
    expect(ann.frames).toHaveLength(1)
    expect(ann.frames[0]).toMatchObject({
      code,
      StatusCode: expect.any(Number),
      message: expect.any(String),
      duration: expect.any(String),
      more_info: '',
      details: [],
    })
    expect(ann.closes).toMatchObject([{ code: 1008 }])
  })

  it('lets in who repeats the role they have', async () => {
    const ann = await createWorld().person('ann').connect({ role: 'user', teams: [] })
    expect(ann.closes).toEqual([])
  })

  it('knows no socket at other paths', async () => {
    const frames: string[] = []
    const { server } = createWorld()
    server.connect('ws://test/elsewhere?api_key=k', {
      send: (text) => frames.push(text),
      close: () => undefined,
    })
    await server.settle()
    expect(JSON.parse(frames[0] ?? '')).toMatchObject({ code: 16 })
  })
})
