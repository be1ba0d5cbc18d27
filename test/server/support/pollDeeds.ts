import type { Outcome, Step } from './history.ts'
import type { Person } from './world.ts'

/** A poll, and the message it was sent with. */
export interface SentPoll {
  readonly id: string
  readonly messageId: string
}

/** What histories do with a poll that is there. */
export type PollDeed = Extract<
  Step['what'],
  | 'vote'
  | 'say'
  | 'unvote'
  | 'suggest'
  | 'reword'
  | 'drop option'
  | 'change poll'
  | 'end poll'
  | 'drop poll'
  | 'voters'
  | 'polls'
>

/** Some kind of poll. */
export const makePoll = (id: string, other: number) => ({
  id,
  name: `q${other}`,
  options: ['a', 'b', 'c'].map((text) => ({ text })),
  voting_visibility: other % 3 === 0 ? 'anonymous' : 'public',
  enforce_unique_vote: other % 2 === 0,
  ...(other % 4 === 1 ? { max_votes_allowed: 2 } : {}),
  allow_answers: other % 5 < 4,
  allow_user_suggested_options: other % 7 < 4,
  ...(other % 6 === 0 ? { closes_at: `2024-05-01T10:00:${String(other % 60).padStart(2, '0')}Z` } : {}),
})

/** Does one of them. Numbers pick among the options and votes the poll has then. */
export async function actOnPoll(
  who: Person,
  what: PollDeed,
  other: number,
  { id, messageId }: SentPoll = { id: 'none', messageId: 'none' },
): Promise<Outcome> {
  const call = async (...input: Parameters<Person['call']>): Promise<Outcome> => {
    const { status, body } = await who.call(...input)
    return { status, body }
  }
  const { body: seen } = await who.call('GET', `/polls/${id}`)
  const options: readonly { id: string }[] = seen.poll?.options ?? []
  const own: readonly { id: string }[] = seen.poll?.own_votes ?? []
  const optionId = options[other % Math.max(1, options.length)]?.id ?? 'none'
  const path = `/messages/${messageId}/polls/${id}/vote`
  switch (what) {
    case 'vote':
      return call('POST', path, { vote: { option_id: optionId } })
    case 'say':
      return call('POST', path, { vote: { answer_text: `s${other % 5}` } })
    case 'unvote':
      return call('DELETE', `${path}/${own[other % Math.max(1, own.length)]?.id ?? 'none'}`)
    case 'suggest':
      return call('POST', `/polls/${id}/options`, { text: `o${other % 9}` })
    case 'reword':
      return call('PUT', `/polls/${id}/options`, { id: optionId, text: `r${other % 9}`, mood: other })
    case 'drop option':
      return call('DELETE', `/polls/${id}/options/${optionId}`)
    case 'change poll':
      return other % 2 === 0
        ? call('PUT', '/polls', { id, name: `n${other}`, allow_answers: true, options: options.slice(0, 3) })
        : call('PATCH', `/polls/${id}`, {
            set: { enforce_unique_vote: other % 4 === 1, mood: other },
            unset: ['max_votes_allowed'],
          })
    case 'end poll':
      return call('PATCH', `/polls/${id}`, { set: { is_closed: other % 3 > 0 } })
    case 'drop poll':
      return call('DELETE', `/polls/${id}`)
    case 'voters':
      return call('POST', `/polls/${id}/votes`, {
        limit: 1 + (other % 3),
        filter: { is_answer: other % 2 === 0 },
      })
    case 'polls':
      return call('POST', '/polls/query', { limit: 1 + (other % 3) })
    default:
      return what satisfies never
  }
}
