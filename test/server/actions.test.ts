// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { sqliteStore } from '../../src/server/node.ts'
import { createWorld, refuseFaults, type Person, type Wire, type World } from './support/world.ts'

refuseFaults()

/** ann and ben in `x`, both watching; dan is a stranger. */
async function room(options: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(options)
  const [ann, ben, dan] = (await Promise.all(
    ['ann', 'ben', 'dan'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  const hush = async (): Promise<string[][]> => {
    await world.server.settle()
    return [ann.heard(), ben.heard(), dan.heard()]
  }
  await hush()
  return { world, ann, ben, dan, hush }
}

const press = (who: Person, id: string, form: object) =>
  who.ok('POST', `/messages/${id}/action`, { form_data: form })
const historyOf = async (who: Person): Promise<Wire[]> => (await who.open('x')).messages
const actionsOf = (message: Wire): string[] =>
  message.attachments[0].actions.map((action: Wire) => `${action.name}=${action.value}`)

async function pictureAt(world: World, address: string) {
  const response = await world.server.fetch(new Request(address))
  return { response, text: await response.text() }
}

describe('the commands of a channel', () => {
  it('are listed by its type', async () => {
    const { ann } = await room()
    const { channel } = await ann.open('x')
    expect(channel.config.commands).toEqual([
      { name: 'giphy', description: expect.any(String), args: '[text]', set: 'fun_set' },
      { name: 'remind', description: expect.any(String), args: '[10m] [text]', set: 'tools_set' },
    ])
  })

  it.each(['/shrug', '/giphyx a', 'see /giphy a', '/', '/ giphy a'])('%s is just text', async (text) => {
    const { ann, ben, hush } = await room()
    expect(await ann.send('x', text)).toMatchObject({ type: 'regular', text })
    expect(await hush()).toEqual([['message.new'], ['message.new'], []])
    expect((await historyOf(ben)).map((message) => message.text)).toEqual([text])
  })

  it('do not run where the type does not list them', async () => {
    const { ann } = await room({ channelTypes: { messaging: { config: { commands: [] } } } })
    expect(await ann.send('x', '/giphy cat')).toMatchObject({ type: 'regular', text: '/giphy cat' })
  })

  it('a name that is listed but unknown to the server is just text', async () => {
    const config = { commands: [{ name: 'dance', description: '', args: '', set: '' }] }
    const { ann } = await room({ channelTypes: { messaging: { config } } })
    expect(await ann.send('x', '/dance')).toMatchObject({ type: 'regular', text: '/dance' })
  })

  it.each([
    ['/giphy', '400/4'],
    ['/giphy   ', '400/4'],
    [`/giphy ${'x'.repeat(101)}`, '400/4'],
    ['/remind', '400/4'],
    ['/remind tea', '400/4'],
    ['/remind 10m', '400/4'],
    ['/remind 0s tea', '400/4'],
    ['/remind 10 apples', '400/4'],
    ['/remind 60w tea', '400/4'],
  ])('%s is refused with %s, and nobody hears of it', async (text, refusal) => {
    const { ann, hush } = await room()
    expect(await ann.refused('POST', '/channels/messaging/x/message', { message: { text } })).toBe(refusal)
    expect(await hush()).toEqual([[], [], []])
  })

  it('need the right to write: strangers and frozen channels are refused', async () => {
    const { ann, dan } = await room()
    const giphy = { message: { text: '/giphy cat' } }
    expect(await dan.refused('POST', '/channels/messaging/x/message', giphy)).toBe('403/17')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    expect(await ann.refused('POST', '/channels/messaging/x/message', giphy)).toBe('403/17')
  })
})

describe('an ephemeral message', () => {
  it('is seen by its author alone: in no history, in no count, told to nobody', async () => {
    const { world, ann, ben, hush } = await room()
    const sent = await ann.send('x', '/GIPHY  a cat', { id: 'e' })
    expect(sent).toMatchObject({ id: 'e', type: 'ephemeral', command: 'giphy', user: { id: 'ann' } })
    expect(await hush()).toEqual([[], [], []])
    expect(await historyOf(ann)).toEqual([])
    expect((await ben.open('x')).channel).toMatchObject({ message_count: 0 })
    expect(await ben.ok('GET', '/unread')).toMatchObject({ total_unread_count: 0 })
    for (const who of [ann, ben]) expect(await who.refused('GET', '/messages/e')).toBe('404/16')
    const missed = await ben.ok('POST', '/sync', {
      channel_cids: ['messaging:x'],
      last_sync_at: new Date(world.env.now() - 1000).toISOString(),
    })
    expect(missed.events.filter((event: Wire) => event.type === 'message.new')).toEqual([])
  })

  it('is answered again to a repeated send; its id is nobody else’s', async () => {
    const { ann, ben } = await room()
    const message = { id: 'e', text: '/giphy cat' }
    const first = await ann.ok('POST', '/channels/messaging/x/message', { message })
    expect(await ann.ok('POST', '/channels/messaging/x/message', { message })).toEqual({
      ...first,
      duration: expect.any(String),
    })
    expect(await ben.refused('POST', '/channels/messaging/x/message', { message })).toBe('400/4')
    await press(ann, 'e', { image_action: 'cancel' })
    expect(await ann.refused('POST', '/channels/messaging/x/message', { message })).toBe('400/4')
  })

  it('a day later its buttons do nothing any more', async () => {
    const { world, ann } = await room()
    await ann.send('x', '/giphy cat', { id: 'e' })
    await world.pass(25 * 60 * 60 * 1000)
    await ann.send('x', '/giphy dog')
    expect(await ann.refused('POST', '/messages/e/action', { form_data: { image_action: 'send' } })).toBe(
      '404/16',
    )
  })

  it('has buttons that only its author may press, and only those that it shows', async () => {
    const { ann, ben, hush } = await room()
    await ann.send('x', '/giphy cat', { id: 'e' })
    const refusals = [
      await ben.refused('POST', '/messages/e/action', { form_data: { image_action: 'send' } }),
      await ann.refused('POST', '/messages/e/action', { form_data: { image_action: 'explode' } }),
      await ann.refused('POST', '/messages/e/action', { form_data: { other: 'send' } }),
      await ann.refused('POST', '/messages/e/action', { form_data: { image_action: 7 } }),
      await ann.refused('POST', '/messages/e/action', { form_data: 'send' }),
      await ann.refused('POST', '/messages/e/action', {}),
      await ann.refused('POST', '/messages/none/action', { form_data: { image_action: 'send' } }),
    ]
    expect(refusals).toEqual(['404/16', '400/4', '400/4', '400/4', '400/4', '400/4', '404/16'])
    expect(await hush()).toEqual([[], [], []])
  })

  it('a button on an ordinary message does nothing', async () => {
    const { ann, ben, dan } = await room()
    const attachments = [{ type: 'x', actions: [{ name: 'a', text: 'A', type: 'button', value: 'send' }] }]
    const { id } = await ann.send('x', 'press me', { attachments })
    const form_data = { a: 'send' }
    expect(await ben.refused('POST', `/messages/${id}/action`, { form_data })).toBe('400/4')
    expect(await dan.refused('POST', `/messages/${id}/action`, { form_data })).toBe('403/17')
  })
})

describe('/giphy', () => {
  it('shows a picture that the server itself draws, with three buttons', async () => {
    const { world, ann } = await room()
    const message = await ann.send('x', '/giphy <cat> & "dog"')
    expect(message).toMatchObject({ text: '', attachments: [{ type: 'giphy', title: '<cat> & "dog"' }] })
    expect(actionsOf(message)).toEqual(['image_action=send', 'image_action=shuffle', 'image_action=cancel'])
    const { response, text } = await pictureAt(world, message.attachments[0].image_url)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(text).toContain('&#60;cat&#62; &#38; &#34;dog&#34;')
    expect(text).not.toContain('<cat>')
  })

  it.each([
    '/api/pictures/1/.svg',
    '/api/pictures/x/cat.svg',
    '/api/pictures/1/cat',
    `/api/pictures/1/${'x'.repeat(101)}.svg`,
  ])('there is no picture at %s', async (path) => {
    const { response } = await pictureAt(createWorld(), `http://test${path}`)
    expect(response.status).toBe(404)
  })

  it('send: everybody gets the picture, without buttons', async () => {
    const { ann, ben, hush } = await room()
    const shown = await ann.send('x', '/giphy cat', { id: 'e' })
    const { message } = await press(ann, 'e', { image_action: 'send' })
    expect(message).toMatchObject({ type: 'regular', command: 'giphy', user: { id: 'ann' } })
    expect(message.attachments[0]).toMatchObject({ image_url: shown.attachments[0].image_url, title: 'cat' })
    expect(message.attachments[0]).not.toHaveProperty('actions')
    expect(message.id).not.toBe('e')
    expect(await hush()).toEqual([['message.new'], ['message.new'], []])
    expect(ben.of('message.new')[0]).toMatchObject({ message: { id: message.id }, total_unread_count: 1 })
    expect(await historyOf(ben)).toEqual([expect.objectContaining({ id: message.id, command: 'giphy' })])
    expect(await ann.refused('POST', '/messages/e/action', { form_data: { image_action: 'send' } })).toBe(
      '404/16',
    )
  })

  it('shuffle: another picture, in a new ephemeral message', async () => {
    const { world, ann, hush } = await room()
    const first = await ann.send('x', '/giphy cat', { id: 'e' })
    const { message: second } = await press(ann, 'e', { image_action: 'shuffle' })
    expect(second).toMatchObject({ type: 'ephemeral', command: 'giphy', attachments: [{ title: 'cat' }] })
    expect(second.id).not.toBe('e')
    expect(second.created_at > first.created_at).toBe(true)
    expect(await hush()).toEqual([[], [], []])
    const drawn = [first, second].map(
      async (message) => (await pictureAt(world, message.attachments[0].image_url)).text,
    )
    expect(await drawn[0]).not.toBe(await drawn[1])
    expect(await ann.refused('POST', '/messages/e/action', { form_data: { image_action: 'send' } })).toBe(
      '404/16',
    )
    const { message: third } = await press(ann, second.id, { image_action: 'shuffle' })
    await press(ann, third.id, { image_action: 'send' })
    expect((await historyOf(ann))[0].attachments[0].image_url).toBe(third.attachments[0].image_url)
  })

  it('cancel: it is gone, and nobody hears of it', async () => {
    const { ann, hush } = await room()
    await ann.send('x', '/giphy cat', { id: 'e' })
    expect(await press(ann, 'e', { image_action: 'cancel' })).toEqual({ duration: expect.any(String) })
    expect(await hush()).toEqual([[], [], []])
    expect(await historyOf(ann)).toEqual([])
  })

  it('send is refused where its author may not write any more, and the buttons stay', async () => {
    const { ann, ben } = await room()
    await ben.send('x', '/giphy cat', { id: 'e' })
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    const send = { form_data: { image_action: 'send' } }
    expect(await ben.refused('POST', '/messages/e/action', send)).toBe('403/17')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: false, cooldown: 60 } })
    await ben.send('x', 'hi')
    expect(await ben.refused('POST', '/messages/e/action', send)).toBe('403/60')
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect(await ben.refused('POST', '/messages/e/action', send)).toBe('403/17')
    await ann.ok('POST', '/channels/messaging/x', { add_members: ['ben'] })
    await ann.ok('PATCH', '/channels/messaging/x', { set: { cooldown: 0 } })
    await ben.ok('POST', '/messages/e/action', send)
  })

  it('in a thread it becomes a reply, and counts as one', async () => {
    const { ann } = await room()
    const parent = await ann.send('x', 'parent')
    await ann.send('x', '/giphy cat', { id: 'e', parent_id: parent.id })
    const before = await ann.ok('GET', `/messages/${parent.id}/replies`)
    expect(before.messages).toEqual([])
    const { message } = await press(ann, 'e', { image_action: 'send' })
    expect(message).toMatchObject({ type: 'reply', parent_id: parent.id })
    expect((await ann.ok('GET', `/messages/${parent.id}`)).message.reply_count).toBe(1)
    await ann.send('x', '/giphy cat', { id: 'f', parent_id: parent.id })
    await ann.ok('DELETE', `/messages/${parent.id}?hard=true`)
    expect(await ann.refused('POST', '/messages/f/action', { form_data: { image_action: 'send' } })).toBe(
      '404/16',
    )
  })

  it('speaks the language of its author’s profile', async () => {
    const { world } = await room()
    const sara = await world.person('sara').connect({ language: 'fa' })
    await sara.open('y', ['sara'])
    const message = await sara.send('y', '/giphy گربه')
    expect(message.attachments[0].actions.map((action: Wire) => action.text)).toEqual([
      'فرستادن',
      'یکی دیگر',
      'لغو',
    ])
  })
})

