'use client'
import { type JSX, lazy, type ReactNode } from 'react'
import type { Attachment as Attached } from '../../model/message.ts'
import { useLook } from '../Chat/LookContext.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { Later } from '../Later.tsx'
import { usePicture } from '../Message/usePicture.ts'
import { Part, type PartProps } from '../Part.tsx'
import { AttachmentFile } from './AttachmentFile.tsx'
import { AttachmentPicture } from './AttachmentPicture.tsx'
import { pictureBox } from './pictureBox.ts'
import { PictureFrame } from './PictureFrame.tsx'
import { type Shown, shownAs } from './shownAs.ts'

const players = {
  audio: lazy(async () => ({ default: (await import('./AttachmentAudio.tsx')).AttachmentAudio })),
  video: lazy(async () => ({ default: (await import('./AttachmentVideo.tsx')).AttachmentVideo })),
  voice: lazy(async () => ({ default: (await import('../VoiceMessage/VoiceMessage.tsx')).VoiceMessage })),
}

export interface AttachmentState {
  readonly [name: string]: string
  readonly kind: Attached['kind']
  /** How it is shown; what may not be shown, or is not known, is a file. */
  readonly as: Shown
}

export interface AttachmentProps extends PartProps<AttachmentState> {
  /** Every address in it is foreign; what is not safe is shown as words. */
  readonly attachment: Attached
  /** What stands below it. */
  readonly children?: ReactNode
}

/** One thing that hangs on a message: a picture, film, sound or voice to look at and listen to, and all else by its name. */
export function Attachment({ attachment, children, ...given }: AttachmentProps): JSX.Element {
  const safe = usePicture()
  const isPicture = attachment.kind === 'image'
  const address = isPicture ? (attachment.thumbnailUrl ?? attachment.url) : attachment.url
  const as = safe(address) === null ? 'file' : shownAs(attachment)
  return (
    <Part as="div" slot="attachment" state={{ kind: attachment.kind, as }} given={given}>
      {as === 'file' && <AttachmentFile attachment={attachment} />}
      {as === 'picture' && <AttachmentPicture attachment={attachment} />}
      {(as === 'audio' || as === 'video' || as === 'voice') && <Player attachment={attachment} as={as} />}
      {children}
    </Part>
  )
}

interface PlayerProps {
  readonly attachment: Attached
  readonly as: keyof typeof players
}

/** What plays comes when there is something to play; until then its place is kept, and if it never comes, its name stays. */
function Player({ attachment, as }: PlayerProps): JSX.Element {
  const { slot } = useLook()
  const Playing = players[as]
  const name = as === 'voice' ? null : <AttachmentFile attachment={attachment} />
  return (
    <>
      <FaultBoundary
        of={attachment.url}
        fallback={as === 'voice' && <AttachmentFile attachment={attachment} />}
      >
        <Later
          fallback={
            <div {...slot(as === 'voice' ? 'voice-message' : `attachment-${as}`)}>
              {as === 'video' && <PictureFrame box={pictureBox(attachment)} />}
            </div>
          }
        >
          <Playing attachment={attachment} />
        </Later>
      </FaultBoundary>
      {name}
    </>
  )
}
