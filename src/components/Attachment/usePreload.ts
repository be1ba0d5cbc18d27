'use client'
import { useChat } from '../../hooks/useChat.ts'

/**
 * What is fetched of a sound or film before anybody plays it: of one's own server how long it is, of others nothing. A
 * page that is only read asks no stranger's machine for anything but the pictures it shows.
 */
export function usePreload(): (href: string) => 'metadata' | 'none' {
  const { origin } = useChat()
  return (href) => (href.startsWith('blob:') || new URL(href).origin === origin ? 'metadata' : 'none')
}
