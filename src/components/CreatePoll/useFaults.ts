'use client'
import { useState } from 'react'
import type { PollFault } from '../../hooks/checkPoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { type Field, faultWords, fieldOf } from './fieldOf.ts'

export interface Faults {
  /** What is told of a field now; `null`: nothing. */
  readonly of: (field: Field) => string | null
  /** Somebody has left a field: what is wrong there is told. */
  readonly leave: (field: Field) => void
  /** Somebody writes in a field: nothing is told there (PO-6). */
  readonly enter: (field: Field) => void
  /** Tells everything. Answers the first fault with its field; `null`: there is none. */
  readonly tellAll: () => { readonly field: Field; readonly words: string } | null
}

/** When what is wrong with a form is told: on leaving a field and on sending, never while one writes. */
export function useFaults(faults: readonly PollFault[], ids: readonly string[]): Faults {
  const { strings } = useLocale()
  const [told, tell] = useState<ReadonlySet<Field>>(new Set())
  const found = faults.map((fault) => ({ field: fieldOf(fault, ids), words: faultWords(strings, fault) }))
  return {
    of: (field) => (told.has(field) ? (found.find((fault) => fault.field === field)?.words ?? null) : null),
    leave: (field) => tell((held) => new Set([...held, field])),
    enter: (field) =>
      tell((held) => new Set([...held].filter((other) => other !== field && other !== 'options'))),
    tellAll() {
      tell(new Set(found.map(({ field }) => field)))
      return found[0] ?? null
    },
  }
}
