import type { SentUpload } from '../model/upload.ts'
import type { ChatState } from './chatState.ts'

const IN_MOTION: ReadonlySet<SentUpload['state']> = new Set([
  'queued',
  'preparing',
  'uploading',
  'processing',
])

/** All files of a chat that this tab has: those of messages, and then those of trays. */
export const selectFiles = ({ uploads, sentUploads }: ChatState): readonly SentUpload[] =>
  [...sentUploads.values(), ...uploads.values()].flat().filter(({ file }) => file !== null)

/** Those of them that are on their way, or wait for their turn. */
export const selectFilesInMotion = (state: ChatState): readonly SentUpload[] =>
  selectFiles(state).filter(({ state: stands }) => IN_MOTION.has(stands))
