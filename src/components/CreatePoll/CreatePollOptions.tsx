'use client'
import { type JSX, type KeyboardEvent, type ReactNode, type RefObject, useId } from 'react'
import type { UseCreatePoll } from '../../hooks/useCreatePoll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { flag } from '../slot.ts'
import { Icon } from '../Icon/index.ts'
import type { Faults } from './useFaults.ts'
import { useOptionDrag } from './useOptionDrag.ts'
import { FEWEST_ROWS, type OptionRow, type OptionRows, type RowPart } from './useOptionRows.ts'

interface CreatePollOptionsProps {
  readonly box: RefObject<HTMLFieldSetElement | null>
  readonly options: OptionRows
  readonly faults: Faults
  readonly limits: UseCreatePoll['limits']
  /** `fixed`: people have voted for them in this order. */
  readonly order: 'free' | 'fixed'
  /** What else there is to say of them. */
  readonly children?: ReactNode
}

/** The options of a poll in the making: a field each, which can be moved, taken away and added to (PO-6). */
export function CreatePollOptions({
  box,
  options,
  faults,
  limits,
  order,
  children,
}: CreatePollOptionsProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const id = useId()
  const { rows } = options
  const isFull = rows.length >= limits.options
  const canMove = order === 'free'
  const fault = faults.of('options')
  const nameOf = (row: OptionRow): string =>
    row.text.trim() || strings.createPollOption(rows.indexOf(row) + 1)
  const moveTo = (row: OptionRow, to: number, part: RowPart | null): void => {
    if (to < 0 || to >= rows.length) return
    options.move(row.id, to, part)
    announce(strings.createPollMoved(nameOf(row), to + 1, rows.length))
  }
  const dragOf = useOptionDrag(box, (rowId, to) => {
    const row = rows.find((other) => other.id === rowId)
    if (row) moveTo(row, to, null)
  })
  const add = (): void => {
    if (isFull) announce(strings.createPollTooMany(limits.options))
    else options.add()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: OptionRow): void => {
    if (event.nativeEvent.isComposing) return
    const place = rows.indexOf(row)
    const next = rows[place + 1]
    const isMove = canMove && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')
    if (isMove) moveTo(row, place + (event.key === 'ArrowUp' ? -1 : 1), 'field')
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (next) options.focus(next.id)
      else if (row.text.trim() !== '') add()
    } else if (event.key === 'Backspace' && row.text === '' && place > 0) options.remove(row.id)
    else return
    event.preventDefault()
  }
  return (
    <fieldset
      ref={box}
      {...slot('create-poll-options')}
      aria-describedby={fault === null ? undefined : `${id}-fault`}
    >
      <legend>{strings.createPollOptions}</legend>
      <p id={`${id}-keys`} {...slot('create-poll-hint')}>
        {canMove ? strings.createPollKeys : strings.editPollKeys}
      </p>
      {rows.map((row, place) => {
        const wrong = faults.of(`option-${row.id}`)
        const label = strings.createPollOption(place + 1)
        return (
          <div key={row.id} {...slot('create-poll-option')} data-row={row.id} data-fixed={flag(!canMove)}>
            {canMove && (
              <span {...slot('create-poll-handle')} aria-hidden="true" {...dragOf(row.id)}>
                <Icon name="drag" />
              </span>
            )}
            <input
              {...slot('create-poll-input')}
              data-part="field"
              type="text"
              dir="auto"
              autoComplete="off"
              enterKeyHint="next"
              aria-label={label}
              placeholder={label}
              aria-describedby={wrong === null ? `${id}-keys` : `${id}-${row.id}-fault`}
              aria-invalid={wrong !== null || undefined}
              value={row.text}
              onChange={({ target }) => {
                faults.enter(`option-${row.id}`)
                options.write(row.id, target.value)
              }}
              onBlur={() => faults.leave(`option-${row.id}`)}
              onKeyDown={(event) => onKeyDown(event, row)}
            />
            {canMove && (
              <>
                <button
                  type="button"
                  {...slot('icon-button')}
                  data-part="up"
                  aria-label={strings.createPollUp(nameOf(row))}
                  aria-disabled={place === 0 || undefined}
                  onClick={() => moveTo(row, place - 1, 'up')}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  {...slot('icon-button')}
                  data-part="down"
                  aria-label={strings.createPollDown(nameOf(row))}
                  aria-disabled={place === rows.length - 1 || undefined}
                  onClick={() => moveTo(row, place + 1, 'down')}
                >
                  <Icon name="down" />
                </button>
              </>
            )}
            {rows.length > FEWEST_ROWS && (
              <button
                type="button"
                {...slot('icon-button')}
                aria-label={strings.createPollRemove(nameOf(row))}
                onClick={() => options.remove(row.id)}
              >
                <Icon name="close" />
              </button>
            )}
            {wrong !== null && (
              <p id={`${id}-${row.id}-fault`} {...slot('create-poll-fault')}>
                {wrong}
              </p>
            )}
          </div>
        )
      })}
      {children}
      <button
        type="button"
        {...slot('button')}
        aria-disabled={isFull || undefined}
        aria-describedby={isFull ? `${id}-full` : undefined}
        onClick={add}
      >
        <Icon name="add" /> {strings.createPollAdd}
      </button>
      {isFull && (
        <p id={`${id}-full`} {...slot('create-poll-hint')}>
          {strings.createPollTooMany(limits.options)}
        </p>
      )}
      {fault !== null && (
        <p id={`${id}-fault`} {...slot('create-poll-fault')}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}
