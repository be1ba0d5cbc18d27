import type { OperationRule } from './rule.ts'

/** What I answer to a poll, as a wish: the last one counts, and '' takes it back. */
export const answerPoll: OperationRule<'poll.answer'> = {
  target: ({ poll }) => poll,
  lane: ({ poll }) => `poll:${poll}`,
  onFailure: 'drop',
  repeatable: true,
}
