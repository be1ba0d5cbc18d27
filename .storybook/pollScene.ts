import type { Scene, SceneMessage } from '../src/server.ts'
import { everybody, people } from '../src/testing.ts'
import { longTexts } from './longTexts.ts'

type Asked = NonNullable<SceneMessage['poll']>
const lunch: Asked = {
  name: 'What is for lunch on Friday?',
  options: ['Soup', 'Bread and cheese', 'Fish'],
  votes: { Soup: ['reza', 'xiaolong'], Fish: ['user-42'] },
}
const asked: Readonly<Record<string, Asked>> = {
  open: { ...lunch, single: true, closesInMinutes: 3 * 1440 },
  mine: {
    ...lunch,
    single: true,
    takesAnswers: true,
    takesOptions: true,
    votes: { Soup: ['reza', 'ann'], Fish: ['user-42'] },
    answers: { ann: 'No onions, please.' },
  },
  multiple: { ...lunch, mostVotes: 2 },
  full: { ...lunch, mostVotes: 2, votes: { Soup: ['ann'], Fish: ['ann', 'reza'] } },
  anonymous: { ...lunch, anonymous: true },
  suggestions: { ...lunch, takesOptions: true, takesAnswers: true },
  closed: { ...lunch, closed: true, votes: { ...lunch.votes, Fish: ['ann'] } },
  tie: { ...lunch, closed: true, votes: { Soup: ['reza'], Fish: ['ann'] } },
  none: { ...lunch, votes: {} },
  hundred: {
    name: 'Which number do you like?',
    options: Array.from({ length: 100 }, (_, at) => `Number ${at + 1}`),
    votes: { 'Number 2': everybody, 'Number 64': ['reza'] },
  },
  long: {
    name: `${longTexts.mixed} ${longTexts.word}`,
    description: longTexts.mixed,
    options: [longTexts.word, longTexts.mixed, `${longTexts.family} ${'a long option '.repeat(14)}`],
    votes: { [longTexts.word]: everybody },
  },
}

/** A channel with a poll of each kind, each under the name of its kind and `-poll`. */
export const polls: Scene = {
  name: 'kitchen',
  users: people,
  channels: [
    {
      type: 'messaging',
      id: 'kitchen',
      name: 'Kitchen',
      members: everybody,
      messages: Object.entries(asked).map(([id, poll], place) => ({
        id,
        by: id === 'mine' ? 'ann' : 'reza',
        text: '',
        minutesAgo: 20 - place,
        poll,
      })),
    },
  ],
}
