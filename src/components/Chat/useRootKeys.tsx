'use client'
import { type KeyboardEvent, lazy, type RefObject, useEffect, useRef } from 'react'
import { useNextUnread } from '../../hooks/useNextUnread.ts'
import { focusNextRegion, focusRegion } from '../../parts/regions.ts'
import { isPressed, type ShortcutName } from '../../parts/shortcuts.ts'
import type { ActiveChannel } from './ActiveChannelContext.ts'
import type { Root } from './RootContext.ts'

const ShortcutHelp = lazy(() =>
  import('../ShortcutHelp/ShortcutHelp.tsx').then((module) => ({ default: module.ShortcutHelp })),
)

/** True while somebody has something in a field, whose arrows are the field's own then. */
const isWriting = (target: EventTarget): boolean =>
  'value' in target && typeof target.value === 'string' && target.value !== ''

/** The keys that work anywhere in a root: help, the next region, the next unread channel. */
export function useRootKeys(
  element: RefObject<HTMLElement | null>,
  root: Root,
  channel: ActiveChannel,
): (event: KeyboardEvent<HTMLElement>) => void {
  const nextUnread = useNextUnread()

  // The conversation that had the focus may have gone with the key: it goes on in the new one, never to the page.
  const hasMoved = useRef(false)
  useEffect(() => {
    const held = element.current
    if (!hasMoved.current || !held) return
    hasMoved.current = false
    const active = held.ownerDocument.activeElement
    if (active && active !== held.ownerDocument.body) return
    if (!focusRegion(held, 'composer')) focusRegion(held, 'messages')
  }, [element, channel.channelId])

  return (event) => {
    const { nativeEvent, currentTarget, target } = event
    // A modal is a world of its own.
    if (event.defaultPrevented || (target as Element).closest('dialog')) return
    const is = (name: ShortcutName): boolean => isPressed(nativeEvent, root.shortcuts, name)

    const goToUnread = (step: 1 | -1): boolean => {
      const next = isWriting(target) ? null : nextUnread(channel.channelId, step)
      if (next === null) return false
      hasMoved.current = true
      channel.open(next)
      return true
    }
    const help = (): boolean => {
      root.show(<ShortcutHelp onClose={() => root.show(null)} />)
      return true
    }
    const isDone =
      (is('help') && help()) ||
      (is('nextRegion') && focusNextRegion(currentTarget, 1)) ||
      (is('previousRegion') && focusNextRegion(currentTarget, -1)) ||
      (is('nextUnread') && goToUnread(1)) ||
      (is('previousUnread') && goToUnread(-1))
    if (isDone) event.preventDefault()
  }
}
