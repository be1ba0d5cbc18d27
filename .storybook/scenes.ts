import type { Scene } from '../src/server.ts'
import { demo } from '../src/testing.ts'

/** The demo's channels but the long one, which takes a moment to fill. */
export const team: Scene = {
  ...demo,
  name: 'team',
  channels: demo.channels.filter(({ id }) => id !== 'ten-thousand'),
}

/** The long channel alone. */
export const long: Scene = {
  ...demo,
  name: 'long',
  channels: demo.channels.filter(({ id }) => id === 'ten-thousand'),
}
