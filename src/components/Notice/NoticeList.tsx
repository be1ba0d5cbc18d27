'use client'
import type { JSX } from 'react'
import { type Notice, useNotices } from '../../hooks/useNotices.ts'
import type { Strings } from '../../i18n/strings.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { slot } from '../slot.ts'

function sentence(strings: Strings, { kind, text }: Notice): string {
  switch (kind) {
    case 'message.send':
    case 'message.edit':
      return strings.editFailed(text)
    case 'message.delete':
      return strings.deleteFailed(text)
    case 'reaction.set':
      return strings.reactionFailed(text)
    case 'channel.read':
      return text
    default:
      return kind satisfies never
  }
}

/** What was taken back because the server refused it, with the server's reason, until a person closes it. */
export function NoticeList(): JSX.Element | null {
  const { notices, dismiss } = useNotices()
  const { strings } = useLocale()
  if (notices.length === 0) return null
  return (
    <ul {...slot('toast-region')}>
      {notices.slice(-3).map((notice) => (
        <li key={notice.id} {...slot('toast')}>
          <span>{sentence(strings, notice)}</span>
          <button
            type="button"
            {...slot('icon-button')}
            aria-label={strings.close}
            onClick={() => dismiss(notice.id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  )
}
