'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'

interface Group {
  readonly own: boolean
  /** Lengths of its bubbles. */
  readonly bubbles: readonly ('short' | 'line' | 'long')[]
}

/** About what a screen of a conversation looks like: people and myself by turns. */
const groups: readonly Group[] = [
  { own: false, bubbles: ['line', 'short'] },
  { own: true, bubbles: ['line'] },
  { own: false, bubbles: ['short', 'long', 'line'] },
  { own: true, bubbles: ['short', 'line'] },
  { own: false, bubbles: ['long'] },
]

/** Stands where the messages of a conversation will be (LO-1), newest at the bottom. */
export function MessageSkeleton(): JSX.Element {
  const { slot } = useLook()
  return (
    <div {...slot('skeleton')} data-kind="messages" aria-hidden="true">
      {groups.map(({ own, bubbles }, place) => (
        <div key={place} {...slot('skeleton-group')} data-own={own ? '' : undefined}>
          {!own && <span {...slot('skeleton-shape')} data-shape="avatar" />}
          <span {...slot('skeleton-bubbles')}>
            {bubbles.map((length, line) => (
              <span key={line} {...slot('skeleton-shape')} data-shape="bubble" data-length={length} />
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}
