'use client'
import { useEffect, useMemo, useRef } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { type Happening, useHappenings } from '../../hooks/useHappenings.ts'
import { useConnection } from '../../hooks/useConnection.ts'
import { useGlance } from '../../hooks/useGlance.ts'
import type { Strings } from '../../i18n/strings.ts'
import type { ConnectionState } from '../../model/connection.ts'
import type { ChannelId } from '../../model/id.ts'
import {
  type Announcing,
  createAnnouncing,
  type Hearing,
  type Sentences,
  type Verbosity,
} from '../../parts/announcing.ts'
import { createLiveLog, type LiveLog } from '../../parts/liveLog.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { isolateName, previewText } from '../../text/index.ts'
import type { OpenThread } from '../Chat/ActiveChannelContext.ts'

export interface SpeechOptions {
  readonly strings: Strings
  readonly verbosity: Verbosity
  /** The open conversation. */
  readonly channelId: ChannelId | null
  /** The thread that is open in it. */
  readonly thread: Pick<OpenThread, 'channelId' | 'root'> | null
}

/** What a root says, and where it is written down. */
export interface Speech {
  readonly log: LiveLog
  readonly announcing: Announcing
}

/** So much of a message is spoken, characters. */
const SPOKEN = 200

const sentencesOf = (strings: Strings): Sentences => ({
  several: strings.announceMessages,
  count: strings.jumpToNew,
  brief: strings.announceBrief,
  failed: strings.announceFailed,
  failures: strings.announceFailures,
  hearing: {
    online: strings.connectionBack,
    lost: strings.announceOffline,
    refused: strings.connectionRefused,
  },
})

function hearingOf(state: ConnectionState): Hearing | null {
  switch (state) {
    case 'online':
      return 'online'
    case 'reconnecting':
    case 'offline':
      return 'lost'
    case 'refused':
      return 'refused'
    // Before the first word of the server nothing is lost.
    case 'idle':
    case 'connecting':
      return null
    default:
      return state satisfies never
  }
}

/** Has spoken what happens around one root (UX §4), while the conversation that is open may change. */
export function useSpeech({ strings, verbosity, channelId, thread }: SpeechOptions): Speech {
  const { env } = useChat()
  const { state } = useConnection()
  const glance = useGlance()
  const now = useRef({ strings, verbosity, channelId, thread })
  useLayout(() => {
    now.current = { strings, verbosity, channelId, thread }
  })

  const speech = useMemo((): Speech => {
    const log = createLiveLog(env)
    return { log, announcing: createAnnouncing({ clock: env, say: log.add }) }
  }, [env])
  const { announcing } = speech

  useLayout(
    () => announcing.setManner({ verbosity, sentences: sentencesOf(strings) }),
    [announcing, verbosity, strings],
  )
  useEffect(() => () => announcing.stop(), [announcing])
  useHappenings((happening) => tell(announcing, happening, now.current, glance))
  useEffect(() => {
    const hearing = hearingOf(state)
    if (hearing) announcing.hearing(hearing)
  }, [announcing, state])

  // Nothing is spoken on load (P-4). Before the conversation is drawn, because seeing it marks it as read.
  const spokenFor = useRef(channelId)
  useLayout(() => {
    if (spokenFor.current === channelId) return
    spokenFor.current = channelId
    if (channelId === null) return announcing.opened(null)
    const { title, unread } = glance(channelId)
    const words = now.current.strings
    announcing.opened(words.announceChannel(isolateName(title) || words.channelUnnamed, unread))
  }, [announcing, channelId, glance])
  return speech
}

function tell(
  announcing: Announcing,
  happening: Happening,
  { strings, channelId, thread }: SpeechOptions,
  glance: ReturnType<typeof useGlance>,
): void {
  switch (happening.type) {
    case 'message':
      if (thread && happening.channelId === thread.channelId && happening.parent === thread.root)
        return announcing.incoming(incomingOf(happening, strings, strings.announceReply))
      // What is said in the threads of others is for those who have them open.
      if (!happening.isInChannel) return
      if (happening.channelId === channelId) return announcing.incoming(incomingOf(happening, strings))
      if (happening.isSilent || !(happening.mentionsMe || happening.isDirect)) return
      return announcing.elsewhere(
        strings.announceElsewhere(isolateName(glance(happening.channelId).title) || strings.channelUnnamed),
      )
    case 'failed':
      return announcing.failed(happening.reason)
    case 'unconfirmed':
      return announcing.announce(strings.announceUnconfirmed)
    case 'typing':
      if (happening.channelId === channelId)
        announcing.typing(strings.typingOne(isolateName(happening.name) || strings.userUnnamed))
      return
    default:
      happening satisfies never
  }
}

function incomingOf(
  { author, text, attachment, mentionsMe }: Happening & { readonly type: 'message' },
  strings: Strings,
  words: (author: string, text: string) => string = strings.announceMessage,
): Parameters<Announcing['incoming']>[0] {
  const name = isolateName(author) || strings.userUnnamed
  const said = previewText(text, { max: SPOKEN })
  // The file of a spoken message has a name that nobody gave it.
  const title = attachment?.voice ? strings.voiceMessage : previewText(attachment?.title ?? '')
  const thing = attachment ? title || strings.attachments[attachment.kind] : ''
  const sentence = mentionsMe
    ? strings.announceMention(name, said || thing)
    : said === '' && attachment
      ? strings.announceAttachment(name, attachment.kind, title)
      : words(name, said)
  return { author: name, sentence, text: said || thing }
}
