'use client'
import {
  type FormEvent,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useConnection } from '../../hooks/useConnection.ts'
import type { PollInput, UseCreatePoll } from '../../hooks/useCreatePoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { CreatePollField } from './CreatePollField.tsx'
import { CreatePollOptions } from './CreatePollOptions.tsx'
import { fromField, toField, wholeOf } from './closingTime.ts'
import type { Field } from './fieldOf.ts'
import { useFaults } from './useFaults.ts'
import { useOptionRows } from './useOptionRows.ts'

/** What the form shows and changes: a poll in the making, or one that is there. */
export interface PollMaking extends Pick<
  UseCreatePoll,
  'input' | 'faults' | 'isSaving' | 'error' | 'limits'
> {
  /** @param rows with new options: the names of their rows, in their order */
  readonly set: (change: Partial<PollInput>, rows?: readonly string[]) => void
}

interface CreatePollFormProps {
  readonly making: PollMaking
  /** With `edit`, people may have voted by its rules and for its options: only what does not touch that is asked. */
  readonly kind: 'create' | 'edit'
  /** The question, where one begins. */
  readonly first: RefObject<HTMLInputElement | null>
  /** Answers whether it was made. */
  readonly onSave: () => Promise<boolean>
  readonly onCancel: () => void
  /** What else there is to say of the options. */
  readonly children?: ReactNode
}

const MINUTE_MS = 60_000

type Switch = 'isSingle' | 'isAnonymous' | 'takesSuggestions' | 'takesAnswers'

/** Question, options and rules of a poll in the making. */
export function CreatePollForm({
  making,
  kind,
  first,
  onSave,
  onCancel,
  children,
}: CreatePollFormProps): JSX.Element {
  const { input, set, isSaving, limits } = making
  const { env } = useChat()
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const options = useRef<HTMLFieldSetElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const rows = useOptionRows(options, input.options, (texts, ids) => set({ options: texts }, ids))
  const faults = useFaults(
    making.faults,
    rows.rows.map(({ id }) => id),
  )
  const [most, setMost] = useState(input.maxVotes === null ? '' : format.number(input.maxVotes))
  const [closing, setClosing] = useState(input.closesAt === null ? '' : toField(input.closesAt))
  const line = useConnection().state
  const isOffline = line === 'offline'
  const isNew = kind === 'create'
  const words = isNew
    ? { save: strings.createPoll, saving: strings.createPollSaving, failed: strings.createPollFailed }
    : { save: strings.composerSave, saving: strings.editPollSaving, failed: strings.editFailed }
  const isWaiting = isNew && isSaving && line !== 'online'
  const [refused, setRefused] = useState<'offline' | 'server' | null>(null)
  const id = useId()

  const goTo = (field: Field): void => {
    const empty = rows.rows.find(({ text }) => text.trim() === '') ?? rows.rows.at(-1)
    if (field === 'options') return empty && rows.focus(empty.id)
    if (field.startsWith('option-')) return rows.focus(field.slice('option-'.length))
    form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus()
  }
  const save = async (): Promise<void> => {
    if (isSaving) return
    const wrong = faults.tellAll()
    if (wrong) {
      announce(wrong.words, 'alert')
      return goTo(wrong.field)
    }
    if (isOffline) {
      setRefused('offline')
      return announce(words.failed(strings.createPollOffline), 'alert')
    }
    setRefused(null)
    if (!(await onSave())) setRefused('server')
  }
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void save()
    },
  }
  const turn = (name: Switch, label: string, on: boolean, change: Partial<PollInput>): JSX.Element => (
    <label {...slot('create-poll-switch')}>
      <input
        type="checkbox"
        role="switch"
        name={name}
        checked={on}
        aria-checked={on}
        onChange={() => set(change)}
      />
      <span>{label}</span>
    </label>
  )
  const reason = refused === 'offline' ? strings.createPollOffline : (making.error?.message ?? '')
  const refusal = refused === null || isSaving ? null : words.failed(reason)
  useEffect(() => {
    if (refused === 'server' && refusal !== null) announce(refusal, 'alert')
  }, [refused, refusal, announce])
  useEffect(() => {
    if (isWaiting) announce(strings.createPollWaiting)
  }, [isWaiting, strings, announce])
  return (
    <form
      ref={form}
      noValidate
      aria-describedby={refusal === null ? undefined : `${id}-refusal`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save()
      }}
      {...keys}
    >
      <CreatePollField
        field="name"
        label={strings.createPollQuestion}
        faults={faults}
        inputRef={first}
        value={input.name}
        onValue={(name) => set({ name })}
        dir="auto"
        enterKeyHint="next"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (rows.rows[0]) rows.focus(rows.rows[0].id)
        }}
      />
      {!isNew && (
        <CreatePollField
          field="description"
          label={strings.createPollDescription}
          faults={faults}
          value={input.description}
          onValue={(description) => set({ description })}
          dir="auto"
        />
      )}
      <CreatePollOptions
        box={options}
        options={rows}
        faults={faults}
        limits={limits}
        order={isNew ? 'free' : 'fixed'}
      >
        {children}
      </CreatePollOptions>
      {isNew && turn('isSingle', strings.createPollMultiple, !input.isSingle, { isSingle: !input.isSingle })}
      {isNew && !input.isSingle && (
        <CreatePollField
          field="maxVotes"
          label={strings.createPollMaxVotes}
          faults={faults}
          inputMode="numeric"
          value={most}
          onValue={(text) => {
            setMost(text)
            set({ maxVotes: wholeOf(text) })
          }}
        />
      )}
      {isNew &&
        turn('isAnonymous', strings.createPollAnonymous, input.isAnonymous, {
          isAnonymous: !input.isAnonymous,
        })}
      {turn('takesSuggestions', strings.createPollSuggestions, input.takesSuggestions, {
        takesSuggestions: !input.takesSuggestions,
      })}
      {turn('takesAnswers', strings.createPollComments, input.takesAnswers, {
        takesAnswers: !input.takesAnswers,
      })}
      <CreatePollField
        field="closesAt"
        label={strings.createPollCloses}
        faults={faults}
        type="datetime-local"
        min={toField(env.now() + MINUTE_MS)}
        value={closing}
        onValue={(text) => {
          setClosing(text)
          set({ closesAt: fromField(text) })
        }}
        hint={
          input.closesAt === null
            ? null
            : strings.createPollClosesAt(format.fullDate(input.closesAt), format.time(input.closesAt))
        }
      />
      {isWaiting && <p {...slot('create-poll-hint')}>{strings.createPollWaiting}</p>}
      {refusal !== null && (
        <p id={`${id}-refusal`} {...slot('create-poll-fault')}>
          {refusal}
        </p>
      )}
      <div {...slot('dialog-actions')}>
        <button type="button" {...slot('button')} onClick={onCancel}>
          {strings.messageDeleteCancel}
        </button>
        <button
          type="submit"
          {...slot('button')}
          data-variant="primary"
          aria-busy={isSaving || undefined}
          aria-disabled={isSaving || undefined}
        >
          {isSaving ? words.saving : words.save}
        </button>
      </div>
    </form>
  )
}
