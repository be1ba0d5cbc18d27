'use client'
import type { JSX } from 'react'
import { useLook } from '../Chat/LookContext.ts'

/** What it stands for: it has the same geometry, so that nothing moves when that comes. */
export type SkeletonKind = 'channel' | 'title'

/** Stands where something will be (LO-1). Nothing for those who listen: the region around it is `aria-busy`. */
export function Skeleton({ kind }: { readonly kind: SkeletonKind }): JSX.Element {
  const { slot } = useLook()
  return (
    <div {...slot('skeleton')} data-kind={kind} aria-hidden="true">
      {kind === 'channel' && <span {...slot('skeleton-shape')} data-shape="avatar" />}
      <span {...slot('skeleton-shape')} data-shape="line" />
      <span {...slot('skeleton-shape')} data-shape="short" />
    </div>
  )
}
