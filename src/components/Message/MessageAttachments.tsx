'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, hidesHost, isolateName, safeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useRowTabIndex } from './RowContext.ts'

/** Nobody looks through more, and a stranger may send any number. */
const MOST = 30

/**
 * What hangs on a message, each as a link with its name; an address that is not safe is a name alone. Where a link
 * leads stands beside a preview, and beside any name that says it leads elsewhere (S3, S9).
 */
export function MessageAttachments({
  attachments,
}: {
  readonly attachments: readonly Attachment[]
}): JSX.Element | null {
  const { origin } = useChat()
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  if (attachments.length === 0) return null
  return (
    <ul {...slot('message-attachments')}>
      {attachments.slice(0, MOST).map(({ kind, title, url }, index) => {
        const target = url === null ? null : safeUrl('link', url)
        // The title of a page may hold slashes; that of a file is the end of a path.
        const label = kind === 'link' ? isolateName(title) : cleanFileName(title)
        const name = <bdi>{label || target?.host || strings.attachments[kind]}</bdi>
        const isForeign = target !== null && label !== '' && new URL(target.href).origin !== origin
        const showsHost = isForeign && (kind === 'link' ? label !== target.host : hidesHost(label, target))
        return (
          // An attachment has no id, and its list is only ever replaced as a whole.
          <li key={index} {...slot('attachment')} data-kind={kind}>
            {target ? (
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
            ) : (
              name
            )}
          </li>
        )
      })}
      {attachments.length > MOST && <li>{strings.namesMore(attachments.length - MOST)}</li>}
    </ul>
  )
}
