import type { JSX } from 'react'
import { MessageFlags, type UserId, useUserActions } from '../../../src/index.ts'

/** A moderator’s page: everything that was reported in the channels they look after. */
export const Desk = (): JSX.Element => <MessageFlags />

/** A switch of the host's own, e.g. in a list of people. */
export function Mute({ userId }: { readonly userId: UserId }): JSX.Element | null {
  const { canMute, isMuted, mute } = useUserActions(userId)
  if (!canMute) return null
  return (
    <button type="button" aria-pressed={isMuted} onClick={() => mute(!isMuted)}>
      Mute
    </button>
  )
}
