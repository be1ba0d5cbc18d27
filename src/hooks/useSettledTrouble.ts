'use client'
import { useEffect, useState } from 'react'
import { useChat } from './useChat.ts'
import { useConnection } from './useConnection.ts'

/** A shorter interruption, ms, is nobody's business. */
const GRACE_MS = 2000
/** It is over when the server has been heard for so long, ms. */
const STABLE_MS = 1000

/** Whether a person should be told of the connection: something has been wrong for a while, or was until just now. */
export function useSettledTrouble(): boolean {
  const { env } = useChat()
  const { state } = useConnection()
  const isWell = state === 'online' || state === 'idle'
  const [isTold, setTold] = useState(false)
  useEffect(() => env.after(isWell ? STABLE_MS : GRACE_MS, () => setTold(!isWell)), [env, isWell])
  // Waiting would change nothing about a refusal.
  return isTold || state === 'refused'
}
