'use client'
import { lazy, type MouseEvent, type RefObject, useState } from 'react'
import { ConversationContext, useConversation } from '../../hooks/ConversationContext.tsx'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'
import type { MenuProps } from '../Menu/index.ts'

const MessageMenu = lazy(async () => ({ default: (await import('./MessageMenu.tsx')).MessageMenu }))

/** Where the browser's own menu knows better. */
const NATIVE = 'a[href], input, textarea, select, [contenteditable]'

export interface UseMessageMenu {
  readonly isOpen: boolean
  readonly open: (at: MenuProps['at']) => void
  /** Opens it at the pointer, except over what the browser has a better menu for (MS-5). */
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void
}

/** The menu of one message: it is loaded by the first that is opened. */
export function useMessageMenu(
  channelId: ChannelId,
  messageKey: MessageKey,
  row: RefObject<HTMLElement | null>,
  label: string,
  isEmpty: boolean,
): UseMessageMenu {
  const { show } = useRoot()
  const conversation = useConversation(channelId)
  const [isOpen, setOpen] = useState(false)
  const open = (at: MenuProps['at']): void => {
    setOpen(true)
    show(
      // The menu is drawn elsewhere, and is about what is written here.
      <ConversationContext.Provider value={conversation}>
        <MessageMenu
          channelId={channelId}
          messageKey={messageKey}
          row={row}
          label={label}
          at={at}
          onClose={() => show(null)}
          onOpenChange={setOpen}
        />
      </ConversationContext.Provider>,
    )
  }
  return {
    isOpen,
    open,
    onContextMenu(event) {
      const selection = event.currentTarget.ownerDocument.getSelection()
      const isNative = selection?.isCollapsed === false || (event.target as Element).closest(NATIVE) !== null
      if (event.defaultPrevented || isEmpty || isNative) return
      event.preventDefault()
      // From here the focus leaves, and here it comes back.
      row.current?.focus({ preventScroll: true })
      open({ x: event.clientX, y: event.clientY })
    },
  }
}
