import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedServer, type Scene, ServerRefusal } from '../src/server.ts'
import { demo, everybody, people, small } from '../src/testing.ts'
import { isSameOrigin } from './isSameOrigin.ts'
import { readBody } from './readBody.ts'

const PREFIX = '/demo/control/'
const MOST_ROWS = 100_000
const MOST_RECEIVED = 1000
const SLOWEST_MS = 60_000
/** Who types says so again before it is forgotten, ms. */
const TYPING_EVERY_MS = 2000

const scenes: Readonly<Record<string, Scene>> = { demo, small }

type Input = Readonly<Record<string, unknown>>

/** Says that what was asked for cannot be done, in words for whoever asked. */
class ControlError extends Error {}

/**
 * Lets the demo's page, and no other, make things happen on its server: others write or type, a scene is loaded. It
 * answers `POST /demo/control/…`.
 * @returns false when the request is none of these
 */
export function createControl(
  server: EmbeddedServer,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const act = createActs(server)
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (request.method !== 'POST') return say(405, { error: 'Only POST.' })
    if (!isSameOrigin(request)) return say(403, { error: 'Only the page of the demo itself may do this.' })
    const input = await readBody(request)
    if (typeof input !== 'object' || input === null) return say(400, { error: 'A JSON object is needed.' })
    try {
      say(200, await act((request.url ?? '').slice(PREFIX.length), input as Input))
    } catch (error) {
      const isKnown = error instanceof ControlError || error instanceof ServerRefusal
      if (!isKnown) console.error(error)
      say(isKnown ? 400 : 500, { error: isKnown ? error.message : 'It failed; the server says why.' })
    }
  }
  return (request, response) => {
    if (!request.url?.startsWith(PREFIX)) return false
    void answer(request, response)
    return true
  }
}

const textOf = (value: unknown, what: string): string => {
  if (typeof value !== 'string' || value === '') throw new ControlError(`${what} is needed.`)
  return value
}
const countOf = (value: unknown, most: number): number => Math.min(most, Math.max(0, Number(value) || 0))
const pathOf = (value: unknown): { readonly type: string; readonly id: string } => {
  const [type = '', id = ''] = textOf(value, 'A channel').split(':')
  return { type, id }
}

function createActs(server: EmbeddedServer): (what: string, input: Input) => Promise<object> {
  const typists = new Map<string, readonly string[]>()

  const tell = (channel: string, user: string, type: 'typing.start' | 'typing.stop'): Promise<unknown> =>
    server.as(user).call('sendEvent', { path: pathOf(channel), body: { event: { type } } })

  const repeat = setInterval(() => {
    for (const [channel, users] of typists)
      for (const user of users) tell(channel, user, 'typing.start').catch(() => typists.delete(channel))
  }, TYPING_EVERY_MS)
  repeat.unref()

  /** Somebody writes `n` messages, one after the other. */
  const receive = async (input: Input): Promise<object> => {
    const path = pathOf(input['channel'])
    const author = server.as(textOf(input['author'], 'An author'))
    const count = countOf(input['n'], MOST_RECEIVED)
    const everyMs = countOf(input['everyMs'], SLOWEST_MS)
    const ids: string[] = []
    for (let place = 1; place <= count; place += 1) {
      if (place > 1 && everyMs > 0) await sleep(everyMs)
      const text = `${textOf(input['text'], 'A text')}${count > 1 ? ` ${place}` : ''}`
      const { message } = await author.call('sendMessage', { path, body: { message: { text } } })
      ids.push(message.id)
    }
    return { ids }
  }

  /** These people type in a channel from now on, and nobody else. */
  const typing = async (input: Input): Promise<object> => {
    const channel = textOf(input['channel'], 'A channel')
    const wanted = Array.isArray(input['ids']) ? input['ids'].map((id) => textOf(id, 'A person')) : []
    const before = typists.get(channel) ?? []
    const gone = before.filter((user) => !wanted.includes(user))
    await Promise.all(gone.map((user) => tell(channel, user, 'typing.stop')))
    await Promise.all(wanted.map((user) => tell(channel, user, 'typing.start')))
    if (wanted.length > 0) typists.set(channel, wanted)
    else typists.delete(channel)
    return {}
  }

  /** A scene, or a channel of so many rows, beside what is there. */
  const load = async (input: Input): Promise<object> => {
    const rows = countOf(input['rows'], MOST_ROWS)
    const name = input['scene']
    const scene = rows > 0 ? rowsOf(rows) : typeof name === 'string' ? scenes[name] : undefined
    if (!scene) throw new ControlError(`There are the scenes ${Object.keys(scenes).join(' and ')}.`)
    await server.load(scene)
    const first = scene.channels[0]
    return { channel: first ? `${first.type}:${first.id}` : null }
  }

  const acts: ReadonlyMap<string, (input: Input) => Promise<object>> = new Map([
    ['receive', receive],
    ['typing', typing],
    ['load', load],
  ])
  return (what, input) => {
    const act = acts.get(what)
    if (!act) throw new ControlError(`There are ${[...acts.keys()].join(', ')}.`)
    return act(input)
  }
}

/** A channel with exactly so many messages, the same every time, one each minute. */
const rowsOf = (count: number): Scene => ({
  name: `rows-${count}`,
  users: people,
  channels: [
    {
      type: 'messaging',
      id: `rows-${count}`,
      name: `${count} rows`,
      members: everybody,
      messages: function* () {
        for (let row = 1; row <= count; row += 1) {
          const by = everybody[row % everybody.length] ?? 'ann'
          yield { id: `rows-${count}-${row}`, by, text: `Row ${row}`, minutesAgo: count - row + 1 }
        }
      },
    },
  ],
})
