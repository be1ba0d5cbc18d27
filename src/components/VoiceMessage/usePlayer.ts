'use client'
import { type AudioHTMLAttributes, type RefObject, useRef, useState } from 'react'
import { playAlone } from '../Attachment/playAlone.ts'

const RATES: readonly number[] = [1, 1.5, 2]

export interface Player {
  /** For the element that plays. */
  readonly audio: RefObject<HTMLAudioElement | null>
  readonly events: AudioHTMLAttributes<HTMLAudioElement>
  readonly isPlaying: boolean
  readonly isBroken: boolean
  /** Seconds. */
  readonly position: number
  /** Seconds; 0 while unknown. */
  readonly duration: number
  /** How fast it speaks. */
  readonly rate: number
  readonly toggle: () => void
  readonly seek: (position: number) => void
  /** The next speed, and after the fastest the first. */
  readonly changeRate: () => void
}

/** Plays one sound, and tells how far it is. @param told how long the sender says it is, in seconds; 0 when not said */
export function usePlayer(told: number): Player {
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const [position, setPosition] = useState(0)
  const [measured, setMeasured] = useState(0)
  const [rate, setRate] = useState(1)
  // What was recorded in a browser often does not know itself how long it is.
  const duration = Math.max(told || measured, position)

  return {
    audio,
    isPlaying,
    isBroken,
    position,
    duration,
    rate,
    events: {
      onPlay({ currentTarget }) {
        playAlone(currentTarget)
        currentTarget.playbackRate = rate
        setPlaying(true)
      },
      onPause: () => setPlaying(false),
      onEnded({ currentTarget }) {
        setPlaying(false)
        currentTarget.currentTime = 0
        setPosition(0)
      },
      onTimeUpdate: ({ currentTarget }) => setPosition(currentTarget.currentTime),
      onDurationChange({ currentTarget }) {
        setMeasured(Number.isFinite(currentTarget.duration) ? currentTarget.duration : 0)
      },
      onError: () => setBroken(true),
    },
    toggle() {
      const element = audio.current
      if (!element) return
      if (!isPlaying) {
        // A refusal is told by `error`; a pause that came before it began is none.
        void element.play()?.catch(() => setPlaying(false))
      } else element.pause()
    },
    seek(to) {
      setPosition(to)
      if (audio.current) audio.current.currentTime = to
    },
    changeRate() {
      const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length] ?? 1
      setRate(next)
      if (audio.current) audio.current.playbackRate = next
    },
  }
}
