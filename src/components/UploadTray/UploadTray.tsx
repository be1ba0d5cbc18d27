'use client'
import { type JSX, type KeyboardEvent, lazy, useRef } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import type { UseUploadsOptions } from '../../hooks/useUploads.ts'
import type { ChannelId } from '../../model/id.ts'
import type { Upload, UploadId } from '../../model/upload.ts'
import { conversationOf } from '../../parts/composerField.ts'
import { tryFocus } from '../../parts/focusReturn.ts'
import { isRtl } from '../../parts/isRtl.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { UploadItem } from '../UploadItem/index.ts'
import { RejectedFiles } from './RejectedFiles.tsx'
import { limitWords } from './limitWords.ts'
import { namesOf } from './namesOf.ts'
import { useTray } from './useTray.ts'
import { useTrayDrag } from './useTrayDrag.ts'

const UploadEditor = lazy(async () => ({ default: (await import('./UploadEditor.tsx')).UploadEditor }))

export interface UploadTrayProps extends PartProps<{ readonly empty: boolean }> {
  readonly channelId: ChannelId
  /** What this place takes, as `useUploads` has it. Keep it the same between renders. @default what the server takes */
  readonly limits?: UseUploadsOptions['limits']
}

/** The files that wait for the next message: how far each is, what can be done about it, and what was not taken (UP-1). */
export function UploadTray({ channelId, limits: own, ...given }: UploadTrayProps): JSX.Element | null {
  const conversation = useConversation(channelId)
  const tray = useTray(conversation, own && { limits: own })
  const { uploads, limits, notTaken } = tray
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce, show } = useRoot()
  const list = useRef<HTMLUListElement>(null)
  /** What had the focus when its item was moved: where the browser takes it out for that, the focus is lost. */
  const moved = useRef<HTMLElement | null>(null)
  const count = useRef(0)

  const move = (upload: UploadId, to: number): void => {
    const active = list.current?.ownerDocument.activeElement
    if (active instanceof HTMLElement && list.current?.contains(active)) moved.current = active
    tray.move(upload, to)
  }
  const drag = useTrayDrag(list, uploads, move)

  useLayout(() => {
    tryFocus(moved.current)
    moved.current = null
    // What has just come in is what one wants to see.
    if (list.current && uploads.length > count.current) list.current.scrollTop = list.current.scrollHeight
    count.current = uploads.length
  }, [uploads])

  if (uploads.length === 0 && notTaken.length === 0) return null
  const words = limitWords(strings, limits)
  const names = namesOf(strings, uploads)

  const onKeyDown = (event: KeyboardEvent, { id }: Upload, place: number): void => {
    const step = event.altKey && !event.defaultPrevented ? stepOf(event) : 0
    const to = place + step
    if (step === 0) return
    // Alt with an arrow would leave the page.
    event.preventDefault()
    if (to < 0 || to >= uploads.length) return
    move(id, to)
    announce(strings.uploadMoved(names[place] ?? '', to + 1, uploads.length))
  }
  /** The next item's last button, else that of the one before, else the button that brings files (UP-4). */
  const remove = (upload: UploadId, place: number): void => {
    const items = list.current?.children
    const heir = items?.[place + 1] ?? items?.[place - 1]
    const last = [...(heir?.querySelectorAll<HTMLElement>('[data-slot="upload-actions"] button') ?? [])].at(
      -1,
    )
    if (!tryFocus(last)) focusOutside(list.current)
    tray.remove(upload)
  }
  return (
    <Part as="div" slot="upload-tray" state={{ empty: uploads.length === 0 }} given={given}>
      {uploads.length > 0 && (
        <ul ref={list} {...slot('upload-tray-items')} aria-label={strings.uploadTray}>
          {uploads.map((upload, place) => (
            <UploadItem
              key={upload.id}
              upload={upload}
              label={names[place] ?? ''}
              isDragged={drag.dragged === upload.id}
              onCancel={() => tray.cancel(upload.id)}
              onRetry={() => tray.retry(upload.id)}
              onRemove={() => remove(upload.id, place)}
              onEdit={(at) =>
                show(
                  <UploadEditor
                    conversation={conversation}
                    upload={upload.id}
                    at={at}
                    onClose={() => show(null)}
                  />,
                )
              }
              onKeyDown={(event) => onKeyDown(event, upload, place)}
              onPointerDown={(event) => drag.onPointerDown(event, upload.id)}
            />
          ))}
        </ul>
      )}
      {uploads.length > 0 && words !== '' && <p {...slot('upload-tray-limits')}>{words}</p>}
      {notTaken.length > 0 && (
        <RejectedFiles
          files={notTaken}
          onAgain={() => {
            focusOutside(list.current)
            tray.giveAgain()
          }}
          onDismiss={() => {
            focusOutside(list.current)
            tray.dismiss()
          }}
        />
      )}
    </Part>
  )
}

/** Where an arrow leads in the order of the files: along the line or down is later. */
function stepOf({ key, currentTarget }: KeyboardEvent): -1 | 0 | 1 {
  const along = isRtl(currentTarget) ? 'ArrowLeft' : 'ArrowRight'
  const against = isRtl(currentTarget) ? 'ArrowRight' : 'ArrowLeft'
  if (key === 'ArrowDown' || key === along) return 1
  return key === 'ArrowUp' || key === against ? -1 : 0
}

function focusOutside(tray: Element | null): void {
  const place = conversationOf(tray)
  const button = place?.querySelector<HTMLElement>('[data-slot="upload-button"] button')
  if (!tryFocus(button)) tryFocus(place?.querySelector<HTMLElement>('[data-slot="composer-field"]'))
}
