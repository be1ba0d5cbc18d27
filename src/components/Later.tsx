'use client'
import { type JSX, type ReactNode, Suspense, useSyncExternalStore } from 'react'

export interface LaterProps {
  readonly fallback: ReactNode
  readonly children: ReactNode
}

const never = () => () => {}
const yes = (): boolean => true
const no = (): boolean => false

/**
 * What is loaded when it is first drawn, as a part of something that a server may draw. The server draws what stands in
 * its place and so does the page at first: `renderToString` gives up at a boundary that waits, and React would then draw
 * that part of the page anew.
 */
export function Later({ fallback, children }: LaterProps): JSX.Element {
  const isInBrowser = useSyncExternalStore(never, yes, no)
  return isInBrowser ? <Suspense fallback={fallback}>{children}</Suspense> : <>{fallback}</>
}
