/** Signs on the keys of every keyboard, or the words printed there. */
const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ContextMenu: '☰',
  Escape: 'Esc',
  ' ': 'Space',
}
const APPLE_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', ...SIGNS }
const OTHER_SIGNS: Readonly<Record<string, string>> = { Mod: 'Ctrl', ...SIGNS }

const partsOf = (shortcut: string): readonly string[] => shortcut.split(/\+(?=.)/)

const upper = (key: string): string => (key.length === 1 ? key.toUpperCase() : key)

/** Whether this machine has a ⌘ key. */
export const hasCommandKey = (): boolean =>
  typeof document !== 'undefined' && /Mac|iP(hone|ad|od)/.test(document.defaultView?.navigator.platform ?? '')

/** The keys of a shortcut as they are printed on this keyboard: `Mod+c` is Ctrl and C, or ⌘ and C. */
export const keysOf = (shortcut: string, isApple: boolean = hasCommandKey()): readonly string[] =>
  partsOf(shortcut).map((part) => (isApple ? APPLE_SIGNS : OTHER_SIGNS)[part] ?? upper(part))

/** A shortcut as it is shown behind the name of what it does. */
export const shortcutText = (shortcut: string, isApple: boolean = hasCommandKey()): string =>
  keysOf(shortcut, isApple).join(isApple ? '' : '+')

/** A shortcut as `aria-keyshortcuts` wants it. */
export const ariaShortcut = (shortcut: string, isApple: boolean = hasCommandKey()): string =>
  partsOf(shortcut)
    .map((part) => (part === 'Mod' ? (isApple ? 'Meta' : 'Control') : part === '+' ? 'Plus' : upper(part)))
    .join('+')
