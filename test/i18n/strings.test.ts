// @vitest-environment node
import { describe, expect, expectTypeOf, it } from 'vitest'
import { en } from '../../src/i18n/en.ts'
import { fa } from '../../src/i18n/fa.ts'
import { createFormatter } from '../../src/i18n/format.ts'
import type {
  AttachmentWord,
  ShortcutWord,
  Strings,
  UploadFaultWord,
  UploadWord,
} from '../../src/i18n/strings.ts'
import type { Attachment } from '../../src/model/message.ts'
import type { UploadFailure, UploadState } from '../../src/model/upload.ts'
import type { ShortcutName } from '../../src/parts/shortcuts.ts'

type FunctionKey = {
  [Key in keyof Strings]: Strings[Key] extends (...values: never) => string ? Key : never
}[keyof Strings]
type Samples = { readonly [Key in FunctionKey]: Parameters<Strings[Key]> }

/** One call of every function; a new function does not compile until it is here. */
const samples: Samples = {
  pollChooseUpTo: [7],
  pollClosesIn: [7],
  pollClosesToday: ['A1'],
  pollClosesTomorrow: ['A1'],
  pollClosesInDays: [7, 'A1', 'B2'],
  pollOption: ['A1', 7, 12, true, true],
  pollPercent: [7],
  pollVotes: [7],
  pollFull: [7],
  pollShowAll: [7],
  pollSuggested: ['A1'],
  pollComments: [7],
  pollVoters: ['A1'],
  announcePollMore: [7],
  pollUnchanged: ['A1'],
  announceVoted: ['A1'],
  announceVoteWithdrawn: ['A1'],
  createPollOption: [7],
  createPollRemove: ['A1'],
  createPollUp: ['A1'],
  createPollDown: ['A1'],
  createPollMoved: ['A1', 7, 12],
  createPollClosesAt: ['A1', 'B2'],
  createPollTooLong: [7],
  createPollTooFew: [7],
  createPollTooMany: [7],
  createPollVotesOff: [7, 12],
  createPollFailed: ['A1'],
  editPollRemoved: ['A1', 7],
  namesMore: [7],
  pictureFailed: ['A1'],
  lightboxAt: [7, 12],
  lightboxShown: ['A1', 7, 12],
  voiceAt: ['A1', 'B2'],
  voiceSpeed: [7],
  linkConfirmText: ['A1'],
  linkConfirmRemember: ['A1'],
  channelActions: ['A1'],
  lastSeen: ['A1'],
  profileOf: ['A1'],
  localTime: ['A1'],
  unreadStrip: [7, 'A1'],
  messageEditedAt: ['A1'],
  messageSentAt: ['A1', 'B2'],
  statusReadBy: [['A1', 'B2']],
  composerLeft: [7],
  composerCommand: ['A1'],
  composerUnknownCommand: ['A1'],
  suggestionsFound: [7, 'A1'],
  threadReplies: [7],
  messagePinnedBy: ['A1'],
  pinFailed: ['A1'],
  markFailed: ['A1'],
  reportPersonTitle: ['A1'],
  reportBlockAsk: ['A1'],
  mutePerson: ['A1'],
  unmutePerson: ['A1'],
  blockPerson: ['A1'],
  unblockPerson: ['A1'],
  mutedPerson: ['A1'],
  unmutedPerson: ['A1'],
  blockedPerson: ['A1'],
  unblockedPerson: ['A1'],
  flagsIn: ['A1'],
  flagsBy: ['A1'],
  announceFlags: [7],
  reportFailed: ['A1'],
  remindFailed: ['A1'],
  previewFailed: ['A1'],
  reminderAt: ['A1', 'A1'],
  reminderRemoveOf: ['A1'],
  pinnedOpen: [7, true],
  pinnedUntil: ['A1', 'B2'],
  pinRemoveOf: ['A1'],
  forwardMost: [7],
  forwarded: [['A1', 'B2']],
  reminderDue: ['A1'],
  muteFailed: ['A1'],
  blockFailed: ['A1'],
  threadAlso: ['A1'],
  threadSummary: [7, 3, 'A1', ['B2']],
  threadUnread: [7],
  announceChannel: ['A1', 7],
  announceMessage: ['A1', 'B2'],
  announceAttachment: ['A1', 'image', 'B2'],
  announceMention: ['A1', 'B2'],
  announceReply: ['A1', 'B2'],
  announceMessages: [7, 'A1', 'B2'],
  announceBrief: ['A1'],
  announceElsewhere: ['A1'],
  announceFailed: ['A1'],
  announceFailures: [7],
  announceUploading: [7],
  announceUploaded: [7],
  announceUploadFailed: ['A1', 'B2'],
  announceUploadFailures: [7],
  announceHistory: [7],
  announceJump: ['A1', 'B2'],
  announceReacted: ['A1'],
  announceUnreacted: ['A1'],
  channelUnread: [7],
  channelBadge: [7],
  channelDraft: ['A1'],
  channelMembers: [7],
  channelMembersOnline: [7, 3],
  messageListLabel: ['A1'],
  messageListStart: ['A1'],
  unreadSeparator: [7],
  jumpToNew: [7],
  messageActions: ['A1'],
  messageQuote: ['A1', 'B2'],
  statusFailed: ['A1'],
  reaction: ['👍', 7, 'A1', true],
  reactWith: ['A1'],
  reactedBy: [['A1'], 'B2'],
  reactionsMore: [7],
  announceReactors: [7],
  searchIn: ['A1'],
  searchNone: ['A1'],
  searchFilterRemove: ['A1', 'B2'],
  announceResults: [7, true],
  composerLabel: ['A1'],
  composerReplying: ['A1'],
  composerOver: [7],
  uploadMost: [7],
  uploadSizes: [7, 9],
  uploadTotal: [7],
  uploadTypes: [['A1', 'B2']],
  uploadCount: [7],
  uploadSameName: ['A1', 3],
  uploadEdit: ['A1'],
  uploadCancel: ['A1'],
  uploadSendWithout: ['A1'],
  failedSendWithout: [7],
  uploadRetry: ['A1'],
  uploadRemove: ['A1'],
  uploadSent: [7, 9],
  uploadMoved: ['A1', 3, 7],
  uploadRefused: ['A1'],
  uploadTooMany: [7],
  uploadTooBig: [9, 7],
  uploadTotalTooBig: [7],
  uploadTypeRefused: ['A1', ['B2']],
  uploadMismatch: ['A1', 'B2'],
  uploadsRejected: [7],
  uploadRejected: ['A1', 'B2'],
  uploadDrop: ['A1'],
  composerSlow: [7],
  typingOne: ['A1'],
  typingTwo: ['A1', 'B2'],
  connectionReconnecting: [7],
  editFailed: ['A1'],
  deleteFailed: ['A1'],
  reactionFailed: ['A1'],
  voteFailed: ['A1'],
}

