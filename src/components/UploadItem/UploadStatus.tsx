'use client'
import type { JSX } from 'react'
import { useConnection } from '../../hooks/useConnection.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { Upload } from '../../model/upload.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { failureWords } from '../UploadTray/uploadWords.ts'

export interface UploadStatusProps {
  readonly upload: Upload
  readonly name: string
}

/** Where a file stands, in words; on its way with a bar, and after a failure with what went wrong. */
export function UploadStatus({ upload, name }: UploadStatusProps): JSX.Element {
  const isOnline = useConnection().state === 'online'
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { state, sent, size } = upload
  const fault = failureWords(strings, upload)
  if (state === 'failed' || state === 'rejected')
    return (
      <span {...slot('upload-error')}>
        <Icon name="warning" />
        <span>{fault ?? strings.uploadFaults.other}</span>
      </span>
    )
  const word = wordOf(strings, upload, isOnline)
  const isSettled = state === 'done' || state === 'cancelled'
  const share = size > 0 ? Math.floor((sent / size) * 100) : 0
  return (
    <>
      <span {...slot('upload-meta')}>
        {state === 'done' && <Icon name="check" />}
        {state !== 'uploading' && <span>{format.size(size)}</span>}
        <span>{word}</span>
      </span>
      {!isSettled && (
        <span
          {...slot('upload-progress')}
          role="progressbar"
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={100}
          // Before and after the bytes it is not known how long it takes.
          aria-valuenow={state === 'uploading' ? share : undefined}
          aria-valuetext={word}
        />
      )}
    </>
  )
}

function wordOf(strings: Strings, { state, sent, size }: Upload, isOnline: boolean): string {
  switch (state) {
    case 'uploading':
      return strings.uploadSent(sent, size)
    case 'queued':
      return isOnline ? strings.uploadStates.queued : strings.uploadStates.offline
    case 'failed':
    case 'rejected':
      return strings.uploadFaults.other
    default:
      return strings.uploadStates[state]
  }
}
