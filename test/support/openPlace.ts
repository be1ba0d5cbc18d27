import { act } from '@testing-library/react'
import { onTestFinished } from 'vitest'
import type { ServerActor } from '../../src/server/index.ts'
import type { Scene } from '../../src/server/scene.ts'
import { createWorld, type Person, small, type World, type WorldOptions } from '../../src/testing.ts'
import { createVirtualEnv, type VirtualEnv } from '../../src/testing/virtualEnv.ts'
import { createOther, type Other, patient } from './other.ts'
import { expectNoComplaints } from './silence.ts'
import { watchWire, type Wire } from './wire.ts'

export interface PlaceOptions {
  /** @default small: Ann and Reza in General (three messages) and an empty channel */
  readonly scene?: Scene
  /** Whose screen this is. @default 'ann' */
  readonly as?: string
  /** What the server can do beyond the usual. */
  readonly server?: WorldOptions['server']
}

/** A world in virtual time in which one person looks at a screen and others act on the server. */
export interface Place extends Person {
  readonly world: World
  readonly env: VirtualEnv
  /** What crossed the wire between the screen and the server. */
  readonly wire: Wire
  /** Somebody else, without a screen. */
  other(id: string): Other
  /** The application's own server, which may do everything. */
  readonly host: ServerActor
  /** Lets so much time pass, ms, and everything happen that falls due in it. */
  pass(ms: number): Promise<void>
  /** Lets everything that is under way arrive, with as little time as that takes. */
  settle(): Promise<void>
  /** Lets time pass until something is true. @throws Error when it is not after ten seconds */
  until(isTrue: () => boolean): Promise<void>
}

const STEP_MS = 20
const MOST_STEPS = 500

/** Makes such a world; it ends with the test. */
export async function openPlace({
  scene = small,
  as = 'ann',
  server = {},
}: PlaceOptions = {}): Promise<Place> {
  expectNoComplaints()
  const env = createVirtualEnv()
  const world = await createWorld({ scene, env, machine: 'env', server })
  const wire = watchWire(world.server)
  const person = world.join(as)
  onTestFinished(async () => {
    let isOver = false
    const end = world.end().then(() => {
      isOver = true
    })
    // What is still on the wire needs time to arrive.
    while (!isOver) await env.clock.advance(STEP_MS)
    await end
  })

  const pass = (ms: number): Promise<void> =>
    act(async () => {
      await env.clock.advance(ms)
      // Libraries that know no other clock than the real one tell of their news after a timeout of nothing.
      await new Promise((resolve) => setTimeout(resolve))
      await env.clock.advance(0)
    })

  const until = async (isTrue: () => boolean): Promise<void> => {
    for (let step = 0; !isTrue(); step += 1) {
      if (step === MOST_STEPS) throw new Error(`Not true after ${MOST_STEPS * STEP_MS} ms.`)
      await pass(STEP_MS)
    }
  }

  const settle = async (): Promise<void> => {
    for (let calls = -1; calls !== wire.calls.length;) {
      calls = wire.calls.length
      let isQuiet = false
      void world.server.settle().then(() => {
        isQuiet = true
      })
      await pass(STEP_MS)
      await until(() => isQuiet)
    }
    await pass(STEP_MS)
  }

  return {
    ...person,
    world,
    env,
    wire,
    pass,
    until,
    settle,
    other: (id) => createOther(world.server.as(id), settle),
    host: patient(world.server.asServer(), settle),
  }
}
