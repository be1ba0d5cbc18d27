'use client'
import { type ForwardedRef, forwardRef, type JSX, type ReactNode, Suspense } from 'react'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { useLook } from '../Chat/LookContext.ts'

export interface OverlayHostProps {
  readonly children: ReactNode
}

/** Where menus, popovers and dialogs are drawn: inside the root, so that they have its words, direction and look. */
export const OverlayHost = forwardRef(function OverlayHost(
  { children }: OverlayHostProps,
  ref: ForwardedRef<HTMLDivElement>,
): JSX.Element {
  const { slot } = useLook()
  return (
    <div ref={ref} {...slot('overlay')}>
      {/* What opens may be loaded by the first press; until then nothing is shown. Without anything open there is no
          boundary, which React 18 would give up when an update meets it before it is hydrated. */}
      {children != null && (
        <FaultBoundary of={children} fallback={null}>
          <Suspense fallback={null}>{children}</Suspense>
        </FaultBoundary>
      )}
    </div>
  )
})
