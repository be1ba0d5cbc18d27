'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import type { Attachment as Attached } from '../../model/message.ts'
import { safeUrl } from '../../text/index.ts'
import { Attachment, AttachmentAlbum } from '../Attachment/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { AttachmentButtons } from './AttachmentButtons.tsx'
import { LinkPreview } from './LinkPreview.tsx'
import { LinkPreviewRemove } from './LinkPreviewRemove.tsx'
import { usePicture } from './usePicture.ts'

/** Nobody looks through more, and a stranger may send any number. */
const MOST = 30

/** What hangs on a message: its pictures together, one page behind a link as a card, and the rest; and their buttons. */
export function MessageAttachments({ message }: { readonly message: MessageView }): JSX.Element | null {
  const { attachments } = message
  const { strings } = useLocale()
  const { slot } = useLook()
  const picture = usePicture()
  if (attachments.length === 0) return null
  const card = attachments.find(({ kind }) => kind === 'link')
  const shown = attachments.slice(0, MOST)
  // What has buttons of its own stands by itself, and so does what may not be shown.
  const album = shown.filter(
    ({ kind, actions, thumbnailUrl, url }) =>
      kind === 'image' && !actions && picture(thumbnailUrl ?? url) !== null,
  )
  const isAlbum = album.length > 1

  const draw = (attachment: Attached): JSX.Element => {
    if (attachment === card) {
      const target = attachment.url === null ? null : safeUrl('link', attachment.url)
      if (target)
        return (
          <div {...slot('attachment')} data-kind="link">
            <div {...slot('link-preview-box')}>
              <LinkPreview preview={attachment} target={target} picture={picture(attachment.thumbnailUrl)} />
              <LinkPreviewRemove message={message} url={attachment.url ?? ''} />
            </div>
          </div>
        )
    }
    return (
      <Attachment attachment={attachment}>
        {attachment.actions && <AttachmentButtons message={message} actions={attachment.actions} />}
      </Attachment>
    )
  }
  return (
    <ul {...slot('message-attachments')}>
      {shown.map((attachment, index) => {
        if (isAlbum && attachment !== album[0] && album.includes(attachment)) return null
        return (
          // An attachment has no id, and its list is only ever replaced as a whole.
          <li key={index}>
            {isAlbum && attachment === album[0] ? <AttachmentAlbum pictures={album} /> : draw(attachment)}
          </li>
        )
      })}
      {attachments.length > MOST && <li>{strings.namesMore(attachments.length - MOST)}</li>}
    </ul>
  )
}
