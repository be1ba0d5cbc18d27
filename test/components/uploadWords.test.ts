// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { limitWords } from '../../src/components/UploadTray/limitWords.ts'
import { failureWords, refusalWords } from '../../src/components/UploadTray/uploadWords.ts'
import type { NotTaken } from '../../src/components/UploadTray/notTaken.ts'
import { en } from '../../src/i18n/en.ts'
import { fa } from '../../src/i18n/fa.ts'
import { createFormatter } from '../../src/i18n/format.ts'
import type { Upload, UploadFailure } from '../../src/model/upload.ts'
import { plain } from '../support/spoken.ts'

const english = en(createFormatter({ locale: 'en' }))
const persian = fa(createFormatter({ locale: 'fa' }))
const MB = 1024 * 1024

/** One of each reason; a new one does not compile until it is here. */
const refusals: {
  readonly [Reason in NotTaken['refusal']['reason']]: NotTaken['refusal'] & { reason: Reason }
} = {
  'too-many': { reason: 'too-many', max: 10 },
  'too-big': { reason: 'too-big', size: 12.34 * MB, max: 10 * MB },
  'total-too-big': { reason: 'total-too-big', max: 50 * MB },
  empty: { reason: 'empty' },
  'bad-name': { reason: 'bad-name' },
  'type-not-allowed': { reason: 'type-not-allowed', type: 'exe', allowed: ['pdf', 'txt'] },
  disguised: { reason: 'disguised' },
  mismatch: { reason: 'mismatch', claimed: 'image/png', found: 'image/svg+xml' },
  duplicate: { reason: 'duplicate' },
  unreadable: { reason: 'unreadable' },
  unavailable: { reason: 'unavailable' },
  'not-allowed': { reason: 'not-allowed' },
  folder: { reason: 'folder' },
}

describe('UP-2: why a file was not taken', () => {
  it('has a sentence for every reason, each another one', () => {
    for (const strings of [english, persian]) {
      const all = Object.values(refusals).map((refusal) => refusalWords(strings, refusal))
      expect(new Set(all).size).toBe(all.length)
      expect(all.filter((text) => text.trim() === '' || /undefined|NaN/.test(text))).toEqual([])
    }
  })

  it.each([
    ['too-many', 'No more than 10 files'],
    ['too-big', 'Too large: 12.3 MB, the limit is 10 MB'],
    ['total-too-big', 'All files together are over 50 MB'],
    ['type-not-allowed', 'The type exe is not allowed, only pdf and txt'],
    ['mismatch', 'It says image/png but is image/svg+xml'],
  ] as const)('says the numbers and names of %s', (reason, expected) => {
    expect(plain(refusalWords(english, refusals[reason]))).toBe(expected)
  })

  it('says less where less is known', () => {
    const words = (refusal: NotTaken['refusal']): string => plain(refusalWords(english, refusal))
    expect(words({ reason: 'type-not-allowed', type: '', allowed: [] })).toBe('This type is not allowed')
    expect(words({ reason: 'mismatch', claimed: 'image/png', found: '' })).toBe(
      'It is not image/png, as it says',
    )
  })

  it('writes sizes in the digits and words of the language', () => {
    expect(plain(refusalWords(persian, refusals['too-big']))).toBe(
      'بیش از اندازه بزرگ: ۱۲٫۳ مگابایت، حداکثر ۱۰ مگابایت',
    )
  })
})

describe('UP-2: why a file did not arrive', () => {
  const words = (failure: UploadFailure | null): string | null =>
    failureWords(english, { failure } as unknown as Upload)

  it('is said in our words, and in those of the server where it knows better', () => {
    expect(words(null)).toBeNull()
    expect(words({ reason: 'no-answer', text: 'Failed to fetch' })).toBe('The server did not answer in time')
    expect(plain(words({ reason: 'other', text: 'no space left' }))).toBe(
      'The server refused it: no space left',
    )
    expect(words({ reason: 'other', text: '' })).toBe('The server did not take it')
  })

  it('has another sentence for every reason', () => {
    for (const { uploadFaults } of [english, persian]) {
      const all = Object.values(uploadFaults)
      expect(new Set(all).size).toBe(all.length)
    }
  })
})

describe('UP-3: what is taken', () => {
  const none = Number.POSITIVE_INFINITY
  it('is told as far as it is limited', () => {
    const limits = { count: none, totalSize: none, image: { size: none }, file: { size: none } }
    expect(limitWords(english, limits)).toBe('')
    const some = {
      count: 10,
      totalSize: 50 * MB,
      image: { size: 5 * MB },
      file: { size: 20 * MB, allowedExtensions: ['pdf', 'txt'] },
    }
    expect(plain(limitWords(english, some))).toBe(
      'At most 10 files. Pictures up to 5 MB, other files up to 20 MB. Up to 50 MB in all. Only pdf and txt.',
    )
    // As many as are taken cannot be more than all of them may have together.
    const whole = { count: 10, totalSize: 10 * MB, image: { size: MB }, file: { size: MB } }
    expect(plain(limitWords(english, whole))).toBe('At most 10 files. Up to 1 MB each.')
    expect(plain(limitWords(english, { ...limits, image: { size: MB }, file: { size: MB } }))).toBe(
      'Up to 1 MB each.',
    )
  })
})
