'use client'
import { type CompositionEvent, type KeyboardEvent, useRef } from 'react'

/** Safari tells of the key that ended a composition after it ended; within this time, ms, no key is ours. */
const AFTER_COMPOSITION_MS = 50
/** What browsers say of a key that the input method took. */
const TAKEN_BY_INPUT_METHOD = 229

export interface ComposerKeysOptions {
  readonly sendKey: 'enter' | 'mod-enter'
  /** Nothing is written, answered or edited. */
  readonly isEmpty: boolean
  readonly onSend: () => void
  /** True when there was something to leave. */
  readonly onCancel: () => boolean
  readonly onEditLast: () => boolean
}

export interface ComposerKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly onCompositionStart: (event: CompositionEvent) => void
  readonly onCompositionEnd: (event: CompositionEvent) => void
}

/**
 * The keys of a message field: Enter sends, Escape leaves an edit or a reply, arrow up in an empty field edits my
 * last message. While a word is being composed (CO-3) none of them does anything.
 */
export function useComposerKeys(options: ComposerKeysOptions): ComposerKeys {
  const isComposing = useRef(false)
  const endedAt = useRef(-AFTER_COMPOSITION_MS)

  const isTaken = (event: KeyboardEvent): boolean =>
    isComposing.current ||
    event.nativeEvent.isComposing ||
    event.keyCode === TAKEN_BY_INPUT_METHOD ||
    event.timeStamp - endedAt.current < AFTER_COMPOSITION_MS

  const onEnter = (event: KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey
    const isSend = isMod || (options.sendKey === 'enter' && !event.shiftKey && !event.altKey)
    if (!isSend) return
    event.preventDefault()
    options.onSend()
  }

  return {
    onKeyDown(event) {
      if (event.defaultPrevented || isTaken(event)) return
      if (event.key === 'Enter') onEnter(event)
      else if (event.key === 'Escape' && options.onCancel()) event.preventDefault()
      else if (event.key === 'ArrowUp' && options.isEmpty && !hasModifier(event) && options.onEditLast())
        event.preventDefault()
    },
    onCompositionStart() {
      isComposing.current = true
    },
    onCompositionEnd(event) {
      isComposing.current = false
      endedAt.current = event.timeStamp
    },
  }
}

const hasModifier = (event: KeyboardEvent): boolean =>
  event.shiftKey || event.altKey || event.ctrlKey || event.metaKey
