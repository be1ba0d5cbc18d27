/**
 * Whether we hear the server. `online` is shown only after everything missed has been caught up with.
 *
 *   idle → connecting → online ⇄ reconnecting → online
 *              │            └───── offline (the machine has no network) ──▶ reconnecting
 *              └──▶ refused (the server will not have us; sign in again)
 */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline' | 'refused'
