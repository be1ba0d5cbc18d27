import { type JSX, Profiler, type ReactNode } from 'react'

/** Draws of each row since the last look. */
export interface RowCounter {
  /** Row → how often anything in it was drawn again. Looking begins a new count. */
  take(): Readonly<Record<string, number>>
  /** Puts a row where its draws are counted. */
  watch(row: string, children: ReactNode): JSX.Element
}

/** Counts what React draws of rows, whatever the reason: a row, a part of it, or a hook in it. */
export function createRowCounter(): RowCounter {
  let counts: Record<string, number> = {}
  const onRender = (row: string): void => {
    counts[row] = (counts[row] ?? 0) + 1
  }
  return {
    take() {
      const taken = counts
      counts = {}
      return taken
    },
    watch: (row, children) => (
      <Profiler id={row} onRender={onRender}>
        {children}
      </Profiler>
    ),
  }
}
