import { askServer } from './parlourDemo.ts'
import type { Settings } from './settings.ts'

/** Has the server load what the address asks for. @returns the conversation to open, if that is something */
export async function loadScene({ scene, rows }: Settings): Promise<string | null> {
  if (scene === null && rows === 0) return null
  try {
    const { channel } = await askServer('load', { scene, rows })
    return typeof channel === 'string' ? channel : null
  } catch (error) {
    console.warn(error instanceof Error ? error.message : error)
    return null
  }
}
