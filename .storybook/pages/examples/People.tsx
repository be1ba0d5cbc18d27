import type { JSX } from 'react'
import { Avatar, Presence, UserAvatar, useProfile, type UserId } from '../../../src/index.ts'

/** Somebody in a list of the host's own: picture, whether they are there, and who they are for a press. */
export function Somebody({ userId, name }: { readonly userId: UserId; readonly name: string }): JSX.Element {
  const showProfile = useProfile()
  return (
    <button type="button" onClick={({ currentTarget }) => showProfile(userId, currentTarget)}>
      <UserAvatar userId={userId} />
      <bdi>{name}</bdi>
      <Presence userId={userId} />
    </button>
  )
}

/** A picture of something that is nobody the chat knows. */
export const Shop = (): JSX.Element => <Avatar id="shop" name="The shop" image="/shop.svg" />
