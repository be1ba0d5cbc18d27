'use client'
import { type JSX, type RefObject, useRef } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useUser } from '../../hooks/useUser.ts'
import type { ChannelId, UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { type Filters, setFilters, startOfDay } from './filters.ts'

interface SearchChipsProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
  /** Where the focus goes from the last one. */
  readonly field: RefObject<HTMLInputElement | null>
}

/** What a search is narrowed to; a press on one takes it away. */
export function SearchChips({ filters, onChange, field }: SearchChipsProps): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const list = useRef<HTMLUListElement>(null)
  const chips = setFilters(filters)
  if (chips.length === 0) return null
  const remove = (place: number, key: keyof Filters): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const next = buttons[place + 1] ?? buttons[place - 1] ?? field.current
    next?.focus()
    onChange({ ...filters, [key]: undefined })
  }
  return (
    <ul ref={list} {...slot('search-chips')} aria-label={strings.searchFilters}>
      {chips.map(([key, word], place) => (
        <li key={key}>
          <Value filters={filters} of={key}>
            {(value) => (
              <button
                type="button"
                {...slot('search-filter')}
                aria-label={strings.searchFilterRemove(strings.searchFilter[word], value)}
                onClick={() => remove(place, key)}
              >
                <span>
                  {strings.searchFilter[word]} <bdi>{value}</bdi>
                </span>
                <Icon name="close" />
              </button>
            )}
          </Value>
        </li>
      ))}
    </ul>
  )
}

interface ValueProps {
  readonly filters: Filters
  readonly of: keyof Filters
  readonly children: (value: string) => JSX.Element
}

/** What a filter is set to, in words. */
function Value({ filters, of, children }: ValueProps): JSX.Element {
  const { strings, format } = useLocale()
  switch (of) {
    case 'channelId':
      return <ChannelName id={filters.channelId as ChannelId}>{children}</ChannelName>
    case 'from':
      return <PersonName id={filters.from as UserId}>{children}</PersonName>
    case 'has':
      return children(strings.attachments[filters.has ?? 'unknown'])
    case 'before':
    case 'after':
      return children(format.fullDate(startOfDay(filters[of] ?? 0, format)))
    default:
      return of satisfies never
  }
}

interface NameProps<Id> {
  readonly id: Id
  readonly children: (name: string) => JSX.Element
}

export function ChannelName({ id, children }: NameProps<ChannelId>): JSX.Element {
  const { strings } = useLocale()
  return children(isolateName(useChannelTitle(id)) || strings.channelUnnamed)
}

function PersonName({ id, children }: NameProps<UserId>): JSX.Element {
  const { strings } = useLocale()
  const { user, isSelf } = useUser(id)
  return children(isSelf ? strings.you : isolateName(user?.name ?? '') || strings.userUnnamed)
}
