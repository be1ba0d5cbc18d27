import { badInput, notFound } from '../failure.ts'
import { openMessage, type Access } from '../channels/channelAccess.ts'
import type { Actor } from '../http/actor.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord, ThreadReadRecord, ThreadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'

/** A thread put together from the rows it consists of. */
export interface Thread {
  readonly access: Access
  /** The message it hangs on. */
  readonly parent: MessageRecord
  readonly first: MessageRecord
  readonly newest: MessageRecord
  /** How far those who take part have read it. */
  readonly reads: readonly ThreadReadRecord[]
  /** What somebody called it. */
  readonly details: ThreadRecord | undefined
}

/** The thread under a message; undefined while nobody has replied. */
export async function threadUnder(
  { tx }: Scope,
  access: Access,
  parent: MessageRecord,
): Promise<Thread | undefined> {
  const [first] = await tx.range(tables.messages, 'thread', parent.id, { limit: 1 })
  const [newest] = await tx.range(tables.messages, 'thread', parent.id, { newestFirst: true, limit: 1 })
  if (!first || !newest) return undefined
  const reads = await tx.range(tables.threadReads, 'thread', parent.id)
  const details = await tx.get(tables.threads, parent.id)
  return { access, parent, first, newest, reads, details }
}

/**
 * Opens a thread for reading.
 * @throws Failure 4 for a message that is a reply itself, 16 where there is no thread, 17 for who may not read it
 */
export async function openThread(scope: Scope, actor: Actor, id: string): Promise<Thread> {
  const { message, access } = await openMessage(scope, actor, id)
  if (message.parent_id !== undefined) throw badInput('message_id', 'is a reply: threads have one level')
  const thread = await threadUnder(scope, access, message)
  if (!thread) throw notFound(`Thread ${id}`)
  return thread
}

/** Everybody who ever took part: who wrote the first message, then those who replied, in the order they came. */
export const participantsOf = ({ parent }: Thread): readonly string[] => [
  ...new Set([parent.user_id, ...parent.participant_ids]),
]

/** The version of a thread: it moves with its message, which every reply moves, and with its title. */
export const versionOf = ({ parent, details }: Thread): string =>
  details && details.updated_at > parent.updated_at ? details.updated_at : parent.updated_at

/** Who replied first. */
export const starterOf = ({ parent, first }: Thread): string => parent.participant_ids[0] ?? first.user_id
