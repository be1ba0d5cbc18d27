import { resample } from '../VoiceMessage/resample.ts'
import { microphones } from './canRecord.ts'

/** In the order in which they are wanted: small, and played by what is in use. */
const TYPES: readonly string[] = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
}
/** More peaks say no more, and all that hangs on a message shares 5 KB. */
const MOST_PEAKS = 64

/** What somebody has said, ready to hang on a message. */
export interface VoiceRecording {
  readonly file: File
  /** Seconds. */
  readonly duration: number
  /** How loud it is from its beginning to its end, each from 0 to 1. */
  readonly waveform: readonly number[]
}

/** One use of the microphone. */
export interface SoundSession {
  /** How loud it is now, from 0 to 1. */
  level(): number
  pause(): void
  resume(): void
  /** Ends it; the microphone is free again. */
  stop(): Promise<Blob>
  /** Ends it and forgets what was said. */
  discard(): void
}

/** Why there is nothing to record with. */
export type SoundFault = 'denied' | 'missing' | 'failed'

export const faultOf = (error: unknown): SoundFault => {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed'
}

/**
 * Asks for the microphone and begins to record.
 * @throws DOMException where it is refused or there is none; see `faultOf`
 */
export async function recordSound(signal: AbortSignal): Promise<SoundSession> {
  const stream = await microphones()?.getUserMedia({ audio: true })
  if (!stream) throw new DOMException('This browser records no sound.', 'NotSupportedError')
  const letGo = (): void => stream.getTracks().forEach((track) => track.stop())
  if (signal.aborted) {
    letGo()
    signal.throwIfAborted()
  }
  try {
    return sessionOf(stream, letGo)
  } catch (error) {
    letGo()
    throw error
  }
}

function sessionOf(stream: MediaStream, letGo: () => void): SoundSession {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) parts.push(data)
  })
  const end = (): void => {
    letGo()
    void context.close().catch(() => {})
  }
  recorder.start(1_000)
  return {
    level() {
      analyser.getByteTimeDomainData(samples)
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 128
    },
    pause: () => recorder.pause(),
    resume: () => recorder.resume(),
    stop: () =>
      new Promise((resolve) => {
        const hand = (): void => {
          end()
          // What follows the semicolon is of no use to who plays it, and not every server takes it.
          resolve(new Blob(parts, { type: recorder.mimeType.split(';', 1)[0] ?? '' }))
        }
        // The microphone may have been pulled out.
        if (recorder.state === 'inactive') return hand()
        recorder.addEventListener('stop', hand, { once: true })
        recorder.stop()
      }),
    discard() {
      if (recorder.state !== 'inactive') recorder.stop()
      end()
    },
  }
}

/** Makes the file and what is told of it. @param now ms since the epoch */
export const recordingOf = (
  sound: Blob,
  duration: number,
  levels: readonly number[],
  now: number,
): VoiceRecording => ({
  file: new File([sound], `voice-message.${ENDINGS[sound.type] ?? 'webm'}`, {
    type: sound.type,
    lastModified: now,
  }),
  duration: Math.round(duration * 10) / 10,
  waveform: resample(levels, MOST_PEAKS).map((level) => Math.round(level * 100) / 100),
})
