'use client'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { PollOptionView } from '../../hooks/usePoll.ts'
import type { PollOptionId } from '../../model/poll.ts'
import { isRtl } from '../../parts/isRtl.ts'

const OPTIONS = '[data-slot="poll-option"]'

export interface PollKeys {
  /** The option that Tab reaches. */
  readonly stop: PollOptionId | undefined
  readonly onFocus: (option: PollOptionId) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Makes the options one stop of Tab, in which arrows move the focus and nothing else, for to vote has consequences (PO-2). */
export function usePollKeys(box: RefObject<HTMLElement | null>, shown: readonly PollOptionView[]): PollKeys {
  const [last, setLast] = useState<PollOptionId | null>(null)
  const stop = shown.find(({ id }) => id === last) ?? shown.find(({ isOwn }) => isOwn) ?? shown[0]
  return {
    stop: stop?.id,
    onFocus: setLast,
    onKeyDown(event) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const stops = [...(box.current?.querySelectorAll<HTMLElement>(OPTIONS) ?? [])]
      const from = stops.indexOf(event.currentTarget)
      const [end, start] = isRtl(event.currentTarget)
        ? ['ArrowLeft', 'ArrowRight']
        : ['ArrowRight', 'ArrowLeft']
      const moves: Readonly<Record<string, number>> = {
        ArrowDown: from + 1,
        [end]: from + 1,
        ArrowUp: from - 1,
        [start]: from - 1,
        Home: 0,
        End: stops.length - 1,
      }
      const to = moves[event.key]
      if (from < 0 || to === undefined) return
      event.preventDefault()
      stops[(to + stops.length) % stops.length]?.focus()
    },
  }
}
