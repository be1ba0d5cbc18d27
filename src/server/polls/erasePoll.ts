import type { Scope } from '../scope.ts'
import type { PollRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'

/** Removes a poll with all that was voted and said in it. */
export async function erasePoll({ tx }: Scope, id: string): Promise<void> {
  for (const vote of await tx.range(tables.pollVotes, 'poll', id)) {
    await tx.remove(tables.pollVotes, tables.pollVotes.key(vote))
  }
  await tx.remove(tables.polls, id)
}

/** Removes the votes for one option. */
export async function eraseVotesFor({ tx }: Scope, poll: PollRecord, optionId: string): Promise<void> {
  for (const vote of await tx.range(tables.pollVotes, 'option', keyOf(poll.id, optionId))) {
    await tx.remove(tables.pollVotes, tables.pollVotes.key(vote))
  }
}
