import type { Scene } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'
import { people, type PersonId } from './people.ts'

const two: readonly PersonId[] = ['ann', 'reza']

/** As little as a test can do with: two people, a channel with three messages and an empty one. */
export const small: Scene = {
  name: 'small',
  users: people.filter(({ id }) => two.includes(id)),
  channels: [
    {
      type: 'messaging',
      id: 'general',
      name: 'General',
      members: two,
      messages: conversation(5, [
        say('ann', 0, 'Good morning!', { id: 'small-1' }),
        say('reza', 2, 'صبح به‌خیر! Coffee?', { id: 'small-2', reactions: { like: ['ann'] } }),
        say('ann', 1, 'In ten minutes.', { id: 'small-3' }),
      ]),
    },
    { type: 'messaging', id: 'empty', name: 'Nothing here yet', members: two, messages: [] },
  ],
}
