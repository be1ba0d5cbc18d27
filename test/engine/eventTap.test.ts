// @vitest-environment node
import { expect, it } from 'vitest'
import { arrived } from './facts.ts'
import { openChat } from './openChat.ts'

it('tells listeners of live facts once they are in the store', async () => {
  const { backend, chat, shown } = await openChat()
  const heard: string[] = []
  chat.onEvents((events) => heard.push(...events.map(({ type }) => `${type} of ${shown().length}`)))
  backend.connection.sink.events([arrived('m1', { at: 70 })])
  expect(heard).toEqual(['message.arrived of 1'])
})

it('tells of pages too, which say of nothing that it has just arrived', async () => {
  const { chat } = await openChat()
  const heard = new Set<string>()
  chat.onEvents((events) => {
    for (const { type } of events) heard.add(type)
  })
  await chat.loadChannels('first')
  expect(heard).toContain('channel.put')
  expect(heard).not.toContain('message.arrived')
})

it('ends with the subscription, each on its own', async () => {
  const { env, backend, chat } = await openChat()
  let count = 0
  const listener = (): void => {
    count += 1
  }
  const stop = chat.onEvents(listener)
  chat.onEvents(listener)
  stop()
  stop()
  backend.connection.sink.events([arrived('m1', { at: 70 })])
  await env.clock.advance(20)
  expect(count).toBe(1)
})

it('lets a listener throw without harm to the others or to the chat', async () => {
  const { env, backend, chat, shown } = await openChat()
  let count = 0
  chat.onEvents(() => {
    throw new Error('theirs')
  })
  chat.onEvents(() => {
    count += 1
  })
  backend.connection.sink.events([arrived('m1', { at: 70 })])
  expect(count).toBe(1)
  expect(shown().map(({ key }) => key)).toEqual(['m1'])
  await expect(env.clock.advance(1)).rejects.toThrow('theirs')
})
