import type { WireUserRequest } from './user.ts'

/** What the `json` parameter of `GET /connect` (the socket's address) carries. */
export interface ConnectPayload {
  readonly user_details: WireUserRequest
  readonly user_token: string
}

/** A socket is alive while frames come: the server sends `health.check` at least every 30 s. */
export const SERVER_HEARTBEAT_MS = 30_000
