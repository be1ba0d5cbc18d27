import type { ChatEvent } from '../../model/event.ts'
import { version } from '../../model/id.ts'
import { OutcomeError, outcomeOf } from '../../model/outcome.ts'
import type { PollChanges, PollId, PollInfo, PollInput, PollsQuery } from '../../model/poll.ts'
import { asObject, asOptionalText } from '../../wire/decode.ts'
import * as polls from '../../wire/stream/poll.ts'
import type { PollCalls } from '../pollCalls.ts'
import type { StreamClient } from './client.ts'
import { confirmedPoll } from './encodePolls.ts'
import { isDuplicate } from './errors.ts'
import { pollEvents, pollOf, pollOptionOf, pollVoteOf } from './normalizePoll.ts'
import { usersIn } from './normalizeUser.ts'
import { afterTime } from './source.ts'
import type { Watermark } from './watermark.ts'

const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** The names of what a poll is, but for its options. */
function wireOf({
  name,
  description,
  isAnonymous,
  isSingle,
  maxVotes,
  takesSuggestions,
  takesAnswers,
  isClosed,
}: PollChanges) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(isAnonymous === undefined
      ? {}
      : { voting_visibility: isAnonymous ? ('anonymous' as const) : ('public' as const) }),
    ...(isSingle === undefined ? {} : { enforce_unique_vote: isSingle }),
    ...(maxVotes == null ? {} : { max_votes_allowed: maxVotes }),
    ...(takesSuggestions === undefined ? {} : { allow_user_suggested_options: takesSuggestions }),
    ...(takesAnswers === undefined ? {} : { allow_answers: takesAnswers }),
    ...(isClosed === undefined ? {} : { is_closed: isClosed }),
  }
}

const bodyOf = ({ options, closesAt, name, ...rules }: PollInput) => ({
  ...wireOf(rules),
  name,
  options: options.map((text) => ({ text })),
  ...(closesAt === null ? {} : { custom: { closes_at: timeOf(closesAt) } }),
})

const wholeOf = (id: PollId, { options, closesAt, custom, name, ...rules }: PollInfo) => ({
  ...wireOf(rules),
  id: id as string,
  name,
  options: options.map(({ id: option, text }) => ({ id: option as string, text })),
  custom: { ...custom, ...(closesAt === null ? {} : { closes_at: timeOf(closesAt) }) },
})

const filterOf = ({ createdById, isClosed, text }: PollsQuery): object => ({
  ...(createdById === undefined ? {} : { created_by_id: createdById }),
  ...(isClosed === undefined ? {} : { is_closed: isClosed }),
  ...(text === undefined || text.trim() === '' ? {} : { name: { $autocomplete: text.trim() } }),
})

const listOf = (raw: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(raw)) return raw as readonly unknown[]
  throw new OutcomeError({ type: 'unknown' }, `The chat server sent an answer without the ${what}.`)
}

/** Everything about polls but votes. Loaded when it is first asked for. */
export function createPollCalls(client: StreamClient, watermark: Watermark): PollCalls {
  const pathOf = (id: PollId) => ({ poll_id: id as string })
  const fetch: PollCalls['fetch'] = async (id, signal) =>
    confirmedPoll((await client.call(polls.getPoll, { path: pathOf(id) }, signal, 'page')).poll, null)
  return {
    fetch,
    async create(id, input, signal) {
      try {
        const body = { id: id as string, ...bodyOf(input) }
        return confirmedPoll((await client.call(polls.createPoll, { body }, signal)).poll, null)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        return fetch(id, signal)
      }
    },
    async change(id, { closesAt, ...changes }, signal) {
      const set = {
        ...wireOf(changes),
        ...(closesAt == null ? {} : { closes_at: timeOf(closesAt) }),
      }
      const unset = [
        ...(closesAt === null ? ['closes_at'] : []),
        // A poll with one vote each takes no other maximum.
        ...(changes.maxVotes === null || changes.isSingle ? ['max_votes_allowed'] : []),
      ]
      const body = { set, ...(unset.length > 0 ? { unset } : {}) }
      const answer = await client.call(polls.updatePollPartial, { path: pathOf(id), body }, signal)
      return confirmedPoll(answer.poll, null)
    },
    async replace(id, info, signal) {
      const answer = await client.call(polls.updatePoll, { body: wholeOf(id, info) }, signal)
      return confirmedPoll(answer.poll, null)
    },
    async remove(id, signal) {
      const before = await client
        .call(polls.getPoll, { path: pathOf(id) }, signal)
        .catch((error: unknown) => {
          if (isGone(error)) return null
          throw error
        })
      try {
        if (before) await client.call(polls.deletePoll, { path: pathOf(id) }, signal)
      } catch (error) {
        if (!isGone(error)) throw error
      }
      const poll = before && pollOf(before.poll, { at: version(''), addressed: true }, null)
      return poll
        ? [
            {
              type: 'poll.put',
              poll: { ...poll, info: { version: afterTime(poll.info.version), value: null } },
            },
          ]
        : []
    },
    async addOption(id, text, signal) {
      await client.call(polls.createPollOption, { path: pathOf(id), body: { text } }, signal)
      return fetch(id, signal)
    },
    async renameOption(id, { id: option, text }, signal) {
      const body = { id: option as string, text }
      await client.call(polls.updatePollOption, { path: pathOf(id), body }, signal)
      return fetch(id, signal)
    },
    async removeOption(id, option, signal) {
      await client.call(polls.deletePollOption, { path: { ...pathOf(id), option_id: option } }, signal)
      return fetch(id, signal)
    },
    async fetchOption(id, option, signal) {
      try {
        const path = { ...pathOf(id), option_id: option as string }
        return pollOptionOf((await client.call(polls.getPollOption, { path }, signal, 'page')).poll_option)
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },
    async fetchPolls({ cursor, limit, sort = 'newest', ...query }, signal) {
      const at = watermark.now()
      const body = {
        filter: filterOf(query),
        sort: [{ field: 'created_at', direction: sort === 'newest' ? (-1 as const) : (1 as const) }],
        limit,
        ...(cursor === null ? {} : { next: cursor }),
      }
      const answer = await client.call(polls.queryPolls, { body }, signal, 'page')
      const found = listOf(answer.polls, 'polls')
      const source = { at, addressed: true }
      return {
        events: found.flatMap((raw): readonly ChatEvent[] => pollEvents(raw, source, null)),
        items: found.flatMap((raw) => pollOf(raw, source, null)?.id ?? []),
        cursor: asOptionalText(answer.next) ?? null,
      }
    },
    async fetchVotes({ poll, option, cursor, limit }, signal) {
      const filter = option === null ? { is_answer: true } : { option_id: option }
      const body = { filter, limit, ...(cursor === null ? {} : { next: cursor }) }
      const answer = await client.call(polls.queryPollVotes, { path: pathOf(poll), body }, signal, 'page')
      const found = listOf(answer.votes, 'votes')
      return {
        events: usersIn(...found.map((raw) => asObject(raw)['user'])),
        items: found.flatMap((raw) => pollVoteOf(raw) ?? []),
        cursor: asOptionalText(answer.next) ?? null,
      }
    },
  }
}

function isGone(error: unknown): boolean {
  const outcome = outcomeOf(error)
  return outcome.type === 'rejected' && outcome.reason === 'not-found'
}
