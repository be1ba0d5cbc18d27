'use client'
import {
  type ChangeEvent,
  type CompositionEvent,
  type KeyboardEvent,
  useCallback,
  useRef,
  useState,
} from 'react'

/** Safari tells of the key that ended a composition after it ended; within this time, ms, no key is ours. */
const AFTER_COMPOSITION_MS = 50
/** What browsers say of a key that the input method took. */
const TAKEN_BY_INPUT_METHOD = 229

type Field = HTMLTextAreaElement

export interface Composition {
  /** What the field shows. While a word is being composed nothing but the input method changes it. */
  readonly text: string
  readonly isComposing: boolean
  /** Whether a key belongs to the input method, so that nothing else may act on it (CO-3). */
  readonly isTaken: (event: KeyboardEvent) => boolean
  /** For the field. */
  readonly handlers: {
    readonly onChange: (event: ChangeEvent<Field>) => void
    readonly onCompositionStart: (event: CompositionEvent<Field>) => void
    readonly onCompositionEnd: (event: CompositionEvent<Field>) => void
  }
}

/**
 * Lets an input method compose in peace (CO-3): each of its steps is written to the draft, but a draft that changed
 * for another reason reaches the field only after the composition. Keyboards that always compose are no exception.
 *
 * @param text the draft
 */
export function useComposition(
  text: string,
  write: (text: string, caret: number, isUndo: boolean) => void,
): Composition {
  /** What is in the field while a word is being composed. */
  const [composed, setComposed] = useState<string | null>(null)
  /** The draft as this field wrote it last; another draft is somebody else's. */
  const written = useRef<string | null>(null)
  const endedAt = useRef(-AFTER_COMPOSITION_MS)

  const take = (field: Field, isUndo = false): void => {
    const isOurs = written.current === null || written.current === text
    if (!isOurs || field.value === text) return
    if (written.current !== null) written.current = field.value
    write(field.value, field.selectionEnd, isUndo)
  }

  const isTaken = useCallback(
    (event: KeyboardEvent): boolean =>
      written.current !== null ||
      event.nativeEvent.isComposing ||
      event.keyCode === TAKEN_BY_INPUT_METHOD ||
      event.timeStamp - endedAt.current < AFTER_COMPOSITION_MS,
    [],
  )

  return {
    text: composed ?? text,
    isComposing: composed !== null,
    isTaken,
    handlers: {
      onChange({ target, nativeEvent }) {
        if (written.current !== null) setComposed(target.value)
        take(target, isOfHistory(nativeEvent))
      },
      onCompositionStart({ currentTarget }) {
        written.current = text
        setComposed(currentTarget.value)
      },
      onCompositionEnd({ currentTarget, timeStamp }) {
        take(currentTarget)
        written.current = null
        endedAt.current = timeStamp
        setComposed(null)
      },
    },
  }
}

/** Whether undo or redo has changed a field. */
export const isOfHistory = (event: Event): boolean =>
  (event as Partial<InputEvent>).inputType?.startsWith('history') ?? false
