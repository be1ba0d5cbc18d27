import type { OperationEntry } from './entries.ts'

const HOOKS = 'hooks/usePoll.test.tsx'
const WHOLE = 'is ended, changed and removed by who made it'

/** Polls: every operation of the chat API that is about them, and votes. */
export const polls: readonly OperationEntry[] = [
  {
    operation: 'create_poll',
    rows: ['createPoll'],
    client: 'backends/stream/polls.ts',
    hook: 'useCreatePoll',
    component: 'CreatePoll',
    test: [HOOKS, WHOLE],
  },
  {
    operation: 'update_poll',
    rows: ['updatePoll'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, WHOLE],
  },
  {
    operation: 'update_poll_partial',
    rows: ['updatePollPartial'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, 'is nothing once it is closed'],
  },
  {
    operation: 'query_polls',
    rows: ['queryPolls'],
    client: 'backends/stream/polls.ts',
    hook: 'usePolls',
    component: 'PollList',
    test: [HOOKS, 'lists the polls that I may see'],
  },
  {
    operation: 'get_poll',
    rows: ['getPoll'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, 'says that there is none'],
  },
  {
    operation: 'delete_poll',
    rows: ['deletePoll'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, WHOLE],
  },
  {
    operation: 'create_poll_option',
    rows: ['createPollOption'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, 'is to suggest options where that is allowed, and the same words are refused'],
  },
  {
    operation: 'update_poll_option',
    rows: ['updatePollOption'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, WHOLE],
  },
  {
    operation: 'get_poll_option',
    rows: ['getPollOption'],
    client: 'backends/stream/polls.ts',
    hook: 'usePollOption',
    component: {
      none: 'none: a poll brings its options with it; one alone is for what speaks of it elsewhere, e.g. a notification',
    },
    test: [HOOKS, 'reads one option by its name'],
  },
  {
    operation: 'delete_poll_option',
    rows: ['deletePollOption'],
    client: 'backends/stream/polls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, WHOLE],
  },
  {
    operation: 'query_poll_votes',
    rows: ['queryPollVotes'],
    client: 'backends/stream/polls.ts',
    hook: 'usePollVotes',
    component: 'PollVoters',
    test: [HOOKS, 'tells who voted, and asks again a moment after their number has changed'],
  },
  {
    operation: 'cast_poll_vote',
    rows: ['castPollVote'],
    client: 'backends/stream/encodePolls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, 'of two people at once ends at the same count for both (PO-4)'],
  },
  {
    operation: 'delete_poll_vote',
    rows: ['deletePollVote'],
    client: 'backends/stream/encodePolls.ts',
    hook: 'usePoll',
    component: 'Poll',
    test: [HOOKS, 'is shown at once, and is the server’s in the end'],
  },
]
