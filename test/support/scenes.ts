import type { Scene, SceneChannel, SceneMessage } from '../../src/server/scene.ts'
import { people } from '../../src/testing.ts'

/** A scene of these channels with everybody in it. */
export const sceneOf = (...channels: readonly SceneChannel[]): Scene => ({
  name: 'test',
  users: people,
  channels,
})

/** A channel of Ann and Reza, who made it. Give it an id, and whatever else matters. */
export const channelOf = (id: string, more: Partial<SceneChannel> = {}): SceneChannel => ({
  type: 'messaging',
  id,
  name: id,
  members: ['reza', 'ann'],
  messages: [],
  ...more,
})

/** As many messages of Reza, `m-1` to `m-n`, ten minutes apart, so that none is grouped with another. */
export const lines = (count: number): readonly SceneMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `m-${index + 1}`,
    by: 'reza',
    text: `Line ${index + 1}`,
    minutesAgo: (count - index) * 10,
  }))

/** A message of so many minutes ago. */
export const said = (
  by: string,
  minutesAgo: number,
  text: string,
  more: Partial<SceneMessage> = {},
): SceneMessage => ({ by, minutesAgo, text, ...more })
