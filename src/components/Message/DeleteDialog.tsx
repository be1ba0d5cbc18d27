'use client'
import { type JSX, useId, useState } from 'react'
import type { DeleteScope } from '../../hooks/useMessageActions.ts'
import type { Strings } from '../../i18n/strings.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { ConfirmDialog } from '../ConfirmDialog/index.ts'

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

/** Asks for whom a message shall go, and says what that means (MS-9). */
export function DeleteDialog({ choices, onConfirm, onClose }: DeleteDialogProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const [scope, choose] = useState(choices[0] ?? 'everybody')
  const id = useId()
  return (
    <ConfirmDialog
      title={strings.messageDeleteTitle}
      text={wordsOf(scope, strings)[1]}
      action={strings.messageDelete}
      onConfirm={() => onConfirm(scope)}
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
    </ConfirmDialog>
  )
}
