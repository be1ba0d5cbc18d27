'use client'
import type { JSX } from 'react'
import { useNow } from '../../hooks/useNow.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

/** What time it is for somebody; nothing where their zone is none. */
export function LocalTime({ timeZone }: { readonly timeZone: string }): JSX.Element | null {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const time = useNow((now) => format.timeIn(now, timeZone) ?? '')
  if (time === '') return null
  return <p {...slot('profile-fact')}>{strings.localTime(time)}</p>
}
