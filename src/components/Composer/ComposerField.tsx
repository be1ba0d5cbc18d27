'use client'
import type { ClipboardEvent, JSX, KeyboardEvent, RefObject } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useDraftHold } from '../../hooks/useDraftHold.ts'
import type { ConversationId } from '../../model/id.ts'
import { activeRowOf } from '../../parts/composerField.ts'
import { tryFocus } from '../../parts/focusReturn.ts'
import { useCaret } from '../../parts/useCaret.ts'
import { type SendKey, useComposerKeys } from '../../parts/useComposerKeys.ts'
import type { Asked } from '../../parts/useAsked.ts'
import type { Composition } from '../../parts/useComposition.ts'
import { useTouchOnly } from '../../parts/useTouchOnly.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'

export interface ComposerFieldProps {
  readonly conversation: ConversationId
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly label: string
  readonly composer: UseComposer
  readonly composition: Composition
  readonly asked: Asked
  /** Takes a key that is for the suggestions. True when it was. */
  readonly onSuggestionKey: (event: KeyboardEvent) => boolean
  readonly sendKey: SendKey | undefined
  readonly onSend: () => void
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  /** Files wait to be sent, with a text or without. */
  readonly hasFiles: boolean
  /** Files, or something about them, stand right above. */
  readonly isBelowTray: boolean
  /** The id of what is said about the text. */
  readonly describedBy: string | undefined
}

/** The text field. It lies over a copy of its text, which gives both their height: no script measures anything. */
export function ComposerField({
  conversation,
  field,
  label,
  composer,
  composition,
  asked,
  onSuggestionKey,
  sendKey,
  onSend,
  onPaste,
  hasFiles,
  isBelowTray,
  describedBy,
}: ComposerFieldProps): JSX.Element {
  const { slot } = useLook()
  const { strings } = useLocale()
  const { shortcuts } = useRoot()
  const isTouchOnly = useTouchOnly()
  const hold = useDraftHold(conversation)
  const sendsWith = sendKey ?? (isTouchOnly ? 'mod-enter' : 'enter')
  const { text, isTaken, handlers } = composition
  const caret = useCaret(field, text, composer.caret)
  const onKeyDown = useComposerKeys({
    sendKey: sendsWith,
    shortcuts,
    isEmpty:
      text === '' &&
      !hasFiles &&
      composer.replyTo === null &&
      composer.editing === null &&
      composer.command === null,
    isTaken,
    onSend,
    onCancel: composer.cancel,
    onEditLast: composer.editLast,
    onBackAtStart() {
      if (composer.command !== null) composer.setCommand(null)
      return composer.command !== null
    },
    // The tray stands before the field, and is what one comes to first.
    onLeave: () => !isBelowTray && tryFocus(activeRowOf(field.current)),
  })
  return (
    <div {...slot('composer-grow')} data-text={`${text} `}>
      <textarea
        ref={field as RefObject<HTMLTextAreaElement>}
        {...slot('composer-field', 'parlour-focus-inside')}
        // An empty field has no direction of its own: it takes that of the page.
        dir={text === '' ? undefined : 'auto'}
        rows={1}
        readOnly={composer.isLoading}
        aria-label={label}
        aria-invalid={composer.overLimit > 0 || undefined}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        placeholder={composer.command?.args || strings.composerPlaceholder}
        enterKeyHint={sendsWith === 'enter' ? 'send' : 'enter'}
        value={text}
        onBlur={(event) => {
          hold(false)
          asked.end()
          composer.setCaret(event.target.selectionEnd)
          composer.stopTyping()
        }}
        onKeyDown={(event) => {
          if (!event.defaultPrevented && !isTaken(event) && onSuggestionKey(event)) event.preventDefault()
          onKeyDown(event)
        }}
        onSelect={asked.handlers.onSelect}
        onPaste={onPaste}
        onFocus={() => {
          hold(true)
          caret.onFocus()
        }}
        onInput={(event) => {
          caret.onInput(event)
          asked.handlers.onInput(event)
        }}
        {...handlers}
      />
    </div>
  )
}
