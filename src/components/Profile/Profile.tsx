'use client'
import type { JSX } from 'react'
import { useUser } from '../../hooks/useUser.ts'
import { useUserActions } from '../../hooks/useUserActions.ts'
import type { UserRole } from '../../i18n/strings.ts'
import type { UserId } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Popover } from '../Popover/index.ts'
import { Presence } from '../Presence/index.ts'
import { LocalTime } from './LocalTime.tsx'
import { ProfileActions } from './ProfileActions.tsx'

export interface ProfileProps {
  readonly userId: UserId
  /** What was pressed. */
  readonly at: HTMLElement
  readonly onClose: () => void
}

/** Who somebody is: face, name, what they may do here, whether they are there, and what time it is for them. */
export function Profile({ userId, at, onClose }: ProfileProps): JSX.Element {
  const { user } = useUser(userId)
  const { isMuted, isBlocked } = useUserActions(userId)
  const { strings } = useLocale()
  const { slot } = useLook()
  const name = isolateName(user?.name ?? '') || strings.userUnnamed
  const role = user?.role ?? ''
  const zone = user?.custom['timezone'] ?? user?.custom['tz']
  return (
    <Popover label={strings.profileOf(name)} at={at} onClose={onClose} slot="profile">
      <UserAvatar userId={userId} />
      <p {...slot('profile-name')}>
        <bdi>{name}</bdi>
      </p>
      <div {...slot('profile-facts')}>
        {/* A role is any word: one like `constructor` is no key of ours. */}
        {Object.hasOwn(strings.userRoles, role) && (
          <p {...slot('profile-fact')}>{strings.userRoles[role as UserRole]}</p>
        )}
        <p {...slot('profile-fact')}>
          <Presence userId={userId} />
        </p>
        {typeof zone === 'string' && <LocalTime timeZone={zone} />}
        {isMuted && <p {...slot('profile-fact')}>{strings.profileMuted}</p>}
        {isBlocked && <p {...slot('profile-fact')}>{strings.profileBlocked}</p>}
      </div>
      <ProfileActions userId={userId} at={at} onClose={onClose} />
    </Popover>
  )
}
