import type { Scene, SceneMessage } from '../src/server.ts'
import { everybody, people } from '../src/testing.ts'
import { longTexts } from './longTexts.ts'

const messages: readonly Omit<SceneMessage, 'minutesAgo'>[] = [
  { id: 'system', by: 'ann', type: 'system', text: 'Ann Lee started “Kinds”' },
  { id: 'text', by: 'reza', text: 'There is a train every ten minutes.' },
  { id: 'text-2', by: 'reza', text: 'The last one leaves at half past one.' },
  { id: 'text-3', by: 'reza', text: 'After that there is a night bus, which takes its time.' },
  { id: 'own', by: 'ann', text: 'I bring the cake.' },
  { id: 'edited', by: 'ann', text: 'I bring two cakes.', edited: true },
  { id: 'deleted', by: 'user-42', text: 'Wrong channel, sorry.', deleted: true },
  { id: 'quote', by: 'ann', text: 'Then I take the second one.', quotes: 'text' },
  { id: 'quote-of-deleted', by: 'xiaolong', text: 'Never mind.', quotes: 'deleted' },
  { id: 'emoji', by: 'xiaolong', text: '🎉👩🏽‍🚀' },
  {
    id: 'code',
    by: 'xiaolong',
    text: 'I would use `tabular-nums`:\n\n```css\n.price { font-variant-numeric: tabular-nums; min-inline-size: 7ch; text-align: end; }\n```',
  },
  {
    id: 'long',
    by: 'user-42',
    text: `${longTexts.word}\n\n${'The minutes of the whole day, as asked for. '.repeat(20)}`,
  },
  {
    id: 'mixed',
    by: 'reza',
    text: `${longTexts.mixed}\n\nThe sign says «خروج» (exit), platform ۱۲ [not 21], and that is correct?`,
  },
  { id: 'long-name', by: 'anne-sophie', text: 'Does my name fit?', edited: true },
  { id: 'unnamed', by: 'guest-7f3a', text: 'I have none.' },
  {
    id: 'reactions',
    by: 'reza',
    text: 'Version 4.2 is out 🚋',
    reactions: {
      love: everybody,
      party: ['ann', 'xiaolong'],
      like: ['user-42'],
      haha: ['guest-7f3a'],
      wow: ['reza'],
      '🚋': ['anne-sophie'],
    },
  },
]

/** One message of each kind, each under a name of its own, and a channel in which nothing was said yet. */
export const kinds: Scene = {
  name: 'kinds',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'kinds',
      name: 'Kinds',
      members: everybody,
      messages: messages.map((message, place) => ({ ...message, minutesAgo: messages.length - place })),
    },
    { type: 'messaging', id: 'empty', name: 'Nothing here yet', members: everybody, messages: [] },
  ],
}
