'use client'
import type { JSX } from 'react'
import type { Strings } from '../../i18n/strings.ts'
import type { UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Menu, type MenuItem, type MenuProps } from '../Menu/index.ts'
import { usePersonMarks } from './usePersonMarks.ts'

export interface MuteMenuProps extends Pick<MenuProps, 'at' | 'onClose'> {
  readonly userId: UserId
}

/** The times that are offered, in minutes; `null`: until it is taken back. */
const TIMES: readonly (readonly [keyof Strings['muteFor'], number | null])[] = [
  ['halfHour', 30],
  ['hour', 60],
  ['hours', 480],
  ['ever', null],
]

/** For how long somebody is not to be heard of (MO-5). */
export function MuteMenu({ userId, ...menu }: MuteMenuProps): JSX.Element {
  const { name, muteFor } = usePersonMarks(userId)
  const { strings } = useLocale()
  const items = TIMES.map(([time, minutes]): MenuItem => ({
    id: time,
    label: strings.muteFor[time],
    run: () => muteFor(minutes),
  }))
  return <Menu {...menu} label={strings.mutePerson(name)} items={items} />
}
