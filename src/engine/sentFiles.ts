import type { ConversationId } from '../model/id.ts'
import type { Operation } from '../model/operation.ts'
import type { SentUpload, UploadId } from '../model/upload.ts'
import type { Entry } from '../state/outbox.ts'

/*
 * What everybody has to know who looks after the files of messages.
 */

export type Send = Operation<'message.send'>

/** The message that an entry sends; `null`: it does something else. */
export const sendOf = ({ operation }: Entry): Send | null =>
  operation.kind === 'message.send' ? operation : null

/** The names of files. */
export const idsOf = (files: readonly SentUpload[]): readonly UploadId[] => files.map(({ id }) => id)

/** Files in the order in which they hang on their message; what is not on it comes first. */
export function inOrder(files: readonly SentUpload[], ids: readonly UploadId[]): readonly SentUpload[] {
  if (ids.length === 0) return files
  const listed = ids.flatMap((id) => files.find((file) => file.id === id) ?? [])
  return [...files.filter(({ id }) => !ids.includes(id)), ...listed]
}

/** A file of which nothing is left but its name on a message. */
export const lostFile = (id: UploadId, conversation: ConversationId): SentUpload => ({
  id,
  conversation,
  state: 'rejected',
  kind: 'file',
  name: '',
  mimeType: '',
  file: null,
  size: 0,
  sent: 0,
  modifiedAt: 0,
  alt: '',
  attempts: 0,
  failure: { reason: 'lost', text: '' },
  uploaded: null,
})
