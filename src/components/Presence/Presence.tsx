'use client'
import type { JSX } from 'react'
import { useUser } from '../../hooks/useUser.ts'
import type { UserId } from '../../model/id.ts'
import { Part, type PartProps } from '../Part.tsx'
import { PresenceDot } from './PresenceDot.tsx'
import { usePresenceWords } from './usePresenceWords.ts'

export interface PresenceProps extends PartProps<{ readonly presence: 'online' | 'offline' }> {
  readonly userId: UserId
}

/** Whether somebody is there and, if not, since when: as a shape and in words (PR-1). Nothing while nobody knows. */
export function Presence({ userId, ...rest }: PresenceProps): JSX.Element | null {
  const { presence } = useUser(userId)
  const words = usePresenceWords(presence)
  if (!presence) return null
  return (
    <Part as="span" slot="presence" state={{ presence: presence.online ? 'online' : 'offline' }} given={rest}>
      <PresenceDot isOnline={presence.online} />
      <span>{words}</span>
    </Part>
  )
}
