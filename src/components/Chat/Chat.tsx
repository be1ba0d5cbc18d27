'use client'
import { type JSX, type ReactNode, useCallback, useMemo, useState } from 'react'
import { ChatProvider, type ChatProviderProps } from '../../hooks/ChatProvider.tsx'
import { useConnection } from '../../hooks/useConnection.ts'
import { en } from '../../i18n/en.ts'
import { createFormatter } from '../../i18n/format.ts'
import type { StringsFor } from '../../i18n/strings.ts'
import type { ChannelId } from '../../model/id.ts'
import { slot } from '../slot.ts'
import { type ActiveChannel, ActiveChannelContext } from './ActiveChannelContext.ts'
import { createLocale, LocaleContext } from './LocaleContext.ts'

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
  /** @default 'system' */
  readonly theme?: 'light' | 'dark' | 'system'
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
  readonly className?: string
  readonly children?: ReactNode
}

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
  theme = 'system',
  density = 'cozy',
  layout = 'bubbles',
  channelId,
  defaultChannelId = null,
  onChannelChange,
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
  const channel = useMemo((): ActiveChannel => ({ channelId: active, open }), [active, open])
  const words = useMemo(
    () => createLocale(strings, createFormatter({ locale, timeZone })),
    [strings, locale, timeZone],
  )
  return (
    <LocaleContext.Provider value={words}>
      <ActiveChannelContext.Provider value={channel}>
        <div
          {...slot('root', className)}
          dir={dir ?? words.format.dir}
          lang={locale}
          data-theme={theme}
          data-density={density}
          data-layout={layout}
          data-connection={state === 'idle' ? 'connecting' : state}
          data-pane={active === null ? 'list' : 'conversation'}
        >
          <div {...slot('panes')}>{children}</div>
        </div>
      </ActiveChannelContext.Provider>
    </LocaleContext.Provider>
  )
}
