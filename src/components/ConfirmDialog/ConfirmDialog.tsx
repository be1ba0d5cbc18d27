'use client'
import { type JSX, type ReactNode, useId, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'

export interface ConfirmDialogProps {
  readonly title: string
  /** What happens then. */
  readonly text: string
  /** The verb and its object. */
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What is to choose before. */
  readonly children?: ReactNode
}

/** Asks before something that cannot be undone. The way out has the focus (FO-7). */
export function ConfirmDialog({
  title,
  text,
  action,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps): JSX.Element {
  const cancel = useRef<HTMLButtonElement>(null)
  const { strings } = useLocale()
  const { slot } = useLook()
  const id = useId()
  return (
    <Dialog title={title} role="alertdialog" describedBy={id} initial={cancel} onClose={onClose}>
      {children}
      <p id={id} {...slot('dialog-text')}>
        {text}
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
            onConfirm()
            closeDialog(event)
          }}
        >
          {action}
        </button>
      </div>
    </Dialog>
  )
}
