'use client'
import type { JSX } from 'react'
import { useUserFace } from '../../hooks/useUserFace.ts'
import type { UserId } from '../../model/id.ts'
import { useLook } from '../Chat/LookContext.ts'
import type { PartProps } from '../Part.tsx'
import { Avatar } from './Avatar.tsx'

export interface UserAvatarProps extends Omit<PartProps, 'id'> {
  readonly userId: UserId
}

/** The picture of one person, drawn by the host's own `Avatar` where there is one. */
export function UserAvatar({ userId, ...rest }: UserAvatarProps): JSX.Element {
  const { name, image } = useUserFace(userId)
  const { Avatar: Drawn = Avatar } = useLook().components
  return <Drawn {...rest} id={userId} name={name} image={image} />
}
