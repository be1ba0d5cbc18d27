import type { EmbeddedServer } from '../server.ts'
import type { TabNetwork } from './tabNetwork.ts'

/** Delivers one thing after another, each after the time the wire takes, none before the one that left earlier. */
export type Pipe = (deliver: () => void) => void

/** One direction of the wire of one socket. */
export function createPipe(server: EmbeddedServer, network: TabNetwork): Pipe {
  const waiting: (() => void)[] = []
  return (deliver) => {
    waiting.push(deliver)
    void server.track(network.crossFrame().then(() => waiting.shift()?.()))
  }
}
