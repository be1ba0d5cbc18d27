'use client'
import { useState } from 'react'
import type { UploadId } from '../model/upload.ts'
import { selectFilesInMotion } from '../state/selectFilesInMotion.ts'
import { useChat } from './useChat.ts'

/** The files that were on their way when this was drawn first, for who begins to watch over them later. */
export function useFilesAtFirst(): readonly UploadId[] {
  const { store } = useChat()
  const [begun] = useState(() => selectFilesInMotion(store.getState()).map(({ id }) => id))
  return begun
}
