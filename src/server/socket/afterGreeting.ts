import type { SocketPeer } from './hub.ts'

/** Holds back what is told to a connection until its first frame has left. */
export function afterGreeting(
  peer: SocketPeer,
  onFault: (error: unknown) => void,
): SocketPeer & { greet(text: string): void } {
  let held: string[] | undefined = []
  // One broken peer must not keep an event from the others.
  const send = (text: string): void => {
    try {
      peer.send(text)
    } catch (error) {
      onFault(error)
    }
  }
  return {
    send(text) {
      if (held) held.push(text)
      else send(text)
    },
    close: (code, reason) => peer.close(code, reason),
    greet(text) {
      for (const frame of [text, ...(held ?? [])]) send(frame)
      held = undefined
    },
  }
}
