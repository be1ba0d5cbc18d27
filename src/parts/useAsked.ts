'use client'
import { type FormEvent, type SyntheticEvent, useState } from 'react'
import { suggestionTokenAt, type Trigger } from '../hooks/suggestionToken.ts'
import { isOfHistory } from './useComposition.ts'

type Field = HTMLTextAreaElement

export interface Asked {
  /** Where something is being written that suggestions are for; `null` when nothing is. */
  readonly caret: number | null
  /** For the field. */
  readonly handlers: {
    readonly onInput: (event: FormEvent<Field>) => void
    readonly onSelect: (event: SyntheticEvent<Field>) => void
  }
  /** The field has lost the focus. */
  readonly end: () => void
}

/**
 * Watches a field for something that suggestions are for. It begins with what is written, by whatever keyboard, never
 * with a caret that only comes by, nor with what undo brings back.
 */
export function useAsked(text: string, triggers: readonly Trigger[]): Asked {
  const [asked, setAsked] = useState<{ readonly text: string; readonly caret: number } | null>(null)
  const look = ({ value, selectionStart, selectionEnd }: Field): void => {
    const isAsked =
      selectionStart === selectionEnd && suggestionTokenAt(value, selectionEnd, triggers) !== null
    setAsked(isAsked ? { text: value, caret: selectionEnd } : null)
  }
  return {
    // Another text is another draft.
    caret: asked?.text === text ? asked.caret : null,
    handlers: {
      onInput({ currentTarget, nativeEvent }) {
        if (isOfHistory(nativeEvent)) setAsked(null)
        else look(currentTarget)
      },
      onSelect({ currentTarget }) {
        const isMoved = asked !== null && asked.caret !== currentTarget.selectionEnd
        if (isMoved && asked.text === currentTarget.value) look(currentTarget)
      },
    },
    end: () => setAsked(null),
  }
}
