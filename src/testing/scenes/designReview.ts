import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'

/** A team looks at a new ticket screen; every kind of formatting turns up where people would use it. */
export const designReview: readonly SceneMessage[] = conversation(4, [
  say('ann', 0, 'Ann Lee started “Design review”', { type: 'system' }),
  say(
    'ann',
    6,
    'Good morning! The new ticket screen is on the test server: https://trams.example/tickets/new',
  ),
  say('ann', 1, 'Please click around before eleven and write down whatever makes you stop and think.', {
    id: 'design-review-task',
  }),
  say('reza', 14, 'صبح به‌خیر! دارم روی گوشی قدیمی امتحانش می‌کنم.'),
  say('anne-sophie', 9, 'First impression: **much** calmer than the old one. Three things I noticed:', {
    reactions: { love: ['ann'] },
  }),
  say(
    'anne-sophie',
    2,
    [
      '1. The price jumps when I switch from *single* to *day pass*',
      '2. “Continue” is further down than my thumb reaches',
      '3. The zone map is lovely, but nobody told me that I can zoom it',
    ].join('\n'),
    { id: 'design-review-list', reactions: { like: ['ann', 'reza', 'xiaolong'], wow: ['user-42'] } },
  ),
  say('ann', 3, 'Number two is a good catch. I only ever tried it with a mouse.', {
    quotes: 'design-review-list',
  }),
  say('xiaolong', 7, '價錢跳動是因為字型寬度不同。I would use tabular figures:'),
  say(
    'xiaolong',
    1,
    [
      '```css',
      '.price {',
      '  font-variant-numeric: tabular-nums;',
      '  min-inline-size: 7ch;',
      '}',
      '```',
    ].join('\n'),
    { reactions: { like: ['ann', 'anne-sophie', 'user-42'], party: ['reza'] } },
  ),
  say('ann', 2, 'That was quick 😮'),
  say('user-42', 21, 'Does the day pass start at midnight or when I buy it? The screen does not say.'),
  say(
    'reza',
    4,
    '> Does the day pass start at midnight or when I buy it?\n\nWhen you buy it, for 24 hours. The old text said so and we lost it.',
    {
      edited: true,
    },
  ),
  say('user-42', 1, 'Then “24-hour pass” would be the honest name.', {
    reactions: { like: ['ann', 'reza', 'anne-sophie'] },
  }),
  say('ann', 5, 'Agreed, renamed. ~~Day pass~~ **24-hour pass**, in all four languages.'),
  say('guest-7f3a', 18, 'Hello, I am the tester from the library. May I ask something here?'),
  say('ann', 1, 'Of course, welcome!'),
  say('guest-7f3a', 3, 'I use the page with a screen reader. The zones are read as “image, image, image”.', {
    reactions: { sad: ['ann', 'anne-sophie'] },
  }),
  say(
    'anne-sophie',
    6,
    'Thank you, that is exactly what we need to hear. Each zone gets its name and its price, so it becomes “Zone A, 2.40”.',
  ),
  say('guest-7f3a', 2, 'Perfect 🙏'),
  say('reza', 33, 'I have changed `ZoneMap` so that every zone is a button with a name. Who reviews?'),
  say('xiaolong', 1, '🙋', { reactions: { like: ['reza'] } }),
  say('user-42', 12, 'wrong channel, sorry', { deleted: true }),
  say(
    'ann',
    40,
    'Where we are before lunch:\n\n- [the zone map](https://trams.example/tickets/new#zones) has names now\n- prices no longer jump\n- the pass is called what it is\n- “Continue” still needs a better place',
    {
      id: 'design-review-summary',
    },
  ),
  say(
    'anne-sophie',
    16,
    'I would stick it to the lower edge, above the keyboard. Then the thumb finds it, and with 400 % zoom it does not cover the form because it scrolls away with it.',
    {
      poll: {
        name: 'Where does “Continue” go?',
        options: ['Lower edge, above the keyboard', 'Below the last field', 'Upper end, beside the price'],
        votes: {
          'Lower edge, above the keyboard': ['anne-sophie', 'reza', 'guest-7f3a'],
          'Below the last field': ['user-42'],
        },
        answers: { xiaolong: '兩個都試試看' },
        single: true,
        takesOptions: true,
      },
    },
  ),
  say('reza', 5, 'موافقم. فقط باید حواسمان به `safe-area-inset-bottom` باشد.', {
    reactions: { like: ['anne-sophie'] },
  }),
  say('xiaolong', 2, '同意 👍'),
  say('ann', 8, '@Anne-Sophie von Hohenfels-Lichtenstein could you draw that until tomorrow?'),
  say('anne-sophie', 3, 'Already on paper. A photo follows when my phone is charged.', {
    reactions: { haha: ['ann', 'user-42'] },
  }),
  say('ann', 1, '🎉🎉🎉', { reactions: { party: ['reza', 'xiaolong', 'anne-sophie', 'user-42'] } }),
  say(
    'user-42',
    47,
    'One more from the night shift: in dark mode the selected zone and the focused zone look the same.',
  ),
  say('reza', 6, 'Good point. Selected gets a check mark, focus keeps the ring.', {
    quotes: 'design-review-summary',
  }),
  say('ann', 2, 'Then let us look at it again at four. Thanks, all of you!', {
    reactions: { love: ['reza', 'guest-7f3a'] },
  }),
])
