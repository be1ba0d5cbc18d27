'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import {
  faultOf,
  recordingOf,
  recordSound,
  type SoundFault,
  type SoundSession,
  type VoiceRecording,
} from './recordSound.ts'

/** How often it is listened how loud it is. */
const LISTEN_EVERY_MS = 100
/** What is shorter was no message. */
const SHORTEST_MS = 500

export interface Recorder {
  readonly state: 'asking' | 'recording' | 'paused' | SoundFault
  /** ms that were recorded. */
  readonly elapsed: number
  /** How loud it was at each moment so far. */
  readonly levels: readonly number[]
  readonly pause: () => void
  readonly resume: () => void
  /** Ends it and hands over what was said. */
  readonly finish: () => void
  readonly discard: () => void
  /** After a fault: asks again. */
  readonly retry: () => void
}

export interface RecorderOptions {
  readonly onRecord: (recording: VoiceRecording) => void
  /** It is over, however it ended. */
  readonly onEnd: () => void
  /** Something was recorded, and there is nothing of it. */
  readonly onFail: () => void
}

/** What one recording has gathered. */
interface Take {
  readonly session: SoundSession
  readonly levels: number[]
  elapsed: number
  /** On the monotonic clock; `null` while it is paused. */
  since: number | null
}

/**
 * Records from the moment it is used. What was said when it goes, because somebody went to another channel, is handed
 * over like what was finished (P-2).
 */
export function useRecorder({ onRecord, onEnd, onFail }: RecorderOptions): Recorder {
  const { env } = useChat()
  const [state, setState] = useState<Recorder['state']>('asking')
  const [tries, setTries] = useState(0)
  const [heard, setHeard] = useState<Pick<Recorder, 'elapsed' | 'levels'>>({ elapsed: 0, levels: [] })
  const take = useRef<Take | null>(null)
  const latest = useRef({ onRecord, onEnd, onFail })
  useEffect(() => {
    latest.current = { onRecord, onEnd, onFail }
  })

  const elapsedOf = useCallback(
    ({ elapsed, since }: Take): number => elapsed + (since === null ? 0 : env.monotonic() - since),
    [env],
  )
  /** Takes it from where it could be ended a second time. */
  const finish = useCallback(async (): Promise<void> => {
    const ended = take.current
    take.current = null
    if (!ended) return
    const elapsed = elapsedOf(ended)
    const { onRecord: hand, onFail: fail } = latest.current
    if (elapsed < SHORTEST_MS) return ended.session.discard()
    const sound = await ended.session.stop()
    if (sound.size === 0) return fail()
    hand(recordingOf(sound, elapsed / 1_000, ended.levels, env.now()))
  }, [elapsedOf, env])

  useEffect(() => {
    const ending = new AbortController()
    let cancel = (): void => {}
    const listen = (): void => {
      const held = take.current
      if (held && held.since !== null) {
        held.levels.push(held.session.level())
        setHeard({ elapsed: elapsedOf(held), levels: [...held.levels] })
      }
      cancel = env.after(LISTEN_EVERY_MS, listen)
    }
    recordSound(ending.signal).then(
      (session) => {
        if (ending.signal.aborted) return session.discard()
        take.current = { session, levels: [], elapsed: 0, since: env.monotonic() }
        setState('recording')
        listen()
      },
      (error: unknown) => {
        if (!ending.signal.aborted) setState(faultOf(error))
      },
    )
    return () => {
      ending.abort()
      cancel()
      void finish()
    }
  }, [elapsedOf, env, finish, tries])

  return {
    state,
    ...heard,
    pause() {
      const held = take.current
      if (!held || held.since === null) return
      held.elapsed = elapsedOf(held)
      held.since = null
      held.session.pause()
      setState('paused')
    },
    resume() {
      const held = take.current
      if (!held || held.since !== null) return
      held.since = env.monotonic()
      held.session.resume()
      setState('recording')
    },
    finish() {
      void finish()
      latest.current.onEnd()
    },
    discard() {
      take.current?.session.discard()
      take.current = null
      latest.current.onEnd()
    },
    retry() {
      setState('asking')
      setTries(tries + 1)
    },
  }
}
