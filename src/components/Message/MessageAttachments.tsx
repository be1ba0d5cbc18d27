'use client'
import type { JSX } from 'react'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, safeUrl } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useRowTabIndex } from './RowContext.ts'

/** What hangs on a message, each as a link with its name; an address that is not safe is a name alone. */
export function MessageAttachments({
  attachments,
}: {
  readonly attachments: readonly Attachment[]
}): JSX.Element | null {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  if (attachments.length === 0) return null
  return (
    <ul {...slot('message-attachments')}>
      {attachments.map(({ kind, title, url }, index) => {
        const target = url === null ? null : safeUrl('link', url)
        const name = <bdi>{cleanFileName(title) || target?.host || strings.attachments[kind]}</bdi>
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
              </a>
            ) : (
              name
            )}
          </li>
        )
      })}
    </ul>
  )
}
