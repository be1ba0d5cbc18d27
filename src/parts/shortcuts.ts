/** What can be done by key. Letters act on a focused message only (WCAG 2.1.4). */
export type ShortcutName =
  | 'help'
  | 'nextRegion'
  | 'previousRegion'
  | 'nextUnread'
  | 'previousUnread'
  | 'messageMenu'
  | 'reply'
  | 'thread'
  | 'pin'
  | 'unread'
  | 'react'
  | 'edit'
  | 'delete'
  | 'copy'
  | 'editLast'
  | 'bold'
  | 'italic'
  | 'code'
  | 'strike'

/** Keys by what they do, in the words of `KeyboardEvent.key` behind `Mod+`, `Alt+` and `Shift+`; an empty list is no key. */
export type Shortcuts = { readonly [Name in ShortcutName]: readonly string[] }

export const defaultShortcuts: Shortcuts = {
  help: ['Mod+/'],
  nextRegion: ['F6'],
  previousRegion: ['Shift+F6'],
  nextUnread: ['Alt+Shift+ArrowDown'],
  previousUnread: ['Alt+Shift+ArrowUp'],
  messageMenu: ['Enter', 'Shift+F10', 'ContextMenu'],
  reply: ['r'],
  thread: ['t'],
  pin: ['p'],
  unread: ['u'],
  react: ['+'],
  edit: ['e'],
  delete: ['Delete', 'Backspace'],
  copy: ['Mod+c'],
  editLast: ['ArrowUp'],
  bold: ['Mod+b'],
  italic: ['Mod+i'],
  code: ['Mod+e'],
  strike: ['Mod+Shift+x'],
}

/** The part of a keyboard event that counts here. */
export interface Key {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly defaultPrevented: boolean
  readonly isComposing?: boolean
}

const isLetter = (key: string): boolean => /^[a-z]$/i.test(key)

/** What the key would be on a Latin keyboard, so that R replies on a Persian one too (KB-1). */
const latin = ({ key, code }: Key): string =>
  /^[\x20-\x7E]+$/.test(key) ? key : /^Key[A-Z]$/.test(code) ? code.slice(3) : key

function presses(event: Key, shortcut: string): boolean {
  const parts = shortcut.split(/\+(?=.)/)
  const key = parts.pop() ?? ''
  const pressed = latin(event)
  const has = (modifier: string): boolean => parts.includes(modifier)
  // A sign such as + or ? is itself, whatever has to be held to type it.
  const isSign = pressed.length === 1 && !isLetter(pressed)
  return (
    pressed.toLowerCase() === key.toLowerCase() &&
    has('Mod') === (event.ctrlKey || event.metaKey) &&
    has('Alt') === event.altKey &&
    (isSign || has('Shift') === event.shiftKey)
  )
}

/** Whether a key press asks for this: not when somebody has acted on it, nor while a word is being composed. */
export const isPressed = (event: Key, shortcuts: Shortcuts, name: ShortcutName): boolean =>
  !event.defaultPrevented &&
  event.isComposing !== true &&
  shortcuts[name].some((shortcut) => presses(event, shortcut))
