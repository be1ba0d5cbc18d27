import type { WireAttachment } from '../wire/stream/index.ts'
import type { UploadSettings } from './uploads/uploadSettings.ts'

/**
 * A named world to fill an embedded server with: people, channels and what was said. Demo, stories and tests start
 * from one, so a state can be asked for by name and looks the same every time.
 */
export interface Scene {
  readonly name: string
  readonly users: readonly SceneUser[]
  readonly channels: readonly SceneChannel[]
  /** Which files are taken from now on; absent: as before. */
  readonly uploads?: UploadSettings
}

export interface SceneUser {
  readonly id: string
  readonly name?: string
  readonly image?: string
  readonly role?: 'user' | 'admin'
  readonly language?: string
  readonly custom?: Readonly<Record<string, unknown>>
}

export interface SceneChannel {
  readonly type: string
  readonly id: string
  readonly name?: string
  readonly image?: string
  /** User ids; the first one made the channel. */
  readonly members: readonly string[]
  readonly moderators?: readonly string[]
  readonly frozen?: boolean
  /** Oldest first. A function is called once, so that ten thousand rows cost nothing until they are wanted. */
  readonly messages: readonly SceneMessage[] | (() => Iterable<SceneMessage>)
  /** User id → how many of the newest messages that person has not read; absent: everything is read. */
  readonly unread?: Readonly<Record<string, number>>
  readonly custom?: Readonly<Record<string, unknown>>
}

export interface SceneMessage {
  /** Absent: made from the channel and its place in it, the same every time. */
  readonly id?: string
  readonly by: string
  readonly text: string
  /** Minutes before the scene's load. Rows in one channel must grow younger. */
  readonly minutesAgo: number
  readonly type?: 'regular' | 'system'
  readonly replyTo?: string
  readonly quotes?: string
  /** Reaction type → who, in the order in which they reacted. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>
  readonly edited?: boolean
  readonly deleted?: boolean
  readonly silent?: boolean
  /** Files, pictures and pages behind links, as they travel. */
  readonly attachments?: readonly WireAttachment[]
  /** Its text may be empty then. */
  readonly poll?: ScenePoll
  readonly custom?: Readonly<Record<string, unknown>>
}

/** A question that hangs on a message; who wrote the message asks it. */
export interface ScenePoll {
  readonly name: string
  readonly description?: string
  readonly options: readonly string[]
  /** Option → who voted for it, in the order in which they did. */
  readonly votes?: Readonly<Record<string, readonly string[]>>
  /** User id → what that person said, in the order in which they did. */
  readonly answers?: Readonly<Record<string, string>>
  /** Nobody is told who voted for what. */
  readonly anonymous?: boolean
  /** Everybody has one vote. */
  readonly single?: boolean
  /** How many options one person may vote for. */
  readonly mostVotes?: number
  /** @default true when there are answers */
  readonly takesAnswers?: boolean
  readonly takesOptions?: boolean
  readonly closed?: boolean
  /** Minutes after the scene's load. */
  readonly closesInMinutes?: number
}
