'use client'
import { type JSX, lazy, Suspense, useRef } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import type { UseUploadsOptions } from '../../hooks/useUploads.ts'
import type { ChannelId } from '../../model/id.ts'
import { composerFieldOf } from '../../parts/composerField.ts'
import { tryFocus } from '../../parts/focusReturn.ts'
import { Part, type PartProps } from '../Part.tsx'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { useTray } from '../UploadTray/useTray.ts'
import { useFileDrop } from './useFileDrop.ts'

const DropWords = lazy(async () => ({ default: (await import('./DropWords.tsx')).DropWords }))

export interface DropzoneProps extends PartProps<{ readonly over: boolean }> {
  readonly channelId: ChannelId
  /** What this place takes, as `useUploads` has it. Keep it the same between renders. @default what the server takes */
  readonly limits?: UseUploadsOptions['limits']
}

/**
 * Takes files that are dropped anywhere on the element it is put into, and lies over it with words while they are above
 * it (CO-7). `Channel` and `Thread` have one; a button that does the same is never far.
 */
export function Dropzone({ channelId, limits: own, ...given }: DropzoneProps): JSX.Element {
  const tray = useTray(useConversation(channelId), own && { limits: own })
  const zone = useRef<HTMLElement>(null)
  const isOver = useFileDrop(zone, tray.canUpload, (transfer) => {
    const { files, folders } = split(transfer)
    tray.give(files, folders)
    tryFocus(composerFieldOf(zone.current))
  })
  return (
    <Part ref={zone} as="div" slot="dropzone" state={{ over: isOver }} given={given} hidden={!isOver}>
      {isOver && (
        <FaultBoundary of={channelId} fallback={null}>
          <Suspense fallback={null}>
            <DropWords channelId={channelId} limits={tray.limits} />
          </Suspense>
        </FaultBoundary>
      )}
    </Part>
  )
}

/** Folders come as files without bytes; only their entries tell. */
function split(transfer: DataTransfer): {
  readonly files: readonly File[]
  readonly folders: readonly File[]
} {
  const files: File[] = []
  const folders: File[] = []
  for (const item of transfer.items) {
    const file = item.getAsFile()
    if (file) (item.webkitGetAsEntry()?.isDirectory ? folders : files).push(file)
  }
  return { files, folders }
}
