import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'

/** How many of the newest messages Ann has not seen. */
export const unreadByAnn = 11

/** A release while Ann was away: the day before, and what came after she left. */
export const release: readonly SceneMessage[] = conversation(1, [
  say('reza', 0, 'Version 4.2 is frozen. From now on only fixes.'),
  say('ann', 12, 'Release notes are here, please read them once: https://trams.example/notes/4.2'),
  say('xiaolong', 25, 'Read. “Fewer crashes” sounds as if we had planned some.', {
    reactions: { haha: ['ann', 'reza', 'user-42'] },
  }),
  say('ann', 3, 'Ha. “Search no longer crashes on Persian digits” it is.', { edited: true }),
  say(
    'anne-sophie',
    50,
    'Checked on the three oldest devices that I could find. Start-up in milliseconds:\n\n- tablet from the drawer: 1,940\n- my mother’s phone: 1,310\n- the ticket machine: 880',
  ),
  say('reza', 4, 'The ticket machine wins 🏆'),
  say('ann', 35, 'I am on the train from here on. Reza has the list, call me if it burns.'),
  say('reza', 1, 'سفر به‌خیر!', { reactions: { love: ['ann'] } }),
  say('user-42', 760, 'The night build is green: 3,412 tests in 11 minutes.', { id: 'release-green' }),
  say('reza', 90, 'Starting with one percent of the phones.'),
  say('xiaolong', 31, '目前沒有錯誤回報。'),
  say('reza', 2, 'Ten percent.'),
  say('user-42', 44, 'Support has two mails about the new icon. Both like it.', {
    reactions: { party: ['reza', 'anne-sophie'] },
  }),
  say(
    'anne-sophie',
    17,
    'The delay banner is cut off in German: “Voraussichtliche Verspätung” needs two lines.',
  ),
  say('reza', 3, 'Same in Persian? No: «تأخیر احتمالی» is short enough.'),
  say(
    'anne-sophie',
    6,
    'Fixed in the style sheet, one line:\n\n```css\n.delay { text-wrap: balance; }\n```',
    {
      reactions: { like: ['reza', 'xiaolong'] },
    },
  ),
  say('guest-7f3a', 28, 'The zone map reads very well now. Thank you for keeping your word.', {
    reactions: { love: ['reza', 'anne-sophie', 'xiaolong'] },
  }),
  say('reza', 22, 'One hundred percent. Version 4.2 is out 🚋', {
    reactions: { party: ['xiaolong', 'anne-sophie', 'user-42', 'guest-7f3a'] },
  }),
  say('xiaolong', 1, '🎉'),
])
