import type { Handler } from '../http/call.ts'
import { openThread } from './thread.ts'
import { readParts, threadState } from './threadState.ts'

/** One thread by the message it hangs on, for anybody who may read the channel. */
export const getThread: Handler<'getThread'> = async (call) => {
  const thread = await openThread(call, call.actor, call.path.message_id)
  return { thread: await threadState(call, thread, call.actor.userId, readParts(call.query)) }
}
