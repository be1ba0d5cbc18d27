import type { ConnectionState } from '../model/connection.ts'
import type { Transitions } from '../model/machine.ts'

/**
 * - try: the line is being opened, for the first time or because it was lost
 * - wait: the next try has its time
 * - unplug: the machine has no network
 * - refuse: the server will not have us
 * - hear: the server has let us in; what was missed is being asked for
 * - catchUp: nothing is missing any more
 * - close: nobody wants the connection any more
 */
export type ConnectionSignal = 'try' | 'wait' | 'unplug' | 'refuse' | 'hear' | 'catchUp' | 'close'

/**
 *   idle ──try──▶ connecting ──────catchUp──────▶ online
 *                   │    │                          │ ▲
 *              unplug    refuse        try, hear    ▼ │ catchUp
 *                   ▼    └──▶ refused ──hear──▶ reconnecting
 *                offline ──────── try, wait, hear ────▲
 *
 * `online` is reached by `catchUp` alone (RELIABILITY I22), and `close` leads to `idle` from everywhere.
 */
export const connectionMachine: Transitions<ConnectionState, ConnectionSignal> = {
  idle: {
    try: 'connecting',
    wait: 'connecting',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'connecting',
    catchUp: 'idle',
    close: 'idle',
  },
  connecting: {
    try: 'connecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'connecting',
    catchUp: 'online',
    close: 'idle',
  },
  online: {
    try: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'reconnecting',
    catchUp: 'online',
    close: 'idle',
  },
  reconnecting: {
    try: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'reconnecting',
    catchUp: 'online',
    close: 'idle',
  },
  offline: {
    try: 'reconnecting',
    wait: 'reconnecting',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'reconnecting',
    catchUp: 'offline',
    close: 'idle',
  },
  refused: {
    try: 'reconnecting',
    wait: 'refused',
    unplug: 'offline',
    refuse: 'refused',
    hear: 'reconnecting',
    catchUp: 'refused',
    close: 'idle',
  },
}
