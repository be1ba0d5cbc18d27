'use client'
import { useEffect, useRef } from 'react'
import type { Chat } from '../engine/chat.ts'
import type { SentUpload, UploadId } from '../model/upload.ts'
import { selectFiles, selectFilesInMotion } from '../state/selectFilesInMotion.ts'
import { useChat } from './useChat.ts'

/** Something about files that is worth a word (UX §4). */
export type UploadHappening =
  /** So many began to go up together. */
  | { readonly type: 'started'; readonly count: number }
  /** Nothing is on its way any more, and so many of it are on the server. */
  | { readonly type: 'done'; readonly count: number }
  /** These did not arrive. */
  | { readonly type: 'failed'; readonly files: readonly SentUpload[] }

/** What begins within this time, ms, began together. */
const TOGETHER_MS = 100

const NONE: readonly UploadId[] = []

/**
 * Tells what becomes of the files of this tab while mounted; never how far they are.
 * @param begun what was on its way before, and may have arrived by now. Keep it the same between renders
 */
export function useUploadHappenings(
  listener: (happening: UploadHappening) => void,
  begun: readonly UploadId[] = NONE,
): void {
  const chat = useChat()
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => watch(chat, begun, (happening) => latest.current(happening)), [chat, begun])
}

function watch(
  { store, env }: Chat,
  before: readonly UploadId[],
  tell: (happening: UploadHappening) => void,
): () => void {
  /** What is on its way, as far as was told. */
  let moving = new Set(before)
  let begun = moving.size
  let arrived = 0
  const failed = new Map<UploadId, SentUpload>()
  let cancel: (() => void) | null = null

  const sum = (): void => {
    cancel = null
    if (begun > 0) tell({ type: 'started', count: begun })
    begun = 0
    if (moving.size > 0) return
    if (arrived > 0) tell({ type: 'done', count: arrived })
    if (failed.size > 0) tell({ type: 'failed', files: [...failed.values()] })
    arrived = 0
    failed.clear()
  }
  const look = (): void => {
    const state = store.getState()
    const now = new Set(selectFilesInMotion(state).map(({ id }) => id))
    for (const id of now) if (!moving.has(id)) begun += 1
    const held = selectFiles(state)
    for (const id of moving) {
      if (now.has(id)) continue
      const file = held.find((each) => each.id === id)
      if (file?.state === 'done') arrived += 1
      else if (file?.failure) failed.set(id, file)
    }
    const isOther = now.size !== moving.size || [...now].some((id) => !moving.has(id))
    moving = now
    if (isOther || begun > 0) cancel ??= env.after(TOGETHER_MS, sum)
  }

  look()
  const unwatch = store.subscribe((now, then) => {
    if (now.uploads !== then.uploads || now.sentUploads !== then.sentUploads) look()
  })
  return () => {
    unwatch()
    cancel?.()
  }
}
