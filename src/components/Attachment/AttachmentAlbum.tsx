'use client'
import type { JSX } from 'react'
import type { Attachment } from '../../model/message.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { AttachmentPicture } from './AttachmentPicture.tsx'

/** More are one press away: a wall of pictures pushes out of sight what was said about them. */
const SHOWN = 5

export interface AttachmentAlbumState {
  readonly [name: string]: string
  /** How many places there are: 1 to 5. */
  readonly places: string
}

export interface AttachmentAlbumProps extends PartProps<AttachmentAlbumState> {
  readonly pictures: readonly Attachment[]
}

/** Several pictures side by side. The places are the album's, so that nothing moves while they come; the last counts the rest. */
export function AttachmentAlbum({ pictures, ...given }: AttachmentAlbumProps): JSX.Element | null {
  const { slot } = useLook()
  const [first] = pictures
  if (!first) return null
  const shown = pictures.slice(0, SHOWN)
  return (
    <Part as="ul" slot="album" state={{ places: String(shown.length) }} given={given}>
      {shown.map((picture, index) => (
        // A picture has no id, and the list is only ever replaced as a whole.
        <li key={index} {...slot('album-place')}>
          <AttachmentPicture
            attachment={picture}
            pictures={pictures}
            isTile={pictures.length > 1}
            rest={index === SHOWN - 1 ? pictures.length - SHOWN : 0}
          />
        </li>
      ))}
    </Part>
  )
}
