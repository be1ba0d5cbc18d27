'use client'
import { type JSX, type MouseEvent, useId, useRef, useState } from 'react'
import type { DeleteScope } from '../../hooks/useMessageActions.ts'
import type { Strings } from '../../i18n/strings.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Dialog } from '../Overlay/index.ts'

export interface DeleteDialogProps {
  /** For whom it may go; the first is proposed. */
  readonly choices: readonly DeleteScope[]
  readonly onConfirm: (scope: DeleteScope) => void
  readonly onClose: () => void
}

const wordsOf = (scope: DeleteScope, strings: Strings): readonly [string, string] => {
  switch (scope) {
    case 'everybody':
      return [strings.messageDeleteEverybody, strings.messageDeleteText]
    case 'me':
      return [strings.messageDeleteMine, strings.messageDeleteMineText]
    case 'forever':
      return [strings.messageDeleteForever, strings.messageDeleteForeverText]
    default:
      return scope satisfies never
  }
}

const closeDialog = ({ currentTarget }: MouseEvent): void => currentTarget.closest('dialog')?.close()

/** Asks for whom a message shall go, and says what that means. The way out has the focus (MS-9, FO-7). */
export function DeleteDialog({ choices, onConfirm, onClose }: DeleteDialogProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const cancel = useRef<HTMLButtonElement>(null)
  const [scope, choose] = useState(choices[0] ?? 'everybody')
  const id = useId()
  const [, consequence] = wordsOf(scope, strings)
  return (
    <Dialog
      title={strings.messageDeleteTitle}
      role="alertdialog"
      describedBy={id}
      initial={cancel}
      onClose={onClose}
    >
      {choices.length > 1 && (
        <fieldset {...slot('delete-choices')}>
          <legend className="parlour-visually-hidden">{strings.messageDeleteTitle}</legend>
          {choices.map((choice) => (
            <label key={choice} {...slot('delete-choice')}>
              <input
                type="radio"
                name={`${id}-scope`}
                value={choice}
                checked={choice === scope}
                onChange={() => choose(choice)}
              />
              <span>{wordsOf(choice, strings)[0]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p id={id} {...slot('dialog-text')}>
        {consequence}
      </p>
      <div {...slot('dialog-actions')}>
        <button ref={cancel} type="button" {...slot('button')} onClick={closeDialog}>
          {strings.messageDeleteCancel}
        </button>
        <button
          type="button"
          {...slot('button')}
          data-variant="danger"
          onClick={(event) => {
            onConfirm(scope)
            closeDialog(event)
          }}
        >
          {strings.messageDelete}
        </button>
      </div>
    </Dialog>
  )
}
