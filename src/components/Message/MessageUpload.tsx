'use client'
import { type JSX, useRef } from 'react'
import type { SentUpload } from '../../model/upload.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { cleanFileName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { UploadName } from '../UploadItem/UploadName.tsx'
import { UploadStatus } from '../UploadItem/UploadStatus.tsx'
import { UploadThumb } from '../UploadItem/UploadThumb.tsx'
import { useRowTabIndex } from './RowContext.ts'

export interface MessageUploadProps {
  readonly upload: SentUpload
  /** What its controls call it. */
  readonly label: string
  readonly onRetry: () => void
  readonly onTakeOut: () => void
}

/** Another tab has the bytes: there is nothing to be drawn of it. */
const NO_BYTES = new Blob([])

/** One file of a message that is on its way, in the box it had in the tray. */
export function MessageUpload({ upload, label, onRetry, onTakeOut }: MessageUploadProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const item = useRef<HTMLLIElement>(null)
  const last = useRef<HTMLButtonElement>(null)
  const { state, sent, size } = upload
  const kind = upload.file ? upload.kind : 'file'
  const whole = { ...upload, kind, file: upload.file ?? NO_BYTES }
  const name = cleanFileName(upload.name) || strings.attachments[upload.kind]
  const share = size > 0 ? sent / size : 0
  useLayout(() => item.current?.style.setProperty('--parlour-progress', share.toFixed(3)), [share])
  const isStuck = state === 'failed' || state === 'rejected'
  const look = { type: 'button', ...slot('icon-button'), tabIndex } as const
  return (
    <li ref={item} {...slot('upload')} data-state={state} data-kind={kind}>
      <UploadThumb upload={whole} name={label} onEdit={undefined} />
      <div {...slot('upload-text')}>
        <UploadName name={name} />
        <UploadStatus upload={whole} name={label} />
      </div>
      <div {...slot('upload-actions')}>
        {state === 'failed' && (
          <button
            {...look}
            aria-label={strings.uploadRetry(label)}
            onClick={() => {
              // This button goes with the press; the other one stays.
              last.current?.focus()
              onRetry()
            }}
          >
            <Icon name="retry" />
          </button>
        )}
        <button
          ref={last}
          {...look}
          aria-label={isStuck ? strings.uploadSendWithout(label) : strings.uploadCancel(label)}
          onClick={onTakeOut}
        >
          <Icon name="close" />
        </button>
      </div>
    </li>
  )
}