const english = en(createFormatter({ locale: 'en' }))
const persian = fa(createFormatter({ locale: 'fa' }))
const both = [
  ['en', english],
  ['fa', persian],
] as const

/** Every sentence of a catalogue under its name, functions called with their sample. */
function sentences(strings: Strings): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(strings) as [string, Strings[keyof Strings]][]) {
    if (typeof value === 'string') all.set(key, value)
    else if (typeof value === 'object')
      for (const [word, text] of Object.entries(value)) all.set(`${key}.${word}`, text)
    else all.set(key, call(value, samples[key as FunctionKey]))
  }
  return all
}

const call = (sentence: unknown, values: readonly unknown[]): string =>
  (sentence as (...values: readonly unknown[]) => string)(...values)

const arities = (strings: Strings): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(strings).flatMap(([key, value]) =>
      typeof value === 'function' ? [[key, value.length]] : [],
    ),
  )

describe('the catalogues', () => {
  it('have the same entries, taking the same values', () => {
    expect([...sentences(persian).keys()]).toEqual([...sentences(english).keys()])
    expect(arities(persian)).toEqual(arities(english))
    expect(Object.keys(arities(english)).sort()).toEqual(Object.keys(samples).sort())
  })

  it('have a sentence for every refusal and a word for every attachment that there is', () => {
    expectTypeOf<AttachmentWord>().toEqualTypeOf<Attachment['kind'] | 'poll'>()
    expectTypeOf<ShortcutWord>().toEqualTypeOf<ShortcutName>()
    expectTypeOf<UploadFaultWord>().toEqualTypeOf<UploadFailure['reason']>()
    type InWords = Exclude<UploadState, 'uploading' | 'failed' | 'rejected'>
    expectTypeOf<UploadWord>().toEqualTypeOf<InWords | 'offline'>()
  })

  it.each(both)('say something in every entry of %s', (_locale, strings) => {
    const faulty = [...sentences(strings)].filter(
      ([, text]) => text.trim() !== text || text === '' || / {2}|undefined/.test(text),
    )
    expect(faulty).toEqual([])
  })
})

describe('Persian', () => {
  /** Nothing but the values and a colon. */
  const WORDLESS = ['announceMessage', 'announceUploadFailed']

  it('is translated everywhere', () => {
    const theirs = sentences(english)
    const same = [...sentences(persian)].filter(([key, text]) => theirs.get(key) === text)
    expect(same.map(([key]) => key)).toEqual(WORDLESS)
  })

  it('has no Latin letters or digits but the values and the name of a key', () => {
    const left = [...sentences(persian)]
      .map(([key, text]) => [key, text.replaceAll(/A1|B2|\b(?:Tab|Enter|Alt)\b/g, '')] as const)
      .filter(([, text]) => /[A-Za-z0-9]/.test(text))
    expect(left).toEqual([])
  })

  it('is spelt with Persian letters, half-spaces and punctuation', () => {
    const faulty = [...sentences(persian)].filter(
      ([, text]) =>
        /[يكةى]/.test(text) ||
        // A prefix or an ending that stands apart.
        /(^|\s)ن?می\s/.test(text) ||
        /\s(ها|های|هایی|تر|ترین|اند|ام|ای)(\s|$)/.test(text) ||
        /[,;?]/.test(text) ||
        // A half-space that joins nothing.
        /\u200C(\s|$)|(\s|^)\u200C|[ادذرزژو]\u200C\u200C/.test(text),
    )
    expect(faulty).toEqual([])
  })

  it('writes numbers with the digits of the formatter', () => {
    expect(persian.jumpToNew(12)).toBe('۱۲ پیام تازه')
    expect(fa(createFormatter({ locale: 'fa', numberingSystem: 'latn' })).jumpToNew(12)).toBe('12 پیام تازه')
    expect(persian.channelBadge(250)).toBe('۹۹+')
  })
})

