import type { OperationRule } from './rule.ts'

/** Whether I choose an option of a poll, as a wish; `projectPoll` shows it. */
export const votePoll: OperationRule<'poll.vote'> = {
  target: ({ poll }) => poll,
  lane: ({ poll }) => `poll:${poll}`,
  onFailure: 'drop',
  repeatable: true,
}
