import { type JSX, useEffect, useState } from 'react'
import type { Env } from '../src/core.ts'
import { Channel, ChannelList, Chat, createChat, ReminderList, SkipLinks, ThreadList } from '../src/index.ts'
import { EmojiPicker } from '../src/emoji.ts'
import { fa } from '../src/i18n/fa.ts'
import { streamBackend } from '../src/stream.ts'
import type { Account } from './account.ts'
import type { Settings } from './settings.ts'

export interface ConversationProps {
  readonly account: Account
  readonly env: Env
  readonly settings: Settings
  readonly onChange: (change: Partial<Settings>) => void
  readonly onLeave: () => void
}

const components = { EmojiPicker }
const lists = { channels: ChannelList, threads: ThreadList, saved: ReminderList } as const
/** What the buttons say that choose a list. */
const listNames = {
  en: { channels: 'Channels', threads: 'Threads', saved: 'Saved' },
  fa: { channels: 'گفت‌وگوها', threads: 'رشته‌ها', saved: 'نگه‌داشته' },
} as const
type ListName = keyof typeof lists
const themes = { system: 'light', light: 'dark', dark: 'system' } as const

/** One person's chat, and a line above it to change how it looks. */
export function Conversation({ account, env, settings, onChange, onLeave }: ConversationProps): JSX.Element {
  const [chat] = useState(() =>
    createChat({ backend: streamBackend({ ...account, translations: false }), env }),
  )
  const [isShown, setShown] = useState(true)
  const [list, setList] = useState<ListName>('channels')
  useEffect(() => {
    const controls = window.parlourDemo
    if (!controls) return
    controls.chat = () => chat
    controls.show = setShown
    return () => {
      controls.chat = () => null
      controls.show = () => {}
    }
  }, [chat])
  useEffect(() => {
    document.title = `${account.user.name ?? account.user.id} · Parlour`
  }, [account])
  const { locale, theme, density, channel } = settings
  const isPersian = locale === 'fa'
  const List = lists[list]
  return (
    <div className="demo" data-theme={theme} lang={locale} dir={isPersian ? 'rtl' : 'ltr'}>
      <header className="demo-bar">
        <h1>
          <bdi>{account.user.name || account.user.id}</bdi>
        </h1>
        <span className="demo-actions">
          <span className="demo-keys">
            {isPersian ? 'همهٔ کلیدها' : 'All keys'}: <kbd dir="ltr">Ctrl+/</kbd>
          </span>
          {(Object.keys(lists) as ListName[]).map((name) => (
            <button key={name} type="button" aria-pressed={name === list} onClick={() => setList(name)}>
              {listNames[isPersian ? 'fa' : 'en'][name]}
            </button>
          ))}
          <button type="button" onClick={() => onChange({ theme: themes[theme] })}>
            {{ system: '◐', light: '☀', dark: '☾' }[theme]} {theme}
          </button>
          <button
            type="button"
            lang={isPersian ? 'en' : 'fa'}
            onClick={() => onChange({ locale: isPersian ? 'en' : 'fa' })}
          >
            {isPersian ? 'English' : 'فارسی'}
          </button>
          <button type="button" onClick={onLeave}>
            {isPersian ? 'تعویض کاربر' : 'Switch person'}
          </button>
        </span>
      </header>
      <main className="demo-chat">
        {isShown && (
          <Chat
            chat={chat}
            components={components}
            locale={locale}
            theme={theme}
            density={density}
            {...(isPersian ? { strings: fa } : {})}
            defaultChannelId={channel}
            onChannelChange={(id) => onChange({ channel: id })}
          >
            <SkipLinks />
            <List />
            <Channel />
          </Chat>
        )}
      </main>
    </div>
  )
}