describe('plural forms', () => {
  const counts = [0, 1, 2, 5]

  it.each([
    ['jumpToNew', ['0 new messages', '1 new message', '2 new messages', '5 new messages']],
    [
      'channelUnread',
      ['unread, 0 messages', 'unread, 1 message', 'unread, 2 messages', 'unread, 5 messages'],
    ],
    ['channelMembers', ['0 members', '1 member', '2 members', '5 members']],
    [
      'connectionReconnecting',
      [
        'Connection lost. Trying again now',
        'Connection lost. Trying again in 1 second',
        'Connection lost. Trying again in 2 seconds',
        'Connection lost. Trying again in 5 seconds',
      ],
    ],
  ] as const)('are right in English: %s', (key, expected) => {
    expect(counts.map((count) => english[key](count))).toEqual(expected)
  })

  it.each([
    ['jumpToNew', ['۰ پیام تازه', '۱ پیام تازه', '۲ پیام تازه', '۵ پیام تازه']],
    ['channelMembers', ['۰ عضو', '۱ عضو', '۲ عضو', '۵ عضو']],
    [
      'connectionReconnecting',
      [
        'اتصال قطع شد. در حال تلاش دوباره',
        'اتصال قطع شد. تلاش دوباره تا ۱ ثانیهٔ دیگر',
        'اتصال قطع شد. تلاش دوباره تا ۲ ثانیهٔ دیگر',
        'اتصال قطع شد. تلاش دوباره تا ۵ ثانیهٔ دیگر',
      ],
    ],
  ] as const)('are right in Persian: %s', (key, expected) => {
    expect(counts.map((count) => persian[key](count))).toEqual(expected)
  })

  it('go by the language of the words, whatever the formatter is for', () => {
    // In Persian, nothing counts like one thing; in English like many.
    expect(en(createFormatter({ locale: 'fa' })).jumpToNew(0)).toBe('۰ new messages')
  })
})

describe.each(both)('foreign text in %s', (_locale, strings) => {
  const NASTY = 'x\u2069\u202Ey\u2067\nz'

  it('is isolated wherever it stands', () => {
    const bare = (Object.keys(samples) as FunctionKey[]).flatMap((key) => {
      const text = call(strings[key], samples[key])
      const values = (samples[key] as readonly unknown[])
        .flat()
        .filter((value): value is string => typeof value === 'string' && /^[AB]\d$/.test(value))
      return values.filter((value) => !text.includes(`\u2068${value}\u2069`)).map(() => key)
    })
    expect(bare).toEqual([])
  })

  it('cannot reach beyond its isolate', () => {
    for (const key of Object.keys(samples) as FunctionKey[]) {
      const nasty = (value: unknown): unknown =>
        Array.isArray(value) ? value.map(nasty) : /^[AB]\d$/.test(String(value)) ? NASTY : value
      const text = call(strings[key], samples[key].map(nasty))
      expect(text.replaceAll('\u2068xy z\u2069', '')).not.toMatch(/[\u202A-\u202E\u2066-\u2069\n]|xy/)
    }
  })
})

describe.each(both)('names of controls in %s', (locale, strings) => {
  const { number } = createFormatter({ locale })

  it('begin with what is seen', () => {
    expect(strings.gapLoadLabel.startsWith(strings.gapLoad)).toBe(true)
    expect(strings.reaction('👍', 3, 'x', false).startsWith(`👍 ${number(3)}`)).toBe(true)
  })

  it('tell my reaction from those of others', () => {
    expect(strings.reaction('👍', 3, 'x', true)).not.toBe(strings.reaction('👍', 3, 'x', false))
  })
})

it('reads as the specification has it', () => {
  const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')
  expect(plain(english.reaction('👍', 3, english.reactionNames.like, true))).toBe(
    '👍 3, thumbs up, including you',
  )
  expect(plain(english.channelMembersOnline(3, 1))).toBe('3 members · 1 online')
  expect(plain(english.messageQuote('Ann Lee', 'Lunch?'))).toBe('Reply to Ann Lee: Lunch?')
})

it('lets a host change one string and keep the rest', () => {
  const ours = ((format) => ({ ...en(format), composerSend: 'Post' })) satisfies typeof en
  const strings = ours(createFormatter({ locale: 'en' }))
  expect([strings.composerSend, strings.composerSave]).toEqual(['Post', 'Save changes'])
})
