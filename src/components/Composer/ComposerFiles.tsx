'use client'
import { type ClipboardEvent, type JSX, lazy, type RefObject, Suspense, useEffect, useState } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { ChannelId, ConversationId } from '../../model/id.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { useTray } from '../UploadTray/useTray.ts'

const ComposerTray = lazy(async () => ({ default: (await import('./ComposerTray.tsx')).ComposerTray }))

/** What came with a paste and could be a file: a picture beside the text, or the text itself, which is too long. */
export interface Pasted {
  readonly files: readonly File[]
  readonly text: string
  /** Where the text begins in the field. */
  readonly at: number
}

export interface ComposerFilesState {
  readonly canUpload: boolean
  /** There are files that go with the next message. */
  readonly isFull: boolean
  /** There is something to be shown above the field. */
  readonly isShown: boolean
  readonly pasted: Pasted | null
  readonly give: (files: readonly File[]) => void
  readonly forget: () => void
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void
}

/** Knows of the files of a composer, and makes files of what is pasted (CO-6). */
export function useComposerFiles(id: ConversationId, composer: UseComposer): ComposerFilesState {
  const { canUpload, uploads, notTaken, give } = useTray(id)
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const { text, maxLength, overLimit, editing } = composer
  const isOver = overLimit > 0
  const isGone = pasted !== null && (pasted.files.length > 0 ? text === '' : !isOver)
  // Once what was pasted has been sent or taken back, there is nothing to offer.
  useEffect(() => {
    if (isGone) setPasted(null)
    // oxlint-disable-next-line react/exhaustive-deps -- what was just pasted is not in the text yet
  }, [text, isOver])
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    if (!canUpload || editing !== null) return
    const { clipboardData, currentTarget: field } = event
    const files = [...clipboardData.files]
    const words = clipboardData.getData('text/plain').replaceAll('\r\n', '\n')
    const at = field.selectionStart
    const length = text.length - (field.selectionEnd - at) + words.length
    if (words === '' && files.length > 0) {
      event.preventDefault()
      give(files)
    } else if (files.length > 0) setPasted({ files, text: words, at })
    else if (maxLength > 0 && length > maxLength) setPasted({ files, text: words, at })
  }
  return {
    canUpload,
    isFull: uploads.length > 0,
    isShown: uploads.length > 0 || notTaken.length > 0 || pasted !== null,
    pasted,
    give,
    forget: () => setPasted(null),
    onPaste,
  }
}

export interface ComposerFilesProps {
  readonly channelId: ChannelId
  readonly files: ComposerFilesState
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** The tray over the field. It is loaded with the first file, and costs nobody else. */
export function ComposerFiles(props: ComposerFilesProps): JSX.Element | null {
  if (!props.files.isShown) return null
  return (
    <FaultBoundary of={props.channelId} fallback={null}>
      <Suspense fallback={null}>
        <ComposerTray {...props} />
      </Suspense>
    </FaultBoundary>
  )
}
