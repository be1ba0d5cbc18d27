/** What the address bar says: who chats, where, and how it looks. A window keeps it when it is reloaded. */
export interface Settings {
  readonly user: string | null
  readonly locale: 'en' | 'fa'
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'compact' | 'cozy' | 'comfortable'
  readonly channel: string | null
  readonly backend: 'stream'
  /** A scene to load beside what the server holds, by its name. */
  readonly scene: string | null
  /** A channel of so many messages to make; 0 for none. */
  readonly rows: number
}

const oneOf = <Word extends string>(value: string | null, words: readonly [Word, ...Word[]]): Word =>
  words.find((word) => word === value) ?? words[0]

export function readSettings(): Settings {
  const query = new URLSearchParams(location.search)
  return {
    user: query.get('user'),
    locale: oneOf(query.get('locale'), ['en', 'fa']),
    theme: oneOf(query.get('theme'), ['system', 'light', 'dark']),
    density: oneOf(query.get('density'), ['cozy', 'compact', 'comfortable']),
    channel: query.get('channel'),
    backend: oneOf(query.get('backend'), ['stream']),
    scene: query.get('scene'),
    rows: Math.max(0, Math.floor(Number(query.get('rows')) || 0)),
  }
}

/** Puts changed settings into the address without loading the page again. */
export function writeSettings(change: Partial<Settings>): Settings {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(change)) {
    if (value) query.set(name, String(value))
    else query.delete(name)
  }
  history.replaceState(null, '', `?${query.toString()}`)
  return readSettings()
}
