import type { Strings } from '../../i18n/strings.ts'
import type { Upload } from '../../model/upload.ts'
import type { NotTaken } from './notTaken.ts'

/** Why a file was not taken, in a sentence (UP-2). */
export function refusalWords(strings: Strings, refusal: NotTaken['refusal']): string {
  switch (refusal.reason) {
    case 'too-many':
      return strings.uploadTooMany(refusal.max)
    case 'too-big':
      return strings.uploadTooBig(refusal.size, refusal.max)
    case 'total-too-big':
      return strings.uploadTotalTooBig(refusal.max)
    case 'type-not-allowed':
      return strings.uploadTypeRefused(refusal.type, refusal.allowed)
    case 'mismatch':
      return strings.uploadMismatch(refusal.claimed, refusal.found)
    default:
      return strings.uploadRefusals[refusal.reason]
  }
}

/** What the server said is worth more than that it said no, where no better word for it is known. */
const IN_ITS_WORDS: ReadonlySet<string> = new Set(['input', 'other', 'bounced'])

/** Why a file did not arrive; `null` while nothing is wrong. */
export function failureWords(strings: Strings, { failure }: Pick<Upload, 'failure'>): string | null {
  if (failure === null) return null
  const { reason, text } = failure
  return IN_ITS_WORDS.has(reason) && text !== '' ? strings.uploadRefused(text) : strings.uploadFaults[reason]
}
