'use client'
import {
  type FormEvent,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'

interface PollFormProps {
  readonly label: string
  /** What the button that sends it says. */
  readonly action: string
  readonly initial?: string
  readonly isLong?: boolean
  /** What is wrong with it, in words; `null`: nothing. */
  readonly faultOf: (text: string) => string | null
  /** Answers what went wrong, in words, and `null` when it is done. */
  readonly onSend: (text: string) => Promise<string | null>
  readonly onClose: () => void
  /** Further buttons. */
  readonly children?: ReactNode
}

/** One line, or a few, that are added to a poll where it stands. What is wrong is told on leaving and on sending. */
export function PollForm({
  label,
  action,
  initial = '',
  isLong = false,
  faultOf,
  onSend,
  onClose,
  children,
}: PollFormProps): JSX.Element {
  const { strings } = useLocale()
  const { announce } = useRoot()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null)
  const isSending = useRef(false)
  const [text, setText] = useState(initial)
  const [fault, setFault] = useState<string | null>(null)
  const id = useId()
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(initial.length, initial.length)
    // oxlint-disable-next-line react/exhaustive-deps -- where one begins
  }, [])
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    const found = faultOf(text) ?? (await onSend(text))
    isSending.current = false
    if (found === null) return onClose()
    setFault(found)
    announce(found, 'alert')
    field.current?.focus()
  }
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      onClose()
    },
  }
  const shared = {
    ref: field,
    id: `${id}-field`,
    ...slot('poll-field'),
    dir: 'auto',
    tabIndex,
    value: text,
    'aria-invalid': fault !== null || undefined,
    'aria-describedby': fault === null ? undefined : `${id}-fault`,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setText(target.value)
      setFault(null)
    },
    onBlur: () => setFault(text.trim() === '' ? null : faultOf(text)),
  } as const
  return (
    <form {...slot('poll-form')} noValidate onSubmit={(event) => void send(event)} {...keys}>
      <label htmlFor={`${id}-field`}>{label}</label>
      {isLong ? <textarea {...shared} rows={2} /> : <input {...shared} type="text" autoComplete="off" />}
      {fault !== null && (
        <p id={`${id}-fault`} {...slot('poll-fault')}>
          {fault}
        </p>
      )}
      <div {...slot('poll-actions')}>
        <button type="submit" {...slot('button')} data-variant="primary" tabIndex={tabIndex}>
          {action}
        </button>
        {children}
        <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={onClose}>
          {strings.messageDeleteCancel}
        </button>
      </div>
    </form>
  )
}
