'use client'
import { type JSX, useEffect, useId, useRef } from 'react'
import { cleanFileName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon } from '../Icon/index.ts'
import type { NotTaken } from './notTaken.ts'
import { refusalWords } from './uploadWords.ts'

export interface RejectedFilesProps {
  readonly files: readonly NotTaken[]
  readonly onAgain: () => void
  readonly onDismiss: () => void
}

/** More of them in one breath are only counted. */
const MOST_SPOKEN = 3

/** What was not taken, each with its reason, until it is dismissed (UP-2). What is there already is asked about once. */
export function RejectedFiles({ files, onAgain, onDismiss }: RejectedFilesProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const id = useId()
  const spoken = useRef<readonly NotTaken[]>([])
  useEffect(() => {
    const fresh = files.filter((file) => !spoken.current.includes(file))
    spoken.current = files
    if (fresh.length === 0) return
    announce(
      fresh.length > MOST_SPOKEN
        ? strings.uploadsRejected(fresh.length)
        : fresh
            .map(({ file, refusal }) =>
              strings.uploadRejected(cleanFileName(file.name), refusalWords(strings, refusal)),
            )
            .join('\n'),
      'alert',
    )
  }, [files, announce, strings])
  const hasAgain = files.some(({ refusal }) => refusal.reason === 'duplicate')
  return (
    <div {...slot('upload-rejected')} role="group" aria-labelledby={id}>
      <div {...slot('upload-rejected-head')}>
        <Icon name="warning" />
        <span id={id}>{strings.uploadsRejected(files.length)}</span>
        {hasAgain && (
          <button type="button" {...slot('button')} onClick={onAgain}>
            {strings.uploadAgain}
          </button>
        )}
        <button type="button" {...slot('icon-button')} aria-label={strings.close} onClick={onDismiss}>
          <Icon name="close" />
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where there are many it scrolls, also by keys */}
      <ul {...slot('upload-rejected-items')} tabIndex={0} aria-labelledby={id}>
        {files.map(({ file, refusal }, place) => (
          <li key={place} {...slot('upload-rejected-item')}>
            <bdi>{cleanFileName(file.name)}</bdi>: {refusalWords(strings, refusal)}
          </li>
        ))}
      </ul>
    </div>
  )
}
