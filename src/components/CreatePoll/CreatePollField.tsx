'use client'
import { type InputHTMLAttributes, type JSX, type RefObject, useId } from 'react'
import { useLook } from '../Chat/LookContext.ts'
import type { Faults } from './useFaults.ts'

interface CreatePollFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly field: 'name' | 'description' | 'maxVotes' | 'closesAt'
  readonly label: string
  readonly faults: Faults
  readonly value: string
  readonly onValue: (value: string) => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
  /** What the value means, in words. */
  readonly hint?: string | null
}

/** One labelled field with what is wrong with it, told when it is left. */
export function CreatePollField({
  field,
  label,
  faults,
  onValue,
  inputRef,
  hint = null,
  ...input
}: CreatePollFieldProps): JSX.Element {
  const { slot } = useLook()
  const id = useId()
  const fault = faults.of(field)
  const described = [fault !== null && `${id}-fault`, hint !== null && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div {...slot('create-poll-field')}>
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        autoComplete="off"
        {...input}
        ref={inputRef}
        id={id}
        name={field}
        {...slot('create-poll-input')}
        aria-invalid={fault !== null || undefined}
        aria-describedby={described || undefined}
        onChange={({ target }) => {
          faults.enter(field)
          onValue(target.value)
        }}
        onBlur={() => faults.leave(field)}
      />
      {fault !== null && (
        <p id={`${id}-fault`} {...slot('create-poll-fault')}>
          {fault}
        </p>
      )}
      {hint !== null && (
        <p id={`${id}-hint`} {...slot('create-poll-hint')}>
          {hint}
        </p>
      )}
    </div>
  )
}
