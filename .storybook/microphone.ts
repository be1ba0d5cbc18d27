/** What the browser answers when a story asks for the microphone; nobody's own is ever used. */
export type Microphone = 'a tone' | 'refused' | 'no answer'

/** Puts another microphone in place; the answer takes it away again. */
export function microphone(kind: Microphone): () => void {
  const devices = navigator.mediaDevices
  const real = devices.getUserMedia
  const contexts: AudioContext[] = []
  devices.getUserMedia = () => {
    if (kind === 'refused') return Promise.reject(new DOMException('No.', 'NotAllowedError'))
    if (kind === 'no answer') return new Promise(() => {})
    const context = new AudioContext()
    contexts.push(context)
    const oscillator = context.createOscillator()
    const destination = context.createMediaStreamDestination()
    oscillator.connect(destination)
    oscillator.start()
    return Promise.resolve(destination.stream)
  }
  return () => {
    devices.getUserMedia = real
    for (const context of contexts) void context.close()
  }
}