describe('/remind', () => {
  const minutes = (count: number): number => count * 60_000

  it('is confirmed to its author alone, and said in the channel when its time has come', async () => {
    const { world, ann, ben, hush } = await room()
    const shown = await ann.send('x', '/remind 10m make tea', { id: 'e' })
    expect(shown).toMatchObject({
      type: 'ephemeral',
      command: 'remind',
      text: 'Everybody here is reminded in 10 minutes: make tea',
      attachments: [{ type: 'remind', title: 'make tea' }],
    })
    expect(Date.parse(shown.attachments[0].remind_at) - Date.parse(shown.created_at)).toBe(minutes(10))
    expect(actionsOf(shown)).toEqual(['reminder_action=keep', 'reminder_action=cancel'])
    await world.pass(minutes(10) - 1)
    expect((await hush()).flat()).toEqual([])
    await world.pass(1)
    expect(await hush()).toEqual([['message.new'], ['message.new'], []])
    const [message] = await historyOf(ben)
    expect(message).toMatchObject({
      type: 'system',
      text: 'Reminder: make tea',
      command: 'remind',
      user: { id: 'ann' },
    })
    expect(await ben.ok('GET', '/unread')).toMatchObject({ total_unread_count: 0 })
    await world.pass(minutes(60))
    expect(await historyOf(ben)).toHaveLength(1)
  })

  it.each([
    ['1h30m tea', 'tea', minutes(90), 'in 1 hour 30 minutes'],
    ['in 2 days, 3 tea', ', 3 tea', minutes(2880), 'in 2 days'],
    ['90 s tea', 'tea', 90_000, 'in 1 minute 30 seconds'],
    ['1 Week 5 apples', '5 apples', minutes(10_080), 'in 7 days'],
    ['10m 2 days off', '2 days off', minutes(10), 'in 10 minutes'],
    ['۱۰m چای', 'چای', minutes(10), 'in 10 minutes'],
    ['۱ ساعت و ۳۰ دقیقه دیگر ۲ چای', '۲ چای', minutes(90), 'in 1 hour 30 minutes'],
    ['٥ دقیقه دیگران', 'دیگران', minutes(5), 'in 5 minutes'],
  ])('/remind %s', async (args, what, ms, when) => {
    const { world, ann } = await room()
    const shown = await ann.send('x', `/remind ${args}`)
    expect(shown.text).toBe(`Everybody here is reminded ${when}: ${what}`)
    await world.pass(ms - 1)
    expect(await historyOf(ann)).toEqual([])
    await world.pass(1)
    expect((await historyOf(ann)).map((message) => message.text)).toEqual([`Reminder: ${what}`])
  })

  it('speaks Persian with who does', async () => {
    const { world } = await room()
    const sara = await world.person('sara').connect({ language: 'fa-IR' })
    await sara.open('y', ['sara'])
    const shown = await sara.send('y', '/remind ۱۰ دقیقه چای')
    expect(shown.text).toBe('تا ۱۰ دقیقه دیگر به همه در اینجا یادآوری می‌شود: چای')
    await world.pass(minutes(10))
    expect((await sara.open('y')).messages[0].text).toBe('یادآوری: چای')
  })

  it('keep: the confirmation goes and the reminder stays; cancel: both go', async () => {
    const { world, ann } = await room()
    await ann.send('x', '/remind 10m one', { id: 'one' })
    await ann.send('x', '/remind 10m two', { id: 'two' })
    expect(await press(ann, 'one', { reminder_action: 'keep' })).not.toHaveProperty('message')
    expect(await press(ann, 'two', { reminder_action: 'cancel' })).not.toHaveProperty('message')
    await world.pass(minutes(11))
    expect((await historyOf(ann)).map((message) => message.text)).toEqual(['Reminder: one'])
  })

  it('several come in the order of their times, whatever the order in which they were set', async () => {
    const { world, ann } = await room()
    await ann.send('x', '/remind 2h late')
    await ann.send('x', '/remind 5m soon')
    await world.pass(minutes(5))
    await world.pass(minutes(115))
    const said = await historyOf(ann)
    expect(said.map((message) => message.text)).toEqual(['Reminder: soon', 'Reminder: late'])
    expect(Date.parse(said[1].created_at) - Date.parse(said[0].created_at)).toBe(minutes(115))
  })

  it('in a thread it is said there', async () => {
    const { world, ann } = await room()
    const parent = await ann.send('x', 'parent')
    await ann.send('x', '/remind 5m tea', { parent_id: parent.id })
    await world.pass(minutes(5))
    const { messages } = await ann.ok('GET', `/messages/${parent.id}/replies`)
    expect(messages.map((message: Wire) => message.text)).toEqual(['Reminder: tea'])
    expect(await historyOf(ann)).toHaveLength(1)
  })

  it('is not said for who may not write there any more', async () => {
    const { world, ann, ben } = await room()
    await ben.send('x', '/remind 5m tea')
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    await world.pass(minutes(6))
    expect(await historyOf(ann)).toEqual([])
  })

  it('survives the server, and one that was due meanwhile is said as soon as it is back', async () => {
    const store = sqliteStore(':memory:')
    const kept = { ...store, close: () => Promise.resolve() }
    const { world, ann } = await room({ store: kept })
    await ann.send('x', '/remind 5m tea')
    await ann.send('x', '/remind 3h cake')
    await world.server.close()
    world.env.pass(minutes(10))
    const later = createWorld({ store: kept }, world.env)
    const again = await later.person('ann').connect()
    expect((await again.open('x')).messages.map((message: Wire) => message.text)).toEqual(['Reminder: tea'])
    await later.pass(minutes(180))
    expect(again.of('message.new').map((event) => event.message.text)).toEqual(['Reminder: cake'])
    await later.server.close()
    expect(later.env.timers()).toBe(0)
    await store.close()
  })

  it('a hundred are enough for one person', async () => {
    const { ann, ben } = await room()
    for (let place = 0; place < 100; place += 1) await ann.send('x', `/remind 5m ${place}`)
    const one = { message: { text: '/remind 5m one more' } }
    expect(await ann.refused('POST', '/channels/messaging/x/message', one)).toBe('400/4')
    await ben.send('x', '/remind 5m mine')
  })
})
