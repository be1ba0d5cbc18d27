'use client'
import { type Context, createContext, type ReactNode, useContext } from 'react'
import { defaultShortcuts, type Shortcuts } from '../../parts/shortcuts.ts'
import type { Jumps } from './jumps.ts'

/** A short word at the edge of the conversation; never the only place where something is said (TO-1). */
export interface ToastOptions {
  readonly text: string
  /** What can be done about it, e.g. take it back. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** What a component may ask of the root around it. Every function stays the same. */
export interface Root {
  /** Has a sentence spoken by screen readers (AN-1). @param level `alert` interrupts. @default 'polite' */
  readonly announce: (text: string, level?: 'polite' | 'alert') => void
  readonly toast: (toast: ToastOptions) => void
  /**
   * Opens a menu, popover or dialog in the root's own layer, in place of the one that is open; `null` closes it. The
   * focus returns to where it was.
   */
  readonly show: (overlay: ReactNode) => void
  /** The keys, as the host has bound them. */
  readonly shortcuts: Shortcuts
  /** Messages that somebody wants to go to, for the lists that can show them; to go to one, call `useGoTo`. */
  readonly jumps: Jumps
}

const NOTHING = (): void => {}

export const RootContext: Context<Root | null> = createContext<Root | null>(null)

const WITHOUT_ROOT: Root = {
  announce: NOTHING,
  toast: NOTHING,
  show: NOTHING,
  shortcuts: defaultShortcuts,
  jumps: { ask: () => false, serve: () => NOTHING, moved: NOTHING },
}

/** The services of the nearest `Chat`; without one they do nothing, and what is drawn still works. */
export const useRoot = (): Root => useContext(RootContext) ?? WITHOUT_ROOT
