// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'
import { channelId } from '../../src/model/id.ts'
import { selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import {
  createVirtualEnv,
  createWorld,
  type Person,
  replaceTimers,
  small,
  type World,
} from '../../src/testing.ts'

const general = channelId('messaging:general')
const endings: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function setUp() {
  const env = createVirtualEnv()
  endings.push(replaceTimers(env.clock))
  const world: World = await createWorld({ scene: small, env })
  const join = async (id: string): Promise<Person> => {
    const person = world.join(id)
    person.chat.connect()
    void person.chat.loadChannels('first')
    await env.clock.advance(1000)
    endings.push(() => person.chat.destroy())
    return person
  }
  return { env, join }
}

const textsOf = ({ chat }: Person): readonly string[] => {
  const state = chat.store.getState()
  return selectRows(state, general).map((row) => selectMessage(state, general, row as never)?.text ?? '')
}

describe('a line of docs/testing.md', () => {
  it('loses an answer: the message is there once', async () => {
    const { env, join } = await setUp()
    const [ann, reza] = [await join('ann'), await join('reza')]
    ann.network.failNext('sendMessage', 'lost-response')
    ann.chat.send(general, 'Hello')
    await env.clock.advance(60_000)
    expect(textsOf(ann).slice(3)).toEqual(['Hello'])
    expect(textsOf(reza).slice(3)).toEqual(['Hello'])
  })

  it('lets a call arrive when the caller has given up', async () => {
    const { env, join } = await setUp()
    const [ann, reza] = [await join('ann'), await join('reza')]
    ann.network.failNext('sendMessage', { lateMs: 40_000 })
    ann.chat.send(general, 'Hello')
    await env.clock.advance(29_000)
    expect(textsOf(reza)).toHaveLength(3)
    await env.clock.advance(60_000)
    expect(textsOf(reza).slice(3)).toEqual(['Hello'])
  })

  it('brings an event twice, and after those that follow it', async () => {
    const { env, join } = await setUp()
    const [ann, reza] = [await join('ann'), await join('reza')]
    reza.network.failFrames('twice', 2)
    reza.network.failFrames({ behind: 2 })
    for (const text of ['one', 'two', 'three', 'four']) {
      ann.chat.send(general, text)
      await env.clock.advance(200)
    }
    await env.clock.advance(60_000)
    expect(textsOf(reza).slice(3)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('cuts an event off: what it told is asked for again', async () => {
    const { env, join } = await setUp()
    const [ann, reza] = [await join('ann'), await join('reza')]
    reza.network.failFrames('cut')
    ann.chat.send(general, 'Hello')
    await env.clock.advance(5000)
    expect(textsOf(reza).slice(3)).toEqual(['Hello'])
  })

  it('takes planned failures back', async () => {
    const { env, join } = await setUp()
    const ann = await join('ann')
    ann.network.failNext('sendMessage', { status: 403 })
    ann.network.failFrames('cut', 5)
    ann.network.forgive()
    ann.chat.send(general, 'Hello')
    await env.clock.advance(1000)
    expect(textsOf(ann).slice(3)).toEqual(['Hello'])
    expect(ann.chat.store.getState().outbox.entries.size).toBe(0)
  })
})
