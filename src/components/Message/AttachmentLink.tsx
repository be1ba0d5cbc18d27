'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, hidesHost, isolateName, safeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useRowTabIndex } from './RowContext.ts'

/**
 * What hangs on a message as a link with its name; an address that is not safe is a name alone. Where a link leads
 * stands beside a page's name, and beside any name that says it leads elsewhere (S3, S9).
 */
export function AttachmentLink({ attachment }: { readonly attachment: Attachment }): JSX.Element {
  const { kind, title, url } = attachment
  const { origin } = useChat()
  const { strings } = useLocale()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  const target = url === null ? null : safeUrl('link', url)
  // The title of a page may hold slashes; that of a file is the end of a path.
  const label = kind === 'link' ? isolateName(title) : cleanFileName(title)
  const name = <bdi>{label || target?.host || strings.attachments[kind]}</bdi>
  if (!target) return name
  const isForeign = label !== '' && new URL(target.href).origin !== origin
  const showsHost = isForeign && (kind === 'link' ? label !== target.host : hidesHost(label, target))
  return (
    <a
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      tabIndex={tabIndex}
      onClick={guard}
    >
      {name}
      {showsHost && (
        <>
          {' ('}
          <bdi dir="ltr">{target.host}</bdi>)
        </>
      )}
    </a>
  )
}
