import { row, types } from './row.ts'

/** Tells one person, on all their connections, something a server made up. */
export const sendUserCustomEvent = row(
  'POST',
  '/users/{user_id}/event',
  types<{
    body: { event: { type: string; custom?: object } }
    answer: { duration: string }
  }>(),
  { audience: 'server' },
)
