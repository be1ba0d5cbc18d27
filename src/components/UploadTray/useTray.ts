'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useUploads, type UseUploads, type UseUploadsOptions } from '../../hooks/useUploads.ts'
import type { ConversationId } from '../../model/id.ts'
import { boardOf, NOTHING, type NotTaken } from './notTaken.ts'

export interface Tray extends UseUploads {
  /** What was not taken and not yet dismissed. */
  readonly notTaken: readonly NotTaken[]
  /** Puts files into the tray; what is not taken is told there. */
  readonly give: (files: readonly File[], folders?: readonly File[]) => void
  /** Takes again what was there already. */
  readonly giveAgain: () => void
  readonly dismiss: () => void
}

/** The tray of a conversation with what was not taken into it, the same for all who bring files there. */
export function useTray(id: ConversationId, options?: UseUploadsOptions): Tray {
  const chat = useChat()
  const board = boardOf(chat)
  const uploads = useUploads(id, options)
  const notTaken = useSyncExternalStore(
    board.watch,
    () => board.read(id),
    () => NOTHING,
  )
  const { add } = uploads
  const deeds = useMemo(() => {
    const tell = (files: readonly NotTaken[]): void => {
      if (files.length > 0) board.write(id, [...board.read(id), ...files])
    }
    return {
      give(files: readonly File[], folders: readonly File[] = []) {
        tell(folders.map((file) => ({ file, refusal: { reason: 'folder' } })))
        if (files.length > 0) void add(files).then(tell)
      },
      giveAgain() {
        const held = board.read(id)
        const again = held.filter(({ refusal }) => refusal.reason === 'duplicate')
        board.write(
          id,
          held.filter((each) => !again.includes(each)),
        )
        void add(
          again.map(({ file }) => file),
          true,
        ).then(tell)
      },
      dismiss: () => board.write(id, NOTHING),
    }
  }, [board, id, add])
  return { ...uploads, notTaken, ...deeds }
}
