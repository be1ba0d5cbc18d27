'use client'
import { type JSX, type ReactNode, useId, useMemo, useState } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import { useKnownPeople } from '../../hooks/useKnownPeople.ts'
import type { SearchedThing } from '../../hooks/useSearch.ts'
import { useUser } from '../../hooks/useUser.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import type { ChannelId, UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { dayOfText, dayText, type Filters, things } from './filters.ts'
import { ChannelName } from './SearchChips.tsx'

interface SearchFiltersProps {
  readonly id: string
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** The fields with which a search is narrowed; the platform's own, so that every key and voice knows them. */
export function SearchFilters({ id, filters, onChange }: SearchFiltersProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { channelIds } = useChannels()
  const words = strings.searchFilter
  const change = (next: Filters): void => onChange({ ...filters, ...next })
  const day = (key: 'before' | 'after'): JSX.Element => (
    <Field label={words[key]}>
      {(field) => <Day id={field} day={filters[key]} onChange={(next) => change({ [key]: next })} />}
    </Field>
  )
  // What was chosen stays a choice, also where it is not among those that are loaded.
  const channels =
    filters.channelId && !channelIds.includes(filters.channelId)
      ? [filters.channelId, ...channelIds]
      : channelIds
  return (
    <div id={id} {...slot('search-filters')} role="group" aria-label={strings.searchFilters}>
      <Field label={words.in}>
        {(field) => (
          <Choice
            id={field}
            value={filters.channelId}
            onChange={(channelId) => change({ channelId: channelId as ChannelId | undefined })}
          >
            {channels.map((channelId) => (
              <ChannelName key={channelId} id={channelId}>
                {(name) => <option value={channelId}>{name}</option>}
              </ChannelName>
            ))}
          </Choice>
        )}
      </Field>
      <Field label={words.from}>
        {(field) => (
          <Choice
            id={field}
            value={filters.from}
            onChange={(from) => change({ from: from as UserId | undefined })}
          >
            <People channelId={filters.channelId} chosen={filters.from} />
          </Choice>
        )}
      </Field>
      <Field label={words.has}>
        {(field) => (
          <Choice
            id={field}
            value={filters.has}
            onChange={(has) => change({ has: has as SearchedThing | undefined })}
          >
            {things.map((thing) => (
              <option key={thing} value={thing}>
                {strings.attachments[thing]}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      {day('after')}
      {day('before')}
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly children: (id: string) => ReactNode
}

function Field({ label, children }: FieldProps): JSX.Element {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly children: ReactNode
}

function Choice({ id, value = '', onChange, children }: ChoiceProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <select
      id={id}
      {...slot('search-choice')}
      value={value}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <option value="">{strings.searchAny}</option>
      {children}
    </select>
  )
}

interface DayProps {
  readonly id: string
  readonly day: number | undefined
  readonly onChange: (day: number | undefined) => void
}

/** Holds what is typed, which is a day only once its year is whole. */
function Day({ id, day, onChange }: DayProps): JSX.Element {
  const [text, setText] = useState(dayText(day))
  const { slot } = useLook()
  return (
    <input
      id={id}
      {...slot('search-choice')}
      type="date"
      value={dayOfText(text) === day ? text : dayText(day)}
      onChange={({ target }) => {
        setText(target.value)
        const next = dayOfText(target.value)
        if (next !== day) onChange(next)
      }}
    />
  )
}

interface PeopleProps {
  readonly channelId: ChannelId | undefined
  readonly chosen: UserId | undefined
}

/** Me first, then the others by name. */
function People({ channelId, chosen }: PeopleProps): JSX.Element {
  const { strings, format } = useLocale()
  const self = useUser().user?.id
  const known = useKnownPeople(channelId)
  const ids = useMemo(() => (chosen && !known.includes(chosen) ? [chosen, ...known] : known), [chosen, known])
  const names = useUserNames(ids, strings.userUnnamed)
  const people = ids
    .map((id, place) => ({ id, name: id === self ? strings.you : isolateName(names[place] ?? '') }))
    .toSorted((a, b) =>
      a.id === self ? -1 : b.id === self ? 1 : a.name.localeCompare(b.name, format.locale),
    )
  return (
    <>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name || strings.userUnnamed}
        </option>
      ))}
    </>
  )
}
