'use client'
import { type JSX, useEffect, useId, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface LinkConfirmProps {
  /** A checked address. */
  readonly href: string
  /** As the network sees it, in ASCII. */
  readonly host: string
  /** The person wants to be asked about this host no more. */
  readonly onRemember: () => void
  readonly onClose: () => void
}

/** Says where a link leads before it opens. The way out has the focus, and going on is a link of its own (EC-4). */
export function LinkConfirm({ href, host, onRemember, onClose }: LinkConfirmProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const remember = useRef<HTMLInputElement>(null)
  const { strings } = useLocale()
  const { slot } = useLook()
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    cancel.current?.focus()
  }, [])
  const close = (): void => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      {...slot('link-confirm', 'parlour-dialog')}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`} {...slot('dialog-title')}>
        {strings.linkConfirmTitle}
      </h2>
      <p id={`${id}-text`}>{strings.linkConfirmText(host)}</p>
      <label>
        <input ref={remember} type="checkbox" /> {strings.linkConfirmRemember(host)}
      </label>
      <div {...slot('dialog-actions')}>
        <button ref={cancel} type="button" {...slot('button')} onClick={close}>
          {strings.messageDeleteCancel}
        </button>
        <a
          {...slot('button')}
          data-variant="primary"
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          onClick={() => {
            if (remember.current?.checked) onRemember()
            close()
          }}
        >
          {strings.linkConfirmOpen}
        </a>
      </div>
    </dialog>
  )
}
