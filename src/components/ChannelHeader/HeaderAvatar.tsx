'use client'
import type { JSX } from 'react'
import type { UseChannel } from '../../hooks/useChannel.ts'
import { Avatar, UserAvatar } from '../Avatar/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useProfile } from '../Profile/index.ts'

interface HeaderAvatarProps {
  readonly channel: Pick<UseChannel, 'id' | 'image' | 'partnerId'>
  readonly title: string
}

/** The picture of a conversation; of one between two the other person's, which leads to their profile (CH-2). */
export function HeaderAvatar({ channel: { id, image, partnerId }, title }: HeaderAvatarProps): JSX.Element {
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const showProfile = useProfile()
  const Drawn = components.Avatar ?? Avatar
  if (!partnerId) return <Drawn id={id} name={title} image={image} />
  return (
    <button
      type="button"
      {...slot('channel-header-profile')}
      aria-label={strings.profileOf(title)}
      onClick={({ currentTarget }) => showProfile(partnerId, currentTarget)}
    >
      <UserAvatar userId={partnerId} />
    </button>
  )
}
