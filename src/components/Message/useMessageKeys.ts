'use client'
import type { KeyboardEvent } from 'react'
import { isRtl } from '../../parts/isRtl.ts'
import { isPressed } from '../../parts/shortcuts.ts'
import { useRoot } from '../Chat/RootContext.ts'
import type { MessageCommand } from './useMessageCommands.tsx'

/**
 * The keys of a message (UX §3): letters while the row itself has the focus, the end-arrow into the toolbar, and
 * Escape from anything inside back to the row.
 * @param openMenu the menu of the row, whatever asks for it; `null` where it would be empty
 */
export function useMessageKeys(
  commands: readonly MessageCommand[],
  openMenu: (() => void) | null,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { shortcuts } = useRoot()
  return (event) => {
    const { currentTarget: row, nativeEvent: key } = event
    if (key.defaultPrevented || key.isComposing) return
    const take = (act: () => void): void => {
      event.preventDefault()
      act()
    }
    if (event.target !== row) {
      if (key.key === 'Escape') take(() => row.focus())
      return
    }
    const isBare = !key.ctrlKey && !key.metaKey && !key.altKey && !key.shiftKey
    if (isBare && key.key === (isRtl(row) ? 'ArrowLeft' : 'ArrowRight')) {
      const first = row.querySelector<HTMLElement>('[data-slot="message-toolbar"] button')
      if (first) take(() => first.focus())
      return
    }
    if (openMenu && isPressed(key, shortcuts, 'messageMenu')) return take(openMenu)
    const pressed = commands.find((command) => command.key !== null && isPressed(key, shortcuts, command.key))
    // What somebody has selected is what they want to copy.
    const isSelected = pressed?.id === 'copy' && row.ownerDocument.getSelection()?.isCollapsed === false
    if (pressed && !isSelected) take(pressed.run)
  }
}
