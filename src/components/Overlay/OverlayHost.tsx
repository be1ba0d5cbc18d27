'use client'
import { type JSX, type ReactNode, Suspense } from 'react'

/** Where menus, popovers and dialogs are drawn: inside the root, so that they have its words, direction and look. */
export function OverlayHost({ children }: { readonly children: ReactNode }): JSX.Element {
  // What opens may be loaded by the first press; until then nothing is shown.
  return <Suspense fallback={null}>{children}</Suspense>
}
