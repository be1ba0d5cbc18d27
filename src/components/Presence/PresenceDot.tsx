'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'

/** Presence as a shape: a full disc is there, a ring is away. Decorative: words stand beside it. */
export function PresenceDot({ isOnline }: { readonly isOnline: boolean }): JSX.Element {
  const { slot } = useLook()
  return <span {...slot('presence-dot')} data-presence={isOnline ? 'online' : 'offline'} aria-hidden="true" />
}
