import { recount } from './polls/recount.ts'
import type { ScenePoll } from './scene.ts'
import type { Scope } from './scope.ts'
import { microsecondsOf, stampOf } from './stamp.ts'
import type { MessageRecord, PollRecord, PollVoteRecord } from './store/records.ts'
import { tables } from './store/tables.ts'
import { ensureUser } from './users/saveUser.ts'

const MINUTE_US = 60_000_000

/** Writes the poll of a scene's message, with what was voted and said. @returns the message with the poll on it */
export async function loadPoll(
  scope: Scope,
  scene: ScenePoll,
  message: MessageRecord,
): Promise<MessageRecord> {
  const id = `${message.id}-poll`
  const closesAt =
    scene.closesInMinutes === undefined
      ? undefined
      : stampOf(Math.floor(scope.env.now() * 1000 + scene.closesInMinutes * MINUTE_US))
  let poll: PollRecord = {
    id,
    created_by_id: message.user_id,
    message_id: message.id,
    cid: message.cid,
    name: scene.name,
    description: scene.description ?? '',
    options: scene.options.map((text, place) => ({ id: `${id}-${place + 1}`, text, votes: 0, custom: {} })),
    voting_visibility: scene.anonymous ? 'anonymous' : 'public',
    enforce_unique_vote: scene.single ?? false,
    ...(scene.mostVotes === undefined ? {} : { max_votes_allowed: scene.mostVotes }),
    allow_user_suggested_options: scene.takesOptions ?? false,
    allow_answers: scene.takesAnswers ?? scene.answers !== undefined,
    is_closed: scene.closed ?? false,
    ...(closesAt === undefined ? {} : { closes_at: closesAt }),
    answers_count: 0,
    created_at: message.created_at,
    updated_at: message.created_at,
    custom: closesAt === undefined ? {} : { closes_at: closesAt },
  }
  for (const [userId, choice] of choicesOf(scene, poll)) {
    await ensureUser(scope, userId)
    const at = stampOf(microsecondsOf(poll.updated_at) + 1)
    const what = 'option_id' in choice ? choice.option_id : `${id}-answer`
    const vote: PollVoteRecord = {
      id: `${what}-${userId}`,
      poll_id: id,
      user_id: userId,
      choice,
      created_at: at,
      updated_at: at,
    }
    await scope.tx.put(tables.pollVotes, vote)
    poll = { ...recount(poll, { added: [vote], removed: [] }), updated_at: at }
  }
  await scope.tx.put(tables.polls, poll)
  scope.clock.moveOnTo(poll.updated_at)
  return { ...message, poll_id: id }
}

function choicesOf(
  { name, votes = {}, answers = {} }: ScenePoll,
  { options }: PollRecord,
): readonly (readonly [string, PollVoteRecord['choice']])[] {
  const optionId = (text: string): string => {
    const option = options.find((known) => known.text === text)
    if (!option) throw new Error(`The poll "${name}" of the scene has no option "${text}"`)
    return option.id
  }
  return [
    ...Object.entries(votes).flatMap(([text, userIds]) =>
      userIds.map((userId) => [userId, { option_id: optionId(text) }] as const),
    ),
    ...Object.entries(answers).map(([userId, text]) => [userId, { answer_text: text }] as const),
  ]
}
