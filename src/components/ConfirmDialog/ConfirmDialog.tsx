'use client'
import { type JSX, useEffect, useId, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { slot } from '../slot.ts'

export interface ConfirmDialogProps {
  readonly title: string
  /** What happens then. */
  readonly text: string
  /** The verb and its object. */
  readonly action: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be undone. The way out has the focus (FO-7). */
export function ConfirmDialog({ title, text, action, onConfirm, onClose }: ConfirmDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const { strings } = useLocale()
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    cancel.current?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      {...slot('dialog')}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`} {...slot('dialog-title')}>
        {title}
      </h2>
      <p id={`${id}-text`}>{text}</p>
      <div {...slot('dialog-actions')}>
        <button ref={cancel} type="button" {...slot('button')} onClick={() => dialog.current?.close()}>
          {strings.messageDeleteCancel}
        </button>
        <button
          type="button"
          {...slot('button')}
          data-variant="danger"
          onClick={() => {
            onConfirm()
            dialog.current?.close()
          }}
        >
          {action}
        </button>
      </div>
    </dialog>
  )
}
