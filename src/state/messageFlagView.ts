import type { MessageFlag } from '../model/messageFlag.ts'
import { type MessageView, viewOfRecord } from './messageView.ts'

/** One report as it is shown. Reasons, notes and names are foreign. */
export type MessageFlagView = Omit<MessageFlag, 'message'> & {
  /** As it was when the report was asked for; `useMessage` tells what it is now, where its channel is known. */
  readonly message: MessageView
}

export const viewOfFlag = (flag: MessageFlag): MessageFlagView => ({
  ...flag,
  message: viewOfRecord(flag.message),
})
