// @vitest-environment node
import { expect, it } from 'vitest'
import { ariaShortcut, keysOf, shortcutText } from '../../src/parts/shortcutText.ts'

it.each([
  ['Mod+c', 'Ctrl+C', '⌘C', 'Control+C', 'Meta+C'],
  ['Mod+Shift+x', 'Ctrl+Shift+X', '⌘⇧X', 'Control+Shift+X', 'Meta+Shift+X'],
  ['Alt+Shift+ArrowDown', 'Alt+Shift+↓', '⌥⇧↓', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown'],
  ['+', '+', '+', 'Plus', 'Plus'],
  ['Mod++', 'Ctrl++', '⌘+', 'Control+Plus', 'Meta+Plus'],
  ['F6', 'F6', 'F6', 'F6', 'F6'],
  ['Delete', 'Delete', 'Delete', 'Delete', 'Delete'],
])('%s is written as the keyboard has it', (shortcut, other, apple, aria, ariaApple) => {
  expect(shortcutText(shortcut, false)).toBe(other)
  expect(shortcutText(shortcut, true)).toBe(apple)
  expect(ariaShortcut(shortcut, false)).toBe(aria)
  expect(ariaShortcut(shortcut, true)).toBe(ariaApple)
})

it('is single keys for a list of keys', () => {
  expect(keysOf('Mod+/', false)).toEqual(['Ctrl', '/'])
})
