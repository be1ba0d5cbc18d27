import { createWorld, type Person, type Wire, type World } from './world.ts'

export const QUESTION = { name: 'Lunch?', options: [{ text: 'Soup' }, { text: 'Bread' }, { text: 'Fish' }] }

/** Makes a poll and sends it to channel `x`. @returns the message */
export async function hangPoll(
  who: Person,
  id: string,
  message: object = {},
  poll: object = {},
): Promise<Wire> {
  await who.ok('POST', '/polls', { ...QUESTION, id, ...poll })
  return who.send('x', '', { poll_id: id, ...message })
}

/** Ann's poll in a channel of hers and Ben's, Cat a stranger, and Ann's second connection. */
export interface PollRoom {
  readonly world: World
  readonly ann: Person
  readonly ben: Person
  readonly cat: Person
  readonly phone: Person
  /** What Ann, her phone, Ben and Cat have heard since the last look. */
  heard(): Promise<string[][]>
  optionId(text: string): string
  vote(who: Person, text: string): Promise<Wire>
  say(who: Person, text: string): Promise<Wire>
  poll(who?: Person): Promise<Wire>
}

/** @param options of the poll `p`, which hangs on message `m` */
export async function pollRoom(options: object = {}): Promise<PollRoom> {
  const world = createWorld()
  const [ann, ben, cat] = (await Promise.all(
    ['ann', 'ben', 'cat'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person]
  const phone = await world.person('ann').connect()
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  await phone.open('x')
  const message = await hangPoll(ann, 'p', { id: 'm' }, options)
  await world.server.settle()
  for (const who of [ann, phone, ben, cat]) who.heard()
  const optionId = (text: string): string =>
    message.poll.options.find((option: Wire) => option.text === text).id
  const cast = (who: Person, vote: object) => who.ok('POST', '/messages/m/polls/p/vote', { vote })
  return {
    world,
    ann,
    ben,
    cat,
    phone,
    async heard() {
      await world.server.settle()
      return [ann, phone, ben, cat].map((who) => who.heard())
    },
    optionId,
    vote: (who, text) => cast(who, { option_id: optionId(text) }),
    say: (who, text) => cast(who, { answer_text: text }),
    poll: async (who = ann) => (await who.ok('GET', '/polls/p')).poll,
  }
}
