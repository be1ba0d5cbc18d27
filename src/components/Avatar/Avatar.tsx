'use client'
import { type JSX, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useUserFace } from '../../hooks/useUserFace.ts'
import type { UserId } from '../../model/id.ts'
import { initials, safeUrl } from '../../text/index.ts'
import { slot } from '../slot.ts'

/** How many colours `Avatar.css` holds. */
const TINTS = 8

/** One of the tints, the same for the same person everywhere. */
const tintOf = (id: string): number => (id.length + (id.codePointAt(id.length - 1) ?? 0)) % TINTS

export interface AvatarProps {
  readonly name: string
  /** Decides the colour when there is no picture. */
  readonly id: string
  readonly image?: string | null
  readonly className?: string
}

/** A picture of somebody or something, or its initials. Decorative: the name stands beside it. */
export function Avatar({ name, id, image = null, className }: AvatarProps): JSX.Element {
  const [broken, setBroken] = useState<string | null>(null)
  const { origin } = useChat()
  const picture =
    image && image !== broken
      ? safeUrl('image', absolute(image, origin), { origin: origin ?? undefined })
      : null
  return (
    <span {...slot('avatar', className)} data-tint={tintOf(id)} aria-hidden="true">
      {picture ? (
        <img
          className="parlour-avatar-image"
          src={picture.href}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(image)}
        />
      ) : (
        initials(name || id)
      )}
    </span>
  )
}

/** A path is a file of the back end; two slashes would name another host. */
const absolute = (image: string, origin: string | null): string =>
  origin && /^\/(?!\/)/.test(image) ? origin + image : image

/** The picture of one person. */
export function UserAvatar({
  userId,
  className,
}: {
  readonly userId: UserId
  readonly className?: string
}): JSX.Element {
  const { name, image } = useUserFace(userId)
  return <Avatar id={userId} name={name} image={image} {...(className ? { className } : {})} />
}
