import type { WireMessage } from './message.ts'
import { row, types } from './row.ts'

export const translateMessage = row(
  'POST',
  '/messages/{id}/translate',
  types<{
    body: { language: string }
    answer: { message: WireMessage; duration: string }
  }>(),
)
