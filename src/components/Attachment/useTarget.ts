'use client'
import { safeUrl, type SafeUrl } from '../../text/index.ts'
import { usePicture } from '../Message/usePicture.ts'

/** The gate for addresses that a person may follow or save: the web's, and what this page holds itself. */
export function useTarget(): (url: string | null) => SafeUrl | null {
  const safe = usePicture()
  return (url) => (url === null ? null : (safeUrl('link', url) ?? (/^blob:/i.test(url) ? safe(url) : null)))
}
