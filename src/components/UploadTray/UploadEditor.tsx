'use client'
import { type JSX, useEffect, useId } from 'react'
import { useUploads } from '../../hooks/useUploads.ts'
import type { ConversationId } from '../../model/id.ts'
import type { UploadId } from '../../model/upload.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Popover } from '../Popover/index.ts'
import { namesOf } from './namesOf.ts'

export interface UploadEditorProps {
  readonly conversation: ConversationId
  readonly upload: UploadId
  /** The button that opened it. */
  readonly at: HTMLElement
  readonly onClose: () => void
}

/** What a picture shows, for who cannot see it, and the place of a file among the others (UP-5). */
export function UploadEditor({ conversation, upload, at, onClose }: UploadEditorProps): JSX.Element | null {
  const { uploads, setAlt, move } = useUploads(conversation)
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const id = useId()
  const place = uploads.findIndex((other) => other.id === upload)
  const held = uploads[place]
  const isGone = held === undefined
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone, onClose])
  if (!held) return null
  const name = namesOf(strings, uploads)[place] ?? ''
  const mover = (label: string, to: number): JSX.Element => (
    <button
      type="button"
      {...slot('button')}
      aria-disabled={to < 0 || to >= uploads.length}
      onClick={() => {
        if (to < 0 || to >= uploads.length) return
        move(upload, to)
        announce(strings.uploadMoved(name, to + 1, uploads.length))
      }}
    >
      {label}
    </button>
  )
  return (
    <Popover label={strings.uploadEdit(name)} at={at} slot="upload-editor" onClose={onClose}>
      {held.kind === 'image' && (
        <>
          <label htmlFor={id}>{strings.uploadAlt}</label>
          <textarea
            id={id}
            {...slot('upload-alt')}
            dir={held.alt === '' ? undefined : 'auto'}
            rows={2}
            aria-describedby={`${id}-hint`}
            value={held.alt}
            onChange={({ target }) => setAlt(upload, target.value)}
          />
          <p id={`${id}-hint`} {...slot('upload-meta')}>
            {strings.uploadAltHint}
          </p>
        </>
      )}
      <div {...slot('popover-actions')}>
        {uploads.length > 1 && mover(strings.uploadEarlier, place - 1)}
        {uploads.length > 1 && mover(strings.uploadLater, place + 1)}
        <button type="button" {...slot('button')} data-variant="primary" onClick={onClose}>
          {strings.close}
        </button>
      </div>
    </Popover>
  )
}
