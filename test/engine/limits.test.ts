// @vitest-environment node
import { expect, it } from 'vitest'
import { channelId } from '../../src/model/id.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { small } from '../../src/testing/scenes/small.ts'
import { openWorld } from './openWorld.ts'

const general = channelId('messaging:general')
const empty = channelId('messaging:empty')

it('I4 I32: what is pressed faster than the server allows arrives once, in order, without one refusal', async () => {
  const open = await openWorld(small)
  const { server } = open.world
  const { chat } = open.world.join('ann')
  chat.connect()
  await open.during(chat.loadChannels('first'))
  const { fetch } = server
  const answers: string[] = []
  Object.assign(server, {
    fetch: async (request: Request) => {
      const answer = await fetch(request)
      answers.push(`${new URL(request.url).pathname} ${answer.status}`)
      return answer
    },
  })
  server.limit({ perMinute: 5 })
  const words = Array.from({ length: 12 }, (_, index) => `word ${index}`)
  for (const word of words) for (const id of [general, empty]) chat.send(id, word)
  await open.pass(30_000)
  const isWaiting = chat.store.getState().outbox.entries.size
  expect(isWaiting).toBeGreaterThan(0)
  for (let minute = 0; minute < 8; minute += 1) await open.pass(60_000)
  for (const id of [general, empty]) {
    const texts = selectRows(chat.store.getState(), id).flatMap((row) =>
      isGap(row) ? [] : [selectMessage(chat.store.getState(), id, row)?.text],
    )
    expect(texts.slice(-12)).toEqual(words)
  }
  expect(chat.store.getState().outbox.entries.size).toBe(0)
  expect(answers.filter((answer) => answer.endsWith('429'))).toEqual([])
})
