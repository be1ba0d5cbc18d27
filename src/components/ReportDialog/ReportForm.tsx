'use client'
import { type FormEvent, type JSX, type RefObject, useId, useState } from 'react'
import type { ReportReason } from '../../i18n/strings.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { closeDialog } from '../Overlay/index.ts'

interface ReportFormProps {
  /** The first choice, where one begins. */
  readonly first: RefObject<HTMLInputElement | null>
  readonly onSend: (reason: ReportReason, note: string) => void
}

const reasons = [
  'spam',
  'abuse',
  'hate',
  'violence',
  'sexual',
  'other',
] as const satisfies readonly ReportReason[]

/** Notes are short; a server takes five thousand bytes. */
const LONGEST_NOTE = 1000

/** What is wrong, in one choice and as many words as somebody wants to add. */
export function ReportForm({ first, onSend }: ReportFormProps): JSX.Element {
  const { strings } = useLocale()
  const { announce } = useRoot()
  const { slot } = useLook()
  const [reason, choose] = useState<ReportReason | null>(null)
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const id = useId()
  const isFaulty = isAsked && reason === null
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (reason !== null) return onSend(reason, note.trim())
    setAsked(true)
    announce(strings.reportChoose, 'alert')
    first.current?.focus()
  }
  return (
    <form onSubmit={send} noValidate>
      <fieldset {...slot('report-reasons')} aria-describedby={isFaulty ? `${id}-fault` : undefined}>
        <legend>{strings.reportWhy}</legend>
        {reasons.map((word, place) => (
          <label key={word} {...slot('report-reason')}>
            <input
              ref={place === 0 ? first : undefined}
              type="radio"
              name={`${id}-reason`}
              value={word}
              checked={reason === word}
              onChange={() => choose(word)}
            />
            <span>{strings.reportReasons[word]}</span>
          </label>
        ))}
      </fieldset>
      {isFaulty && (
        <p id={`${id}-fault`} {...slot('report-fault')}>
          {strings.reportChoose}
        </p>
      )}
      <label htmlFor={`${id}-note`}>{strings.reportNote}</label>
      <textarea
        id={`${id}-note`}
        {...slot('report-note')}
        dir="auto"
        rows={3}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div {...slot('dialog-actions')}>
        <button type="button" {...slot('button')} onClick={closeDialog}>
          {strings.messageDeleteCancel}
        </button>
        <button type="submit" {...slot('button')} data-variant="primary">
          {strings.reportSend}
        </button>
      </div>
    </form>
  )
}
