/** What a spoken message is besides its sound, so that it can be drawn before it is loaded. */
export interface Voice {
  /** Seconds; 0 when unknown. */
  readonly duration: number
  /** How loud it is from its beginning to its end, each from 0 to 1; empty when unknown. */
  readonly waveform: readonly number[]
}
