import type { Env } from './env.ts'

/** The browser's own line between the tabs of one origin. */
export const broadcast: NonNullable<Env['channel']> = (name, onMessage) => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }) => onMessage(data))
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}
