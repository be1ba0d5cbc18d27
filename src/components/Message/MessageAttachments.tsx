'use client'
import type { JSX } from 'react'
import type { MessageView } from '../../hooks/useMessage.ts'
import type { Attachment } from '../../model/message.ts'
import { safeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { AttachmentButtons } from './AttachmentButtons.tsx'
import { AttachmentLink } from './AttachmentLink.tsx'
import { AttachmentPicture } from './AttachmentPicture.tsx'
import { LinkPreview } from './LinkPreview.tsx'
import { LinkPreviewRemove } from './LinkPreviewRemove.tsx'
import { usePicture } from './usePicture.ts'

/** Nobody looks through more, and a stranger may send any number. */
const MOST = 30

/** What hangs on a message: pictures, one page behind a link as a card, everything else by name; and their buttons. */
export function MessageAttachments({ message }: { readonly message: MessageView }): JSX.Element | null {
  const { attachments } = message
  const { strings } = useLocale()
  const { slot } = useLook()
  const picture = usePicture()
  if (attachments.length === 0) return null
  const card = attachments.find(({ kind }) => kind === 'link')

  const draw = (attachment: Attachment): JSX.Element => {
    if (attachment === card) {
      const target = attachment.url === null ? null : safeUrl('link', attachment.url)
      if (target)
        return (
          <div {...slot('link-preview-box')}>
            <LinkPreview preview={attachment} target={target} picture={picture(attachment.thumbnailUrl)} />
            <LinkPreviewRemove message={message} url={attachment.url ?? ''} />
          </div>
        )
    }
    const shown = attachment.kind === 'image' ? picture(attachment.thumbnailUrl ?? attachment.url) : null
    return shown ? (
      <AttachmentPicture attachment={attachment} picture={shown} />
    ) : (
      <AttachmentLink attachment={attachment} />
    )
  }
  return (
    <ul {...slot('message-attachments')}>
      {attachments.slice(0, MOST).map((attachment, index) => (
        // An attachment has no id, and its list is only ever replaced as a whole.
        <li key={index} {...slot('attachment')} data-kind={attachment.kind}>
          {draw(attachment)}
          {attachment.actions && <AttachmentButtons message={message} actions={attachment.actions} />}
        </li>
      ))}
      {attachments.length > MOST && <li>{strings.namesMore(attachments.length - MOST)}</li>}
    </ul>
  )
}
