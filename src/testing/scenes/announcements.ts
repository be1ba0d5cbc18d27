import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'

/** A channel that can be read and not written to. */
export const announcements: readonly SceneMessage[] = conversation(1500, [
  say(
    'anne-sophie',
    0,
    '**Welcome.** Here is what everybody should know, and nothing else. Questions go to Design review.',
  ),
  say(
    'anne-sophie',
    8600,
    'The office is closed on Friday: the lift is being replaced. The coffee machine stays.',
    {
      reactions: { like: ['ann', 'user-42'], party: ['xiaolong'] },
    },
  ),
  say(
    'anne-sophie',
    4300,
    'New people this month:\n\n- **42**, night shift and numbers\n- **李小龍**, maps and type\n\nSay hello when you meet them at the machine.',
    {
      reactions: { love: ['ann', 'reza', 'xiaolong'] },
    },
  ),
  say('anne-sophie', 5700, 'نسخهٔ فارسی برنامه از این هفته برای همه در دسترس است. سپاس از رضا!', {
    reactions: { party: ['ann', 'reza', 'xiaolong', 'user-42'] },
  }),
  say(
    'anne-sophie',
    2900,
    'This channel moves to the intranet. It stays readable here, but it is frozen from today on.',
  ),
])
