'use client'
import type { ConversationId } from '../../model/id.ts'
import type { FileRefusal, RejectedFile } from '../../model/upload.ts'
import type { useChat } from '../../hooks/useChat.ts'

/** A file that is not in the tray, and why. That a folder is none is seen only where it was dropped. */
export interface NotTaken extends Pick<RejectedFile, 'file'> {
  readonly refusal: FileRefusal | { readonly reason: 'folder' }
}

/** Where it is kept what was not taken until somebody has read it. */
export interface NotTakenBoard {
  read(id: ConversationId): readonly NotTaken[]
  write(id: ConversationId, files: readonly NotTaken[]): void
  /** Calls back whenever something has changed; answers how to stop. */
  watch(onChange: () => void): () => void
}

type Chat = ReturnType<typeof useChat>

export const NOTHING: readonly NotTaken[] = []
const boards = new WeakMap<Chat, NotTakenBoard>()

/** The board of a chat: the button, the field and the drop zone of one conversation write on the same one. */
export function boardOf(chat: Chat): NotTakenBoard {
  const known = boards.get(chat)
  if (known) return known
  const lists = new Map<ConversationId, readonly NotTaken[]>()
  const watchers = new Set<() => void>()
  const board: NotTakenBoard = {
    read: (id) => lists.get(id) ?? NOTHING,
    write(id, files) {
      if (files.length > 0) lists.set(id, files)
      else lists.delete(id)
      for (const tell of watchers) tell()
    },
    watch(onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
  }
  boards.set(chat, board)
  return board
}
