import type { ConnectionState } from '../model/connection.ts'
import type { Transitions } from '../model/machine.ts'

/**
 * - try: the line is being opened, or what was missed is being asked for, and nothing was ever heard before
 * - retry: the same once something was
 * - wait: the next try has its time
 * - unplug: the machine has no network
 * - refuse: the server will not have us
 * - catchUp: nothing is missing any more
 * - close: nobody wants the connection any more
 */
export type ConnectionSignal = 'try' | 'retry' | 'wait' | 'unplug' | 'refuse' | 'catchUp' | 'close'

/**
 *   idle ──try──▶ connecting ──────catchUp──────▶ online
 *                 ▲ │    │                          │ ▲
 *             try │ │    refuse              retry  ▼ │ catchUp
 *                 │ ▼    └──▶ refused ──retry──▶ reconnecting
 *                offline ─────────── retry, wait ─────▲
 *
 * `online` is reached by `catchUp` alone (RELIABILITY I22), and `close` leads to `idle` from everywhere.
 */
export const connectionMachine: Transitions<ConnectionState, ConnectionSignal> = {
  idle: {
    try: 'connecting',
    retry: 'reconnecting',
    wait: 'connecting',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'idle',
    close: 'idle',
  },
  connecting: {
    try: 'connecting',
    retry: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'online',
    close: 'idle',
  },
  online: {
    try: 'reconnecting',
    retry: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'online',
    close: 'idle',
  },
  reconnecting: {
    try: 'reconnecting',
    retry: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'online',
    close: 'idle',
  },
  offline: {
    try: 'connecting',
    retry: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'offline',
    close: 'idle',
  },
  refused: {
    try: 'connecting',
    retry: 'reconnecting',
    wait: 'refused',
    unplug: 'offline',
    refuse: 'refused',
    catchUp: 'refused',
    close: 'idle',
  },
}
