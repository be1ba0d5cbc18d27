import { browserEnv, type Env, memoryStorage } from '../src/core.ts'
import type { ChannelId } from '../src/index.ts'
import type { Scene } from '../src/server.ts'
import { createWorld, type Person, small, type World, type WorldOptions } from '../src/testing.ts'
import { type Wire, pullAt } from './wire.ts'

/** Who lives in a story: a server of its own, the person whose screen is shown, and whoever else is asked in. */
export interface People {
  readonly world: World
  /** Whose screen it is. */
  readonly me: Person
  /** Somebody else comes online with a chat of their own, and has loaded their channels. */
  readonly meet: (userId: string) => Promise<Person>
  /** Somebody writes in a channel, key after key, until the story ends. */
  readonly keepTyping: (person: Person, channelId: ChannelId) => void
}

/** What a story says of its world, in its `parameters`. */
export interface PeopleParameters {
  /** @default small */
  readonly scene?: Scene
  /** The user whose screen is shown. @default 'ann' */
  readonly as?: string
  /** What the story's server can do beyond the usual. */
  readonly server?: WorldOptions['server']
}

/** The part of a story's context that is needed here. */
interface Context {
  readonly canvasElement: HTMLElement
  readonly parameters: PeopleParameters
  readonly globals: Readonly<Record<string, unknown>>
}

interface Home extends People {
  readonly wire: Wire
  readonly end: () => void
}

/** By the element a story is drawn into: a change of toolbar or controls draws again, in the same world. */
const homes = new WeakMap<HTMLElement, Promise<Home>>()

/** A loader: makes the story's world, or finds the one it has, and sets its wire as the toolbar says. */
export async function loadPeople({
  canvasElement,
  parameters,
  globals,
}: Context): Promise<{ people: People }> {
  const home = await (homes.get(canvasElement) ?? moveIn(canvasElement, parameters))
  home.wire.set(globals)
  return { people: home }
}

/** The end of a story, to be called when it goes. */
export async function endPeople(canvasElement: HTMLElement): Promise<void> {
  const home = homes.get(canvasElement)
  homes.delete(canvasElement)
  const { end } = (await home) ?? {}
  end?.()
}

/** The people of a story, for its `play`, `beforeEach` and `render`. */
export const peopleOf = ({ loaded }: { readonly loaded: Readonly<Record<string, unknown>> }): People =>
  loaded['people'] as People

function moveIn(
  canvasElement: HTMLElement,
  { scene = small, as = 'ann', server = {} }: PeopleParameters,
): Promise<Home> {
  const home = (async () => {
    const world = await createWorld({ scene, env: steadyEnv(), baseUrl: location.origin, server })
    const me = world.join(as)
    const hands: (() => void)[] = []
    return {
      world,
      me,
      async meet(userId: string) {
        const person = world.join(userId)
        person.chat.connect()
        await person.chat.loadChannels('first')
        return person
      },
      keepTyping({ chat }: Person, channelId: ChannelId) {
        const press = (): void => chat.setTyping(channelId, true)
        const timer = setInterval(press, KEY_MS)
        hands.push(() => clearInterval(timer))
        press()
      },
      wire: pullAt(me.network),
      end: () => {
        for (const stop of hands) stop()
        void world.end()
      },
    }
  })()
  homes.set(canvasElement, home)
  return home
}

/** Between two keys of a slow typist. */
const KEY_MS = 1000

/** A Tuesday morning, on which every story begins. */
const MORNING = Date.UTC(2026, 2, 3, 9, 41)

/** The browser, except that stories look the same every time: in time, in chance, and in having the window's focus. */
function steadyEnv(): Env {
  const browser = browserEnv()
  const start = browser.monotonic()
  let minted = 0
  return {
    ...browser,
    now: () => MORNING + Math.round(browser.monotonic() - start),
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String((minted += 1)).padStart(12, '0')}`,
    storage: memoryStorage(),
    isVisible: () => true,
  }
}
