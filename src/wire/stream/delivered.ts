import { row, types } from './row.ts'

/** Up to which message each channel has arrived at the caller's device, read or not. */
export interface MarkDeliveredRequest {
  readonly latest_delivered_messages: readonly { readonly cid: string; readonly id: string }[]
}

export const markDelivered = row(
  'POST',
  '/channels/delivered',
  types<{ body: MarkDeliveredRequest; answer: { duration: string } }>(),
)
