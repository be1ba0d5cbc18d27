import type { Transitions } from '../model/machine.ts'

/** Where one thing a person did stands, until the server is known to have it. */
export type EntryState = 'queued' | 'sending' | 'unknown' | 'failed'

/**
 * - deliver: it is handed to the back end
 * - postpone: nothing was done, because it came too soon or the person is not let in
 * - lose: nobody knows how the try ended
 * - resume: its wait is over
 * - refuse: the server said no, and it is kept
 * - retry: a person wants it tried again
 * - inherit: its tab ended after it had been tried
 */
export type EntrySignal = 'deliver' | 'postpone' | 'lose' | 'resume' | 'refuse' | 'retry' | 'inherit'

/**
 *               ┌──────────── resume ────────────┐
 *               ▼                                │
 *   press ──▶ queued ──deliver──▶ sending ──lose──▶ unknown
 *               ▲ ▲                │   │              │
 *               │ └────postpone────┘   │ refuse       │ refuse
 *               │                      ▼              │
 *               └───────retry─────── failed ◀─────────┘
 *
 * It leaves the outbox from any state as soon as the server's own copy is seen, and from `failed` when a person throws it
 * away.
 */
export const entryMachine: Transitions<EntryState, EntrySignal> = {
  queued: {
    deliver: 'sending',
    postpone: 'queued',
    lose: 'unknown',
    resume: 'queued',
    refuse: 'failed',
    retry: 'queued',
    inherit: 'unknown',
  },
  sending: {
    deliver: 'sending',
    postpone: 'queued',
    lose: 'unknown',
    resume: 'queued',
    refuse: 'failed',
    retry: 'sending',
    inherit: 'unknown',
  },
  unknown: {
    deliver: 'sending',
    postpone: 'queued',
    lose: 'unknown',
    resume: 'queued',
    refuse: 'failed',
    retry: 'queued',
    inherit: 'unknown',
  },
  failed: {
    deliver: 'failed',
    postpone: 'failed',
    lose: 'failed',
    resume: 'failed',
    refuse: 'failed',
    retry: 'queued',
    inherit: 'failed',
  },
}
