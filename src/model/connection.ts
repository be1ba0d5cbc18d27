/** Whether we hear the server. `online` is shown only after everything missed has been caught up with. */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'offline' | 'refused'
