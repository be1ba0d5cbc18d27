'use client'
import { useChat } from '../../hooks/useChat.ts'
import { safeUrl, type SafeUrl } from '../../text/index.ts'

/** Where this page is from: what it holds itself (`blob:`) may be shown in it. A server that draws has no page. */
const pageOrigin = (): string | undefined =>
  typeof document === 'undefined' ? undefined : document.location.origin

/** The gate for addresses of pictures: what may not be shown here is `null`. */
export function usePicture(): (url: string | null) => SafeUrl | null {
  const { origin } = useChat()
  return (url) =>
    url === null ? null : safeUrl('image', url, { origin: origin ?? undefined, pageOrigin: pageOrigin() })
}
