'use client'
import type { KeyboardEvent } from 'react'
import { type Mark, markSelection } from './markSelection.ts'
import { isPressed, type Shortcuts } from './shortcuts.ts'

/** Which key sends: Enter, or Enter with Ctrl or ⌘, which always does. */
export type SendKey = 'enter' | 'mod-enter'

export interface ComposerKeysOptions {
  readonly sendKey: SendKey
  readonly shortcuts: Shortcuts
  /** Nothing is written, answered or edited. */
  readonly isEmpty: boolean
  /** Whether the key belongs to an input method. */
  readonly isTaken: (event: KeyboardEvent) => boolean
  readonly onSend: () => void
  /** True when there was something to leave. */
  readonly onCancel: () => boolean
  readonly onEditLast: () => boolean
  /** Backspace where there is nothing before the caret. True when there was something to take away. */
  readonly onBackAtStart: () => boolean
  /** Goes back to the message that was read; true when there is one. */
  readonly onLeave: () => boolean
}

const marks: readonly Mark[] = ['bold', 'italic', 'code', 'strike']

/**
 * The keys of a message field: Enter sends, Escape leaves an edit or a reply, arrow up in an empty field edits my
 * last message, and Ctrl or ⌘ with a letter marks what is selected. A press that does nothing is left to the host.
 */
export function useComposerKeys(
  options: ComposerKeysOptions,
): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { sendKey, shortcuts, isEmpty } = options

  const isSend = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
    key === 'Enter' && !altKey && !shiftKey && (ctrlKey || metaKey || sendKey === 'enter')

  const act = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (isSend(event)) {
      options.onSend()
      return true
    }
    if (event.key === 'Escape' && !hasModifier(event)) return options.onCancel()
    if (isBackTab(event)) return options.onLeave()
    if (isBackAtStart(event)) return options.onBackAtStart()
    if (isEmpty && isPressed(event, shortcuts, 'editLast')) return options.onEditLast()
    const mark = marks.find((name) => isPressed(event, shortcuts, name))
    if (!mark || event.currentTarget.readOnly) return false
    markSelection(event.currentTarget, mark)
    return true
  }

  return (event) => {
    if (event.defaultPrevented || options.isTaken(event)) return
    if (act(event)) event.preventDefault()
  }
}

const isBackTab = ({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Tab' && shiftKey && !altKey && !ctrlKey && !metaKey

const isBackAtStart = (event: KeyboardEvent<HTMLTextAreaElement>): boolean =>
  event.key === 'Backspace' && !hasModifier(event) && event.currentTarget.selectionEnd === 0

const hasModifier = (event: KeyboardEvent): boolean =>
  event.shiftKey || event.altKey || event.ctrlKey || event.metaKey
