import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'

/** How many of the newest messages Ann has not seen. */
export const unreadByAnn = 3

/** Two people who do not share a first language, about a train and a cake. */
export const annReza: readonly SceneMessage[] = conversation(7, [
  say('ann', 0, 'Are you coming to the workshop in Utrecht?'),
  say('reza', 3, 'Yes! I land on Tuesday at 18:40.'),
  say('ann', 1, 'Shall I pick you up?'),
  say('reza', 1, 'No need, there is a train every ten minutes. But thank you 🙏'),
  say('ann', 2600, 'How was the flight?', { id: 'ann-reza-flight' }),
  say('reza', 4, 'Long. The man next to me practised the flute.', { reactions: { haha: ['ann'] } }),
  say('ann', 1, '😂'),
  say('reza', 2, 'راستی، کیک سالگرد با من است. چیزی هست که نخوری؟'),
  say(
    'ann',
    5,
    'I had to ask the translator: “By the way, the anniversary cake is on me. Is there something you do not eat?”',
    {
      edited: true,
    },
  ),
  say('ann', 1, 'Nuts. Everything else: yes please.'),
  say('reza', 1, 'پس شیرینی زعفرانی (بدون پسته) می‌خرم.', { reactions: { love: ['ann'] } }),
  say('ann', 840, 'The door code is 4711, the room is on the third floor.'),
  say('reza', 55, 'I am at the door. It says no.'),
  say('reza', 1, 'Ah, there are two doors.'),
  say('reza', 1, 'The other one says yes 🎂'),
])
