import type { ConversationId } from '../model/id.ts'
import type { UploadId } from '../model/upload.ts'
import type { ChatState } from './chatState.ts'

const NONE: readonly UploadId[] = []

/**
 * The files of a tray that go with the next message, in their order. What was cancelled or refused stays behind, where its
 * reason is told; what failed is tried again, for that is what sending it asks for.
 */
export function selectFilesToSend({ uploads }: ChatState, id: ConversationId): readonly UploadId[] {
  const tray = uploads.get(id)
  if (!tray) return NONE
  return tray.flatMap((upload) =>
    upload.state === 'cancelled' || upload.state === 'rejected' ? [] : [upload.id],
  )
}
