import type { MessageKey } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { ChatState } from './chatState.ts'
import { waitsForFiles } from './delivery.ts'
import { pendingSend } from './press.ts'

/** The operation of a message that waits for its files; `null`: it waits for none. */
export function selectWaitingSend({ outbox }: ChatState, key: MessageKey): Operation<'message.send'> | null {
  const send = pendingSend(outbox, key)
  return send && waitsForFiles(send) ? send.operation : null
}
