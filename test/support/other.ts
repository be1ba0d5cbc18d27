import { act } from '@testing-library/react'
import { channelPath } from '../../src/backends/stream/encode.ts'
import type { ChannelId } from '../../src/model/id.ts'
import type { ServerActor } from '../../src/server/index.ts'
import type { WireMessageRequest } from '../../src/wire/stream/index.ts'

/** What another person does, seen from the screen of the test: each resolves when the screen has heard of it. */
export interface Other {
  /** @returns the message's id */
  says(channelId: ChannelId, text: string, more?: WireMessageRequest): Promise<string>
  edits(id: string, text: string): Promise<void>
  deletes(id: string, hard?: boolean): Promise<void>
  reacts(id: string, reaction: string): Promise<void>
  takesBack(id: string, reaction: string): Promise<void>
  types(channelId: ChannelId, isTyping?: boolean): Promise<void>
  reads(channelId: ChannelId): Promise<void>
}

/** An actor whose calls resolve when every screen has heard of them. */
export const patient = (actor: ServerActor, settle: () => Promise<void>): ServerActor => ({
  async call(name, input) {
    const answer = await act(() => actor.call(name, input))
    await settle()
    return answer
  },
})

/** Makes somebody who acts in the server's process. */
export function createOther(actor: ServerActor, settle: () => Promise<void>): Other {
  const { call } = patient(actor, settle)
  return {
    async says(channelId, text, more = {}) {
      const body = { message: { text, ...more } }
      const answer = await call('sendMessage', { path: channelPath(channelId), body })
      return answer.message.id
    },
    async edits(message, text) {
      await call('updateMessagePartial', { path: { id: message }, body: { set: { text } } })
    },
    async deletes(message, hard = false) {
      await call('deleteMessage', { path: { id: message }, query: hard ? { hard } : {} })
    },
    async reacts(message, type) {
      await call('sendReaction', { path: { id: message }, body: { reaction: { type } } })
    },
    async takesBack(message, type) {
      await call('deleteReaction', { path: { id: message, type } })
    },
    async types(channelId, isTyping = true) {
      const event = { type: isTyping ? 'typing.start' : 'typing.stop' }
      await call('sendEvent', { path: channelPath(channelId), body: { event } })
    },
    async reads(channelId) {
      await call('markRead', { path: channelPath(channelId), body: {} })
    },
  }
}
