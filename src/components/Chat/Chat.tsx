'use client'
import { type JSX, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { ChatProvider, type ChatProviderProps } from '../../hooks/ChatProvider.tsx'
import { useConnection } from '../../hooks/useConnection.ts'
import { en } from '../../i18n/en.ts'
import { createFormatter } from '../../i18n/format.ts'
import type { StringsFor } from '../../i18n/strings.ts'
import type { ChannelId } from '../../model/id.ts'
import type { Verbosity } from '../../parts/announcing.ts'
import { defaultShortcuts, type Shortcuts } from '../../parts/shortcuts.ts'
import { Announcer, useSpeech } from '../Announcer/index.ts'
import { OverlayHost, useOverlay } from '../Overlay/index.ts'
import { LinkPolicyContext } from '../Text/LinkPolicy.ts'
import { DueReminders } from '../ReminderList/DueReminders.tsx'
import { Toasts, useToastQueue } from '../Toast/index.ts'
import { type ActiveChannel, ActiveChannelContext, type OpenThread } from './ActiveChannelContext.ts'
import { createLocale, LocaleContext } from './LocaleContext.ts'
import { type ClassNames, type Components, createLook, type Icons, LookContext } from './LookContext.ts'
import { type ReactionOptions, ReactionOptionsContext } from './ReactionOptionsContext.ts'
import { createJumps } from './jumps.ts'
import { type MessageLink, MessageLinkContext } from './MessageLinkContext.ts'
import { type Root, RootContext } from './RootContext.ts'
import { Uploading } from './Uploading.tsx'
import { useRootKeys } from './useRootKeys.tsx'

export interface ChatProps {
  /** Made once, outside of rendering, by `createChat`. */
  readonly chat: ChatProviderProps['chat']
  /** A BCP 47 tag; it decides direction, calendar and digits. @default 'en' */
  readonly locale?: string
  /** Words in the language of `locale`; for Persian import `fa` from `parlour/i18n/fa`. @default English */
  readonly strings?: StringsFor
  /** @default the direction of `locale` */
  readonly dir?: 'ltr' | 'rtl'
  /** An IANA zone for times and days. @default the viewer's */
  readonly timeZone?: string
  /** e.g. `gregory`. @default the locale's; `persian` for `fa` */
  readonly calendar?: string
  /** e.g. `latn`. @default the locale's; `arabext` for `fa` */
  readonly numberingSystem?: string
  /** @default 'system' */
  readonly theme?: 'light' | 'dark' | 'system'
  /** Stronger lines and text also where the device does not ask for them. @default as the device asks */
  readonly contrast?: 'more' | undefined
  /** @default 'cozy' */
  readonly density?: 'compact' | 'cozy' | 'comfortable'
  /** @default 'bubbles' */
  readonly layout?: 'bubbles' | 'flat'
  /** The open conversation, when the application decides it. */
  readonly channelId?: ChannelId | string | null
  /** The conversation that is open at first, when the kit decides. */
  readonly defaultChannelId?: ChannelId | string | null
  /** Called after a person chose a conversation, or left it (`null`). */
  readonly onChannelChange?: (channelId: ChannelId | null) => void
  /** How much screen readers are told: everything, who or how many, or errors only (AN-3). @default 'full' */
  readonly verbosity?: Verbosity
  /** Keys that differ from ours; an empty list takes a key away. Keep the object the same between renders. */
  readonly shortcuts?: Partial<Shortcuts>
  /** Classes for single slots. Keep the object the same between renders, as with the two below. */
  readonly classNames?: ClassNames
  /** Parts that the application draws itself. */
  readonly components?: Components
  /** Pictures in place of ours. */
  readonly icons?: Icons
  /** Which reactions are offered first, and how they count. Keep the object the same between renders. */
  readonly reactions?: ReactionOptions
  /**
   * The address under which the application shows a message; with it messages have "Copy link". Keep the function the same
   * between renders.
   */
  readonly messageLink?: MessageLink
  /** Hosts to which links in messages lead at once; a link to any other asks first (EC-4). @default all */
  readonly allowedHosts?: readonly string[]
  readonly className?: string
  readonly children?: ReactNode
}

const NO_OPTIONS: ReactionOptions = {}

/**
 * The root of everything: connects the chat and gives the components below it their words, their look and the
 * conversation that is open.
 *
 * @example
 * <Chat chat={chat}><ChannelList /><Channel /></Chat>
 */
export function Chat({ chat, ...rest }: ChatProps): JSX.Element {
  return (
    <ChatProvider chat={chat}>
      <ChatRoot {...rest} />
    </ChatProvider>
  )
}

function ChatRoot({
  locale = 'en',
  strings = en,
  dir,
  timeZone,
  calendar,
  numberingSystem,
  theme = 'system',
  contrast,
  density = 'cozy',
  layout = 'bubbles',
  channelId,
  defaultChannelId = null,
  onChannelChange,
  verbosity = 'full',
  shortcuts,
  classNames,
  components,
  icons,
  reactions = NO_OPTIONS,
  messageLink,
  allowedHosts,
  className,
  children,
}: Omit<ChatProps, 'chat'>): JSX.Element {
  const { state } = useConnection()
  const [chosen, setChosen] = useState(defaultChannelId)
  const active = (channelId === undefined ? chosen : channelId) as ChannelId | null
  const open = useCallback(
    (next: ChannelId | null) => {
      setChosen(next)
      onChannelChange?.(next)
    },
    [onChannelChange],
  )
  const [held, setHeld] = useState<{ readonly of: ChannelId | null; readonly thread: OpenThread } | null>(
    null,
  )
  // A thread belongs to its channel: another one opens without.
  const isOpen = held !== null && (held.of === active || held.thread.channelId === active)
  const thread = isOpen ? held.thread : null
  const channel = useMemo(
    (): ActiveChannel => ({
      channelId: active,
      open,
      thread,
      // Opened together with its channel, it waits for that.
      openThread: (next) => setHeld(next && { of: next.channelId === active ? active : null, thread: next }),
    }),
    [active, open, thread],
  )
  const words = useMemo(
    () => createLocale(strings, createFormatter({ locale, timeZone, calendar, numberingSystem })),
    [strings, locale, timeZone, calendar, numberingSystem],
  )
  const look = useMemo(() => createLook(classNames, components, icons), [classNames, components, icons])
  const links = useMemo(() => (allowedHosts ? { allowedHosts } : undefined), [allowedHosts])
  const { toasts, toast, dismiss } = useToastQueue()
  const { root: element, host: overlays, overlay, show } = useOverlay()
  const { log, announcing } = useSpeech({ strings: words.strings, verbosity, channelId: active, thread })
  const [jumps] = useState(createJumps)
  useEffect(() => jumps.moved(active), [jumps, active])
  const root = useMemo(
    (): Root => ({
      announce: announcing.announce,
      toast,
      show,
      shortcuts: { ...defaultShortcuts, ...shortcuts },
      jumps,
    }),
    [announcing, toast, show, shortcuts, jumps],
  )
  const onKeyDown = useRootKeys(element, root, channel)
  return (
    <LocaleContext.Provider value={words}>
      <LookContext.Provider value={look}>
        <ReactionOptionsContext.Provider value={reactions}>
          <RootContext.Provider value={root}>
            <ActiveChannelContext.Provider value={channel}>
              <MessageLinkContext.Provider value={messageLink ?? null}>
                {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what its parts leave over */}
                <div
                  ref={element}
                  {...look.slot('root', className)}
                  dir={dir ?? words.format.dir}
                  lang={locale}
                  data-theme={theme}
                  data-contrast={contrast}
                  data-density={density}
                  data-layout={layout}
                  data-connection={state === 'idle' ? 'connecting' : state}
                  data-pane={active === null ? 'list' : thread ? 'thread' : 'conversation'}
                  onKeyDown={onKeyDown}
                  onInput={announcing.keystroke}
                  onFocus={announcing.focusMoved}
                >
                  <LinkPolicyContext.Provider value={links}>
                    <div {...look.slot('panes')}>{children}</div>
                  </LinkPolicyContext.Provider>
                  <Toasts toasts={toasts} dismiss={dismiss} />
                  <DueReminders />
                  <Uploading />
                  <OverlayHost ref={overlays}>{overlay}</OverlayHost>
                  <Announcer log={log} overlays={overlays} />
                </div>
              </MessageLinkContext.Provider>
            </ActiveChannelContext.Provider>
          </RootContext.Provider>
        </ReactionOptionsContext.Provider>
      </LookContext.Provider>
    </LocaleContext.Provider>
  )
}
