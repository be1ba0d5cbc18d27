'use client'
import { useLeaveWarning } from '../../hooks/useLeaveWarning.ts'
import { useUploadHappenings } from '../../hooks/useUploadHappenings.ts'
import type { UploadId } from '../../model/upload.ts'
import { cleanFileName } from '../../text/index.ts'
import { failureWords } from '../UploadTray/uploadWords.ts'
import { useLocale } from './LocaleContext.ts'
import { useRoot } from './RootContext.ts'

export interface UploadWatchProps {
  /** What was on its way when there was something to be watched over for the first time. */
  readonly begun: readonly UploadId[]
}

/**
 * Tells, wherever one is, that files begin to go up and how that ended (UX §4), and asks before the page is left meanwhile
 * (UP-5). Draws nothing.
 */
export function UploadWatch({ begun }: UploadWatchProps): null {
  const { strings } = useLocale()
  const { announce } = useRoot()
  useLeaveWarning()
  useUploadHappenings((happening) => {
    switch (happening.type) {
      case 'started':
        return announce(strings.announceUploading(happening.count))
      case 'done':
        return announce(strings.announceUploaded(happening.count))
      case 'failed': {
        const { files } = happening
        const [first] = files
        if (!first) return
        const name = cleanFileName(first.name) || strings.attachments[first.kind]
        const reason = failureWords(strings, first) ?? strings.uploadFaults.other
        const isOne = files.length === 1
        return announce(
          isOne ? strings.announceUploadFailed(name, reason) : strings.announceUploadFailures(files.length),
          'alert',
        )
      }
      default:
        happening satisfies never
    }
  }, begun)
  return null
}
