'use client'
import { type JSX, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useMessageUploads } from '../../hooks/useMessageUploads.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import type { UploadId } from '../../model/upload.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { namesOf } from '../UploadTray/namesOf.ts'
import { MessageUpload } from './MessageUpload.tsx'
import { useRowTabIndex } from './RowContext.ts'
import { focusFirst, heirsOf } from './rowFocus.ts'

export interface MessageUploadsProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** The files a message of mine waits for: how far each is, and what can be done about it (CO-4, UP-5). */
export function MessageUploads({ channelId, messageKey }: MessageUploadsProps): JSX.Element | null {
  const { uploads, cancel, retry, sendWithout } = useMessageUploads(channelId, messageKey)
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const list = useRef<HTMLUListElement>(null)
  if (uploads.length === 0) return null
  const row = (): HTMLElement | null | undefined =>
    list.current?.closest<HTMLElement>('[data-slot="message"]')
  /** The next one's last button has the focus then, else the row, else its neighbour (UP-4). */
  const takeOut = (upload: UploadId, place: number): void => {
    const held = row()
    const heirs = held ? [held, ...heirsOf(held)] : []
    flushSync(() => cancel(upload))
    const next = list.current?.children[place]?.querySelector<HTMLElement>('button:last-of-type')
    focusFirst(next ? [next, ...heirs] : heirs)
  }
  const names = namesOf(strings, uploads)
  const stuck = uploads.filter(({ state }) => state === 'failed' || state === 'rejected')
  /** Its button goes with the press. */
  const settle = (deed: () => void): void => {
    const held = row()
    flushSync(deed)
    held?.focus()
  }
  return (
    <>
      <ul ref={list} {...slot('message-uploads')} aria-label={strings.uploadTray}>
        {uploads.map((upload, place) => (
          <MessageUpload
            key={upload.id}
            upload={upload}
            label={names[place] ?? ''}
            onRetry={retry}
            onTakeOut={() => takeOut(upload.id, place)}
          />
        ))}
      </ul>
      {stuck.length > 0 && (
        <div {...slot('message-uploads-actions')}>
          {stuck.some(({ state }) => state === 'failed') && (
            <button type="button" {...slot('button')} tabIndex={tabIndex} onClick={() => settle(retry)}>
              {strings.failedRetry}
            </button>
          )}
          <button
            type="button"
            {...slot('button')}
            tabIndex={tabIndex}
            onClick={() =>
              settle(() => {
                for (const { id } of stuck) sendWithout(id)
              })
            }
          >
            {strings.failedSendWithout(stuck.length)}
          </button>
        </div>
      )}
    </>
  )
}
