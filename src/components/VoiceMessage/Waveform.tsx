'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'

/** Units of the drawing; it is stretched to the room that there is, its strokes are not. */
const WIDTH = 100
const MIDDLE = 12
/** Silence is a dot, not a hole. */
const LEAST = 0.75

export interface WaveformProps {
  /** From 0 to 1; empty draws a plain line. */
  readonly peaks: readonly number[]
  /** How much of it has been heard, from 0 to 1. */
  readonly ratio: number
}

/** How loud a sound is from its beginning to its end, with what has been heard in a heavier line. Decorative. */
export function Waveform({ peaks, ratio }: WaveformProps): JSX.Element {
  const { slot } = useLook()
  const bars = peaks.map((peak, place) => {
    const x = ((place + 0.5) * WIDTH) / peaks.length
    const high = Math.max(LEAST, peak * (MIDDLE - 1))
    return `M${x.toFixed(2)} ${(MIDDLE - high).toFixed(2)}v${(high * 2).toFixed(2)}`
  })
  const heard = Math.round(ratio * bars.length)
  const at = (ratio * WIDTH).toFixed(2)
  const [played, rest] =
    bars.length > 0
      ? [bars.slice(0, heard).join(''), bars.slice(heard).join('')]
      : [`M0 ${MIDDLE}H${at}`, `M${at} ${MIDDLE}H${WIDTH}`]
  return (
    <svg
      {...slot('voice-message-bars')}
      viewBox={`0 0 ${WIDTH} ${MIDDLE * 2}`}
      preserveAspectRatio="none"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path {...slot('voice-message-rest')} d={rest} vectorEffect="non-scaling-stroke" />
      <path {...slot('voice-message-played')} d={played} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
