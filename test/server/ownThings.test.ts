// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyHistory, live, LIVELY, type Step } from './support/history.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** Lets people live, without some of what they could do, and then looks at each of them. */
const always = (
  check: (person: Person, people: readonly Person[]) => Promise<void>,
  without: readonly Step['what'][] = [],
) =>
  fc.assert(
    fc.asyncProperty(anyHistory(80), async (steps) => {
      const world = createWorld(LIVELY)
      const kept = steps.filter((step) => !without.includes(step.what))
      const { people } = await live(world, kept)
      for (const person of people) await check(person, people)
      await world.server.close()
    }),
    { numRuns: 30 },
  )

describe('whatever people do, what is their own', () => {
  it('ends up with who listens as it is kept: drafts', { timeout: 60_000 }, async () => {
    await always(
      async (person) => {
        const known = new Map<string, string>()
        for (const { type, draft } of person.frames) {
          if (!type.startsWith('draft.')) continue
          const place = `${draft.channel_cid} ${draft.parent_id}`
          if (type === 'draft.updated') known.set(place, draft.message.text)
          else known.delete(place)
        }
        const { drafts } = await person.ok('POST', '/drafts/query', { limit: 100 })
        const kept = drafts.map((draft: Wire) => [
          `${draft.channel_cid} ${draft.parent_id}`,
          draft.message.text,
        ])
        expect(known).toEqual(new Map(kept))
      },
      ['remove'],
    )
  })

  it('ends up with who listens as it is kept: reminders', { timeout: 60_000 }, async () => {
    await always(
      async (person) => {
        const known = new Map<string, string | undefined>()
        for (const { type, reminder } of person.frames) {
          if (type === 'reminder.deleted') known.delete(reminder.message_id)
          else if (type.startsWith('reminder.')) known.set(reminder.message_id, reminder.remind_at)
        }
        const { reminders } = await person.ok('POST', '/reminders/query', { limit: 100 })
        expect(known).toEqual(new Map(reminders.map((entry: Wire) => [entry.message_id, entry.remind_at])))
      },
      ['remove'],
    )
  })

  it('is told to nobody else', { timeout: 60_000 }, async () => {
    const remindersIn = (value: unknown, found: string[] = []): string[] => {
      if (typeof value !== 'object' || value === null) return found
      if ('remind_at' in value && 'user_id' in value) found.push(String(value.user_id))
      for (const part of Object.values(value)) remindersIn(part, found)
      return found
    }
    await always(async (person) => {
      const look = [
        person.frames,
        (await person.ok('POST', '/channels', { state: true, message_limit: 300 })).channels,
        (await person.ok('POST', '/threads', { limit: 30 })).threads,
      ]
      expect(remindersIn(look).filter((owner) => owner !== person.id)).toEqual([])
    })
  })

  it('in threads is counted as counting gives', { timeout: 60_000 }, async () => {
    await always(
      async (person) => {
        const { threads } = await person.ok('POST', '/threads', { limit: 30, reply_limit: 300 })
        let unreadThreads = 0
        for (const thread of threads) {
          const own = thread.read.find((read: Wire) => read.user.id === person.id)
          const unread = thread.latest_replies.filter(
            (reply: Wire) =>
              reply.created_at > own.last_read &&
              reply.user.id !== person.id &&
              !['deleted', 'system'].includes(reply.type) &&
              !reply.silent,
          )
          expect(own.unread_messages).toBe(unread.length)
          expect(thread.latest_replies.at(-1)?.created_at).toBe(thread.last_message_at)
          expect(thread.reply_count).toBe(
            thread.latest_replies.filter((reply: Wire) => reply.deleted_at === undefined).length,
          )
          if (unread.length > 0) unreadThreads += 1
        }
        const some = await person.ok('POST', '/threads', { limit: 30, filter: { has_unread: true } })
        expect(some.threads).toHaveLength(unreadThreads)
        expect((await person.ok('GET', '/unread')).total_unread_threads_count).toBe(unreadThreads)
        await person.disconnect()
        await person.connect()
        expect(person.frames.at(-1).me.unread_threads).toBe(unreadThreads)
      },
      // What is hidden for oneself looks deleted here, but stays counted.
      ['hide'],
    )
  })

  it('has arrived never goes back, and is told as it is kept', { timeout: 60_000 }, async () => {
    await always(
      async (person, people) => {
        if (person.id === 'cat') return
        const { read } = await person.ok('POST', '/channels/messaging/x/query', { state: true })
        for (const other of people) {
          const told = person
            .of('message.delivered')
            .filter((event) => event.user.id === other.id && event.cid === 'messaging:x')
            .map((event) => event.last_delivered_at)
          expect(told).toEqual(told.toSorted((a, b) => (a < b ? -1 : 1)))
          const kept = read.find((entry: Wire) => entry.user.id === other.id)
          expect(told.at(-1)).toBe(kept.last_delivered_at)
        }
      },
      // Ann and Ben watch throughout, and everybody stays a member.
      ['remove', 'reconnect'],
    )
  })

  it('is found by a search exactly where it is read', { timeout: 60_000 }, async () => {
    await always(async (person) => {
      const readable = new Set<string>()
      for (const cid of ['x', 'y']) {
        const { status, body } = await person.call('POST', `/channels/messaging/${cid}/query`, {
          messages: { limit: 300 },
        })
        if (status >= 300) continue
        for (const message of body.messages) {
          if (message.type === 'regular' || message.type === 'reply') readable.add(message.id)
          const replies = await person.ok('GET', `/messages/${message.id}/replies?limit=300`)
          for (const reply of replies.messages) if (reply.type === 'reply') readable.add(reply.id)
        }
      }
      const payload = { filter_conditions: {}, message_filter_conditions: {}, limit: 300 }
      const { results } = await person.ok('GET', '/search', undefined, { payload: JSON.stringify(payload) })
      expect(new Set(results.map(({ message }: Wire) => message.id))).toEqual(readable)
    })
  })
})
