// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../src/model/event.ts'
import { selectHasOlder, selectRows } from '../../src/state/rows.ts'
import { selectShard } from '../../src/state/selectors.ts'
import { general, messageRecord, mina, pageOf, versionAt } from './facts.ts'
import { openChat, type OpenChat } from './openChat.ts'

/* I40: a page that is open for days does not grow with what it hears. */

const DAY_S = 24 * 60 * 60

/** Every ten seconds somebody says something; each third message is edited, each tenth old one reacted to. */
async function hear({ env, backend }: OpenChat, fromS: number, seconds: number): Promise<void> {
  for (let at = fromS; at < fromS + seconds; at += 10) {
    const key = `m${at}`
    const events: ChatEvent[] = [
      { type: 'message.arrived', message: messageRecord(key, { at, authorId: mina, text: key }) },
    ]
    if (at % 30 === 0)
      events.push({
        type: 'message.put',
        message: messageRecord(key, { at, version: at + 1, text: 'better' }),
      })
    if (at % 100 === 0)
      events.push({ type: 'message.put', message: messageRecord(`old${at}`, { at: -at, version: at }) })
    backend.connection.sink.events(events)
    await env.clock.advance(10_000)
  }
}

describe('I40: after a day in a busy channel', () => {
  const sizes = ({ chat, env }: OpenChat) => {
    const shard = selectShard(chat.store.getState(), general)
    return { messages: shard?.messages.size ?? 0, ...env.held() }
  }

  it('that nobody looks at, no more is held than after an hour', async () => {
    const open = await openChat()
    await hear(open, 100, 3600 * 3)
    const early = sizes(open)
    await hear(open, 100 + 3600 * 3, DAY_S)
    const late = sizes(open)
    expect(early.messages).toBeLessThanOrEqual(501)
    expect(late.messages).toBeLessThanOrEqual(501)
    expect({ ...late, messages: 0 }).toEqual({ ...early, messages: 0 })
    const rows = selectRows(open.chat.store.getState(), general)
    expect(rows.length).toBeGreaterThanOrEqual(200)
    expect(rows.at(-1)).toBe(`m${100 + 3600 * 3 + DAY_S - 10}`)
    expect(selectHasOlder(open.chat.store.getState(), general)).toBe(true)
  })

  it('that is on screen, nothing of it is let go until it no longer is', async () => {
    const open = await openChat()
    const letGo = open.chat.hold(general)
    await hear(open, 100, 7000)
    const before = selectRows(open.chat.store.getState(), general)
    expect(before.length).toBeGreaterThan(700)
    letGo()
    letGo()
    expect(selectRows(open.chat.store.getState(), general)).toBe(before)
    await hear(open, 7100, 10)
    expect(selectRows(open.chat.store.getState(), general)).toEqual([...before, 'm7100'].slice(-200))
  })

  it('what was let go is loaded again, and meets what is there', async () => {
    const open = await openChat()
    await hear(open, 100, 6000)
    const oldest = selectRows(open.chat.store.getState(), general)[0] as string
    const at = Number(oldest.slice(1))
    open.backend.onTimeline(({ answer }) => {
      const messages = [at - 20, at - 10].map((time) =>
        messageRecord(`m${time}`, { at: time, text: 'again' }),
      )
      const anchor = { at: 'older', key: messageRecord(oldest).key } as const
      answer([pageOf(general, messages, { anchor, hasOlder: true, hasNewer: true, asOf: versionAt(9000) })])
    })
    await open.chat.loadTimeline(general, { at: 'older', key: messageRecord(oldest).key })
    expect(selectRows(open.chat.store.getState(), general).slice(0, 3)).toEqual([
      `m${at - 20}`,
      `m${at - 10}`,
      oldest,
    ])
  })
})
