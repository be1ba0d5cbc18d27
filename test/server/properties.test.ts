// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { always } from './support/always.ts'
import { anyHistory, live, LIVELY } from './support/history.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

/** Every message in a value, at any depth. */
function messagesIn(value: unknown, found: Wire[] = []): Wire[] {
  if (typeof value !== 'object' || value === null) return found
  if ('cid' in value && 'html' in value) found.push(value)
  for (const part of Object.values(value)) messagesIn(part, found)
  return found
}

describe('whatever three people do', () => {
  it('is mostly possible, and never breaks the server', { timeout: 60_000 }, async () => {
    let done = 0
    let tried = 0
    await always(({ answers }) => {
      expect(answers.filter((answer) => answer.status >= 500)).toEqual([])
      tried += answers.length
      done += answers.filter((answer) => answer.status < 300).length
    })
    expect(done / tried).toBeGreaterThan(0.4)
  })

  it('a version of a message always looks the same to the same person', { timeout: 60_000 }, async () => {
    // What changes without the message: the people in it, whose pins have run out, what it quotes, where it was found.
    const essence = (message: Wire) => ({
      ...message,
      user: message.user.id,
      quoted_message: undefined,
      own_reactions: undefined,
      reminder: undefined,
      channel: undefined,
      // It has versions of its own.
      poll: undefined,
      latest_reactions: message.latest_reactions.map((entry: Wire) => ({ ...entry, user: undefined })),
      reaction_groups: Object.entries(message.reaction_groups).map(([type, group]) => [
        type,
        { ...(group as object), latest_reactions_by: undefined },
      ]),
      thread_participants: message.thread_participants?.map((user: Wire) => user.id),
      mentioned_users: message.mentioned_users.map((user: Wire) => user.id),
      pinned_by: message.pinned_by?.id,
    })
    await always(
      ({ answers, people }, steps) => {
        const seen = new Map<string, string>()
        const look = (viewer: string, value: unknown): void => {
          for (const message of messagesIn(value)) {
            const key = `${viewer} ${message.id} ${message.updated_at}`
            const now = JSON.stringify(essence(message))
            expect([key, seen.get(key) ?? now]).toEqual([key, now])
            seen.set(key, now)
          }
        }
        for (const person of people) look(person.id, person.frames)
        for (const [index, answer] of answers.entries())
          look(people[steps[index]?.who ?? 0]?.id ?? '', answer.body)
      },
      (step) => step.what !== 'pin',
    )
  })

  it('counters are what counting gives', { timeout: 60_000 }, async () => {
    await always(
      async ({ people }) => {
        for (const person of people) {
          let total = 0
          const { channels } = await person.ok('POST', '/channels', {
            state: true,
            message_limit: 300,
            filter_conditions: { joined: true },
          })
          for (const { channel, messages, read, members } of channels) {
            const own = read.find((entry: Wire) => entry.user.id === person.id)
            const unread = messages.filter(
              (message: Wire) =>
                message.created_at > own.last_read &&
                message.user.id !== person.id &&
                message.type !== 'system' &&
                message.type !== 'deleted' &&
                !message.silent,
            )
            expect(own.unread_messages).toBe(unread.length)
            expect(channel.member_count).toBe(members.length)
            total += unread.length
            for (const message of messages) {
              const { messages: replies } = await person.ok(
                'GET',
                `/messages/${message.id}/replies?limit=300`,
              )
              const alive = replies.filter((reply: Wire) => reply.deleted_at === undefined)
              expect([message.reply_count, message.deleted_reply_count]).toEqual([
                alive.length,
                replies.length - alive.length,
              ])
              if (message.type === 'deleted') continue
              const { reactions } = await person.ok('GET', `/messages/${message.id}/reactions`)
              const counts: Record<string, number> = {}
              const scores: Record<string, number> = {}
              for (const { type, score } of reactions) {
                counts[`=${type}`] = (counts[`=${type}`] ?? 0) + 1
                scores[`=${type}`] = (scores[`=${type}`] ?? 0) + score
              }
              const marked = (entries: object) =>
                Object.fromEntries(Object.entries(entries).map(([type, value]) => [`=${type}`, value]))
              expect(marked(message.reaction_counts)).toEqual(counts)
              expect(marked(message.reaction_scores)).toEqual(scores)
              expect(message.own_reactions).toEqual(
                reactions.filter((reaction: Wire) => reaction.user_id === person.id),
              )
            }
          }
          expect((await person.ok('GET', '/unread')).total_unread_count).toBe(total)
        }
      },
      // A message hidden for oneself looks deleted here, but stays counted.
      (step) => step.what !== 'hide',
    )
  })

  it('nobody hears of a channel they never were in', { timeout: 60_000 }, async () => {
    await always(
      ({ answers, people }, steps) => {
        const ofCat = answers.filter((answer, index) => steps[index]?.who === 2 && answer.status < 300)
        const told = JSON.stringify([people[2]?.frames, ofCat], (name, value: unknown) =>
          name === 'inaccessible_cids' ? undefined : value,
        )
        expect(told).not.toContain('messaging:y')
      },
      (step) => step.what !== 'add' && step.what !== 'promote',
    )
  })

  it(
    "every frame is later than the one before, and own reactions in it are the listener's",
    { timeout: 60_000 },
    async () => {
      await always(({ people }) => {
        for (const person of people) {
          const times: string[] = person.frames.map((frame) => frame.created_at)
          expect(times).toEqual([...times].sort())
          const stamps = person.frames
            .filter((frame) => frame.type !== 'health.check')
            .map((frame) => `${frame.created_at} ${frame.type}`)
          expect(new Set(stamps).size).toBe(stamps.length)
          for (const message of messagesIn(person.frames)) {
            expect(message.own_reactions.every((reaction: Wire) => reaction.user_id === person.id)).toBe(true)
          }
        }
      })
    },
  )

  it(
    'nobody hears of a channel they may not read, but for their leaving it',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory(60), async (steps) => {
          const world = createWorld(LIVELY)
          const looked = new Map<string, { could: boolean; frames: number }>()
          await live(world, steps, async (people) => {
            for (const person of people) {
              for (const id of ['x', 'y']) {
                const key = `${person.id} ${id}`
                const { could, frames } = looked.get(key) ?? { could: true, frames: person.frames.length }
                const can = (await person.call('GET', `/channels/messaging/${id}`)).status === 200
                const heard = person.frames.slice(frames).filter((frame) => frame.cid === `messaging:${id}`)
                const allowed = could ? ['member.removed', 'notification.removed_from_channel'] : []
                const told = heard.map((frame) => frame.type).filter((type) => !allowed.includes(type))
                expect(can ? [] : told).toEqual([])
                looked.set(key, { could: can, frames: person.frames.length })
              }
            }
          })
          await world.server.close()
        }),
        { numRuns: 25 },
      )
    },
  )

  it('a live listener ends up with what sync and a fresh look tell', { timeout: 60_000 }, async () => {
    // The plainest client: the newest version of each message wins, a deletion for good is final.
    const fold = (events: readonly Wire[]): Map<string, Wire> => {
      const known = new Map<string, Wire>()
      for (const event of events) {
        if (!event.message || event.cid !== 'messaging:x') continue
        if (event.hard_delete) known.set(event.message.id, undefined)
        else if (known.has(event.message.id) && known.get(event.message.id) === undefined) continue
        else if (!((known.get(event.message.id)?.updated_at ?? '') > event.message.updated_at))
          known.set(event.message.id, event.message)
      }
      return known
    }
    const essence = (message: Wire) => [
      message.id,
      message.type,
      message.text,
      message.updated_at,
      message.reply_count,
      message.reaction_counts,
    ]
    await always(
      async ({ people }) => {
        const [, ben] = people as [Person, Person]
        const { messages } = await ben.ok('POST', '/channels/messaging/x/query', { messages: { limit: 300 } })
        const inChannel = (message: Wire): boolean =>
          message && (!message.parent_id || message.show_in_channel)
        const order = (a: Wire, b: Wire): number => (a.created_at < b.created_at ? -1 : 1)
        const view = (known: Map<string, Wire>) =>
          [...known.values()].filter(inChannel).sort(order).map(essence)
        const { events } = await ben.ok('POST', '/sync', {
          channel_cids: ['messaging:x'],
          last_sync_at: '2024-05-01T10:00:00Z',
        })
        expect(view(fold(events))).toEqual(messages.map(essence))
        expect(view(fold(ben.frames))).toEqual(messages.map(essence))
      },
      // Ben watches throughout and stays a member.
      (step) => !['remove', 'reconnect', 'wait'].includes(step.what),
    )
  })
})
