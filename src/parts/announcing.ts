/** The part of the world's clock that is needed here. */
export interface Clock {
  /** ms; never jumps back. */
  monotonic(): number
  after(ms: number, callback: () => void): () => void
}

/** How much is spoken: everything, who or how many, or errors only (AN-3). */
export type Verbosity = 'full' | 'brief' | 'off'

export type Level = 'polite' | 'alert'

/** How the connection is, as far as it is worth a word. */
export type Hearing = 'online' | 'lost' | 'refused'

/** One message that came into the open conversation. */
export interface Incoming {
  readonly author: string
  /** The whole sentence about it. */
  readonly sentence: string
  /** What it says, for the sentence about several. */
  readonly text: string
}

/** The sentences that are made here, in the language of the moment. */
export interface Sentences {
  readonly several: (count: number, author: string, text: string) => string
  readonly count: (count: number) => string
  readonly brief: (author: string) => string
  readonly failed: (reason: string) => string
  readonly failures: (count: number) => string
  readonly hearing: Readonly<Record<Hearing, string>>
}

/** How it is said; it may change at any time. */
export interface Manner {
  readonly verbosity: Verbosity
  readonly sentences: Sentences
}

export interface AnnouncingOptions {
  readonly clock: Clock
  readonly say: (text: string, level: Level) => void
}

/** Decides what is spoken when (UX §4): it gathers, waits for pauses, and leaves out what nobody needs to hear. */
export interface Announcing {
  /** To be set before anything happens. */
  setManner(manner: Manner): void
  /** What a component asks for: spoken at once. */
  announce(text: string, level?: Level): void
  incoming(message: Incoming): void
  /** A mention or a direct message in another conversation. */
  elsewhere(sentence: string): void
  failed(reason: string): void
  /** Somebody types in the conversation of two. */
  typing(sentence: string): void
  hearing(state: Hearing): void
  /** Another conversation was opened, or none; what was still to be said of the last one is not said any more. */
  opened(sentence: string | null): void
  /** The person at this screen pressed a key in a field. */
  keystroke(): void
  focusMoved(): void
  /** Forgets what waits. */
  stop(): void
}

const GATHER_MS = 500
const APART_MS = 2000
const PAUSE_MS = 1000
const LONGEST_HOLD_MS = 5000
const ELSEWHERE_MS = 10_000
const TYPING_MS = 10_000
const FAILURES_MS = 2000
const STABLE_MS = 2000
const SETTLED_MS = 1000
/** So many are said as one. */
const SEVERAL = 3

/** Something that waits for its time; what is set anew waits anew. */
function createTimer(clock: Clock): {
  readonly set: (ms: number, run: () => void) => void
  readonly stop: () => void
  readonly isSet: () => boolean
} {
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  return {
    stop,
    isSet: () => cancel !== null,
    set(ms, run) {
      stop()
      cancel = clock.after(ms, () => {
        cancel = null
        run()
      })
    },
  }
}

export function createAnnouncing({ clock, say }: AnnouncingOptions): Announcing {
  const timers = {
    incoming: createTimer(clock),
    elsewhere: createTimer(clock),
    failures: createTimer(clock),
    hearing: createTimer(clock),
    opened: createTimer(clock),
  }
  const now = (): number => clock.monotonic()
  let manner: Manner | null = null
  let heard: readonly Incoming[] = []
  let heardAt = 0
  let flushedAt = -Infinity
  let keyAt = -Infinity
  let waitingElsewhere: string | null = null
  let elsewhereSince = 0
  let elsewhereAt = -Infinity
  let typingAt = -Infinity
  let failures: readonly string[] = []
  let spokenHearing: Hearing = 'online'
  let latestHearing: Hearing = 'online'
  let opened: string | null = null

  const polite = (text: string): void => {
    if (manner && manner.verbosity !== 'off') say(text, 'polite')
  }
  /** How long, ms, something that waits since then has to wait for the person to stop typing. */
  const holdFor = (since: number): number =>
    Math.max(0, Math.min(keyAt + PAUSE_MS, since + LONGEST_HOLD_MS) - now())

  const flush = (): void => {
    const wait = Math.max(holdFor(heardAt), flushedAt + APART_MS - now())
    if (wait > 0) return timers.incoming.set(wait, flush)
    const batch = heard
    const latest = batch.at(-1)
    heard = []
    flushedAt = now()
    if (!latest || !manner) return
    const { sentences: words, verbosity } = manner
    const isBrief = verbosity === 'brief'
    if (batch.length >= SEVERAL)
      polite(isBrief ? words.count(batch.length) : words.several(batch.length, latest.author, latest.text))
    else for (const { author, sentence } of batch) polite(isBrief ? words.brief(author) : sentence)
  }

  const flushElsewhere = (): void => {
    const wait = Math.max(holdFor(elsewhereSince), elsewhereAt + ELSEWHERE_MS - now())
    if (wait > 0) return timers.elsewhere.set(wait, flushElsewhere)
    elsewhereAt = now()
    if (waitingElsewhere !== null) polite(waitingElsewhere)
    waitingElsewhere = null
  }

  const flushFailures = (): void => {
    if (!manner) return
    const { sentences: words } = manner
    const sayAll = failures.length >= SEVERAL ? [words.failures(failures.length)] : failures.map(words.failed)
    failures = []
    for (const text of sayAll) say(text, 'alert')
  }

  const sayOpened = (): void => {
    if (opened !== null) polite(opened)
    opened = null
  }

  return {
    setManner(next) {
      manner = next
    },
    announce(text, level = 'polite') {
      if (level === 'alert') say(text, level)
      else polite(text)
    },
    incoming(message) {
      if (heard.length === 0) heardAt = now()
      heard = [...heard, message]
      if (!timers.incoming.isSet()) timers.incoming.set(GATHER_MS, flush)
    },
    elsewhere(sentence) {
      if (waitingElsewhere === null) elsewhereSince = now()
      waitingElsewhere = sentence
      if (!timers.elsewhere.isSet()) timers.elsewhere.set(GATHER_MS, flushElsewhere)
    },
    failed(reason) {
      failures = [...failures, reason]
      if (!timers.failures.isSet()) timers.failures.set(FAILURES_MS, flushFailures)
    },
    typing(sentence) {
      if (manner?.verbosity !== 'full' || now() - typingAt < TYPING_MS) return
      typingAt = now()
      polite(sentence)
    },
    hearing(state) {
      if (state === latestHearing) return
      latestHearing = state
      if (state === spokenHearing) return timers.hearing.stop()
      timers.hearing.set(STABLE_MS, () => {
        spokenHearing = state
        if (manner) polite(manner.sentences.hearing[state])
      })
    },
    opened(sentence) {
      heard = []
      timers.incoming.stop()
      opened = sentence
      timers.opened.set(SETTLED_MS, sayOpened)
    },
    keystroke() {
      keyAt = now()
    },
    focusMoved() {
      if (opened !== null) timers.opened.set(SETTLED_MS, sayOpened)
    },
    stop() {
      for (const timer of Object.values(timers)) timer.stop()
      heard = []
      failures = []
      waitingElsewhere = null
      opened = null
    },
  }
}
