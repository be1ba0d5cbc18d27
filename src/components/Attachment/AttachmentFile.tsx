'use client'
import type { JSX } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import type { Attachment } from '../../model/message.ts'
import { cleanFileName, hidesHost, isolateName, middleEllipsis } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { useLinkGuard } from '../Text/index.ts'
import { useTarget } from './useTarget.ts'

const icons = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  link: 'link',
  unknown: 'file',
} as const satisfies Record<Attachment['kind'], IconName>

/**
 * What hangs on a message by its name and size, as a link that saves it; an address that is not safe is a name alone.
 * Where a link leads stands beside a page's name, and beside any name that says it leads elsewhere (S3, S9).
 */
export function AttachmentFile({ attachment }: { readonly attachment: Attachment }): JSX.Element {
  const { kind, title, url, size } = attachment
  const { origin } = useChat()
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const guard = useLinkGuard()
  const target = useTarget()(url)
  // The title of a page may hold slashes; that of a file is the end of a path.
  const label = kind === 'link' ? isolateName(title) : cleanFileName(title)
  const name = label || target?.host || strings.attachments[kind]
  const isForeign = target !== null && label !== '' && new URL(target.href).origin !== origin
  const showsHost = isForeign && (kind === 'link' ? label !== target.host : hidesHost(label, target))
  const words = (
    <>
      <Icon name={icons[kind]} />
      <span {...slot('attachment-words')}>
        <span {...slot('attachment-name')}>
          <bdi>{kind === 'link' ? name : middleEllipsis(name)}</bdi>
          {showsHost && (
            <>
              {' ('}
              <bdi dir="ltr">{target.host}</bdi>)
            </>
          )}
        </span>
        {size > 0 && <span {...slot('attachment-size')}>{format.size(size)}</span>}
        {kind === 'unknown' && target === null && (
          <span {...slot('attachment-size')}>{strings.attachmentUnsupported}</span>
        )}
      </span>
    </>
  )
  if (!target) return <span {...slot('attachment-file')}>{words}</span>
  return (
    <a
      {...slot('attachment-file')}
      href={target.href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      // A server elsewhere decides for itself; ours sends what could run to be saved, too.
      download={kind === 'link' || kind === 'unknown' ? undefined : name}
      tabIndex={tabIndex}
      onClick={guard}
    >
      {words}
    </a>
  )
}
