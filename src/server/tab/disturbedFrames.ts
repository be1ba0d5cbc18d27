import type { TabNetwork } from './tabNetwork.ts'

/**
 * What one socket hears when the server sends it a frame: that frame, unless a failure was planned for it. The answer
 * is a function of the frames of one socket, in their order.
 */
export function disturbedFrames(network: TabNetwork): (text: string) => readonly string[] {
  let pardons = network.pardons()
  let held: readonly { readonly text: string; readonly left: number }[] = []

  const disturbed = (text: string): readonly string[] => {
    const failure = network.frameFailure()
    if (failure === undefined) return [text]
    if (failure === 'twice') return [text, text]
    if (failure === 'cut') return [text.slice(0, Math.floor(text.length / 2))]
    if ('after' in failure) return [JSON.stringify(failure.after), text]
    held = [...held, { text, left: failure.behind + 1 }]
    return []
  }

  return (text) => {
    const now = disturbed(text)
    if (held.length === 0) return now
    const isPardoned = network.pardons() !== pardons
    pardons = network.pardons()
    held = held.map(({ text: late, left }) => ({ text: late, left: isPardoned ? 0 : left - 1 }))
    const due = held.filter(({ left }) => left <= 0)
    held = held.filter(({ left }) => left > 0)
    return [...now, ...due.map((frame) => frame.text)]
  }
}
