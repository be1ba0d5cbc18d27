// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { always, everything } from './support/always.ts'
import { MOSTLY_POLLS } from './support/history.ts'
import { refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** Every poll in a value, at any depth. */
function pollsIn(value: unknown, found: Wire[] = []): Wire[] {
  if (typeof value !== 'object' || value === null) return found
  if ('vote_counts_by_option' in value) found.push(value)
  for (const part of Object.values(value)) pollsIn(part, found)
  return found
}

describe('whatever three people do with polls', () => {
  it('a version of a poll always looks the same to the same person', { timeout: 60_000 }, async () => {
    const whose = (votes: readonly Wire[]) => votes.map((vote) => ({ ...vote, user: undefined }))
    const essence = (poll: Wire) => ({
      ...poll,
      created_by: undefined,
      own_votes: undefined,
      latest_answers: whose(poll.latest_answers),
      latest_votes_by_option: Object.entries(poll.latest_votes_by_option).map(([id, votes]) => [
        id,
        whose(votes as Wire[]),
      ]),
    })
    await always(
      ({ answers, people }, steps) => {
        const seen = new Map<string, string>()
        const look = (viewer: string, value: unknown, isTold: boolean): void => {
          for (const poll of pollsIn(value)) {
            // A frame may tell the voter alone whose a secret vote is, and an answer to them always does.
            if (isTold && poll.voting_visibility === 'anonymous') continue
            const key = `${viewer} ${poll.id} ${poll.created_at} ${poll.updated_at}`
            const parts = { whole: essence(poll), ...(isTold ? {} : { own: whose(poll.own_votes) }) }
            for (const [part, value] of Object.entries(parts)) {
              const now = JSON.stringify(value)
              expect([key, part, seen.get(key + part) ?? now]).toEqual([key, part, now])
              seen.set(key + part, now)
            }
          }
        }
        for (const person of people) look(person.id, person.frames, true)
        for (const [index, answer] of answers.entries())
          look(people[steps[index]?.who ?? 0]?.id ?? '', answer.body, steps[index]?.what === 'reconnect')
      },
      everything,
      MOSTLY_POLLS,
    )
  })

  it('the counts of a poll are what counting gives, and within its rules', { timeout: 60_000 }, async () => {
    let voted = 0
    await always(
      async ({ people }) => {
        for (const person of people) {
          for (const poll of (await person.ok('POST', '/polls/query', { limit: 100 })).polls) {
            const { votes } = await person.ok('POST', `/polls/${poll.id}/votes`, { limit: 100 })
            const chosen = votes.filter((vote: Wire) => !vote.is_answer)
            const counts = Object.fromEntries(poll.options.map((option: Wire) => [option.id, 0]))
            for (const vote of chosen) counts[vote.option_id] += 1
            expect(poll.vote_counts_by_option).toEqual(counts)
            expect(poll.vote_count).toBe(chosen.length)
            expect(poll.answers_count).toBe(votes.length - chosen.length)
            const own = poll.own_votes.toReversed().map((vote: Wire) => vote.id)
            expect(
              votes.filter((vote: Wire) => vote.user_id === person.id).map((vote: Wire) => vote.id),
            ).toEqual(own)
            const mine = chosen.filter((vote: Wire) => vote.user_id === person.id)
            expect(new Set(mine.map((vote: Wire) => vote.option_id)).size).toBe(mine.length)
            const others = votes.filter((vote: Wire) => vote.user_id && vote.user_id !== person.id)
            expect(poll.voting_visibility === 'anonymous' ? others : []).toEqual([])
            voted += chosen.length
          }
        }
      },
      everything,
      MOSTLY_POLLS,
    )
    expect(voted).toBeGreaterThan(0)
  })

  it(
    'a live listener ends up with the polls that sync and a fresh look tell',
    { timeout: 60_000 },
    async () => {
      // The plainest client: the newest poll wins; own votes are those of frames about oneself, one after the other.
      const fold = (events: readonly Wire[]): Map<string, { poll: Wire; own: Map<string, string> }> => {
        const known = new Map<string, { poll: Wire; own: Map<string, string> }>()
        for (const { type, cid, poll, message, poll_vote: vote } of events) {
          const told = poll ?? message?.poll
          if (!told || cid !== 'messaging:x') continue
          const before = known.get(told.id)
          const isNewer = !before || before.poll.updated_at < told.updated_at
          const own = before?.own ?? new Map<string, string>()
          if (vote?.user_id === 'ben') {
            const place = vote.is_answer ? 'answer' : vote.option_id
            if (type === 'poll.vote_changed' && !vote.is_answer)
              for (const option of own.keys()) if (option !== 'answer') own.delete(option)
            if (type === 'poll.vote_removed') own.delete(place)
            else own.set(place, vote.answer_text ?? '')
          }
          known.set(told.id, { poll: isNewer ? told : before.poll, own })
        }
        return known
      }
      const view = ({ poll, own }: { poll: Wire; own: Map<string, string> }) => [
        poll.id,
        poll.name,
        poll.is_closed,
        poll.options,
        poll.vote_counts_by_option,
        poll.answers_count,
        Object.fromEntries(
          [...own].filter(
            ([place]) => place === 'answer' || poll.options.some((option: Wire) => option.id === place),
          ),
        ),
      ]
      const ownOf = (poll: Wire): Map<string, string> =>
        new Map(
          poll.own_votes.map((vote: Wire) =>
            vote.is_answer ? ['answer', vote.answer_text] : [vote.option_id, ''],
          ),
        )
      let voted = 0
      await always(
        async ({ people }) => {
          const [, ben] = people as [Person, Person]
          const { events } = await ben.ok('POST', '/sync', {
            channel_cids: ['messaging:x'],
            last_sync_at: '2024-05-01T10:00:00Z',
          })
          const [live, synced] = [fold(ben.frames), fold(events)]
          for (const id of live.keys()) {
            const { status, body } = await ben.call('GET', `/polls/${id}`)
            if (status !== 200) continue
            const fresh = view({ poll: body.poll, own: ownOf(body.poll) })
            for (const known of [live.get(id), synced.get(id)]) expect(known && view(known)).toEqual(fresh)
            voted += body.poll.own_votes.length
          }
        },
        everything,
        MOSTLY_POLLS,
      )
      expect(voted).toBeGreaterThan(0)
    },
  )
})
