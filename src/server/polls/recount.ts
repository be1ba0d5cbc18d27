import type { PollRecord, PollVoteRecord } from '../store/records.ts'

/** A poll whose counts know of votes that came and went. */
export function recount(
  poll: PollRecord,
  {
    added,
    removed,
  }: { readonly added: readonly PollVoteRecord[]; readonly removed: readonly PollVoteRecord[] },
): PollRecord {
  const difference = (isMeant: (vote: PollVoteRecord) => boolean): number =>
    added.filter(isMeant).length - removed.filter(isMeant).length
  return {
    ...poll,
    options: poll.options.map((option) => ({
      ...option,
      votes:
        option.votes + difference(({ choice }) => 'option_id' in choice && choice.option_id === option.id),
    })),
    answers_count: poll.answers_count + difference(({ choice }) => 'answer_text' in choice),
  }
}
