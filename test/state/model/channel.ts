import type { ChatEvent } from '../../../src/model/event.ts'
import { channelId, messageKey, userId } from '../../../src/model/id.ts'
import type { ChannelRecord } from '../../../src/model/channel.ts'
import type { UserRecord } from '../../../src/model/user.ts'
import { at } from './stamp.ts'

/** Whose eyes the model sees with, and the others. */
export const ME = userId('ann')
export const OTHERS = [userId('bob'), userId('cyd')] as const
export const EVERYBODY = [ME, ...OTHERS] as const
export const CHANNEL = channelId('messaging:one')
/** The message whose thread all replies are in. It is never told of by itself, and I take part in it. */
export const ROOT = messageKey('elsewhere')

/** The channel as the server tells it at some moment. */
export const channelAt = (moment: number, name = 'One'): ChannelRecord => ({
  id: CHANNEL,
  info: {
    version: at(moment),
    value: {
      name,
      image: null,
      memberCount: EVERYBODY.length,
      frozen: false,
      typing: true,
      reactions: true,
      readMarks: true,
      maxMessageLength: 5000,
      slowModeMs: 0,
      createdAt: 1,
      custom: {},
    },
  },
  capabilities: { version: at(moment), value: ['send-message'] },
})

export const userAt = (id: UserRecord['id'], moment: number): UserRecord => ({
  id,
  version: at(moment),
  name: `${id} since ${moment}`,
  image: null,
  role: 'user',
  custom: {},
})

export const userPut = (id: UserRecord['id'], moment: number): ChatEvent => ({
  type: 'user.put',
  user: userAt(id, moment),
})
