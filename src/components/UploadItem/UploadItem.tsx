'use client'
import { type JSX, useRef } from 'react'
import type { Upload } from '../../model/upload.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { cleanFileName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { UploadName } from './UploadName.tsx'
import { UploadStatus } from './UploadStatus.tsx'
import { UploadThumb } from './UploadThumb.tsx'

/** What an item is like now; each is also its `data-` attribute. */
export interface UploadItemState {
  readonly [name: string]: string | boolean
  readonly state: Upload['state']
  readonly kind: Upload['kind']
  readonly dragged: boolean
}

export interface UploadItemProps extends PartProps<UploadItemState> {
  readonly upload: Upload
  /** What its controls call it, where others have the same name. @default its name */
  readonly label?: string
  readonly onCancel: () => void
  readonly onRetry: () => void
  readonly onRemove: () => void
  /** Opens what can be changed about it, beside this button. @default its picture is no button */
  readonly onEdit?: (button: HTMLElement) => void
  /** It is being dragged to another place. @default false */
  readonly isDragged?: boolean
}

/** One file of a tray, in the same box whatever becomes of it: what it is, how far it is, and what can be done (UP-1). */
export function UploadItem({
  upload,
  label,
  onCancel,
  onRetry,
  onRemove,
  onEdit,
  isDragged = false,
  ...given
}: UploadItemProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const item = useRef<HTMLLIElement>(null)
  const last = useRef<HTMLButtonElement>(null)
  const { state, kind, sent, size } = upload
  const name = cleanFileName(upload.name) || strings.attachments[kind]
  const called = label ?? name
  const share = size > 0 ? sent / size : 0
  useLayout(() => item.current?.style.setProperty('--parlour-progress', share.toFixed(3)), [share])
  const canRetry = state === 'failed' || state === 'cancelled'
  const isMoving =
    state === 'queued' || state === 'preparing' || state === 'uploading' || state === 'processing'
  return (
    <Part
      ref={item as never}
      as="li"
      slot="upload"
      state={{ state, kind, dragged: isDragged } satisfies UploadItemState}
      given={given}
    >
      <UploadThumb upload={upload} name={called} onEdit={onEdit} />
      <div {...slot('upload-text')}>
        <UploadName name={name} />
        <UploadStatus upload={upload} name={called} />
      </div>
      <div {...slot('upload-actions')}>
        {canRetry && (
          <button
            type="button"
            {...slot('icon-button')}
            aria-label={strings.uploadRetry(called)}
            onClick={() => {
              // This button goes; the other one stays.
              last.current?.focus()
              onRetry()
            }}
          >
            <Icon name="retry" />
          </button>
        )}
        <button
          ref={last}
          type="button"
          {...slot('icon-button')}
          aria-label={isMoving ? strings.uploadCancel(called) : strings.uploadRemove(called)}
          onClick={isMoving ? onCancel : onRemove}
        >
          <Icon name={isMoving ? 'close' : 'delete'} />
        </button>
      </div>
    </Part>
  )
}
