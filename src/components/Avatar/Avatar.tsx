'use client'
import { type JSX, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { initials, safeUrl } from '../../text/index.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'

/** How many colours `Avatar.css` holds. */
const TINTS = 8

/** One of the tints, the same for the same person everywhere. */
const tintOf = (id: string): number => (id.length + (id.codePointAt(id.length - 1) ?? 0)) % TINTS

export interface AvatarProps extends PartProps {
  readonly name: string
  /** Decides the colour when there is no picture. */
  readonly id: string
  readonly image?: string | null
}

/** A picture of somebody or something, or its initials. Decorative: the name stands beside it. */
export function Avatar({ name, id, image = null, ...rest }: AvatarProps): JSX.Element {
  const [broken, setBroken] = useState<string | null>(null)
  const { origin } = useChat()
  const { slot } = useLook()
  const picture =
    image && image !== broken
      ? safeUrl('image', absolute(image, origin), { origin: origin ?? undefined })
      : null
  return (
    <Part as="span" slot="avatar" given={rest} data-tint={String(tintOf(id))} aria-hidden="true">
      {picture ? (
        <img
          {...slot('avatar-image')}
          src={picture.href}
          alt=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onError={() => setBroken(image)}
        />
      ) : (
        initials(name || id)
      )}
    </Part>
  )
}

/** A path is a file of the back end; two slashes would name another host. */
const absolute = (image: string, origin: string | null): string =>
  origin && /^\/(?!\/)/.test(image) ? origin + image : image
