import type { MarkKind } from '../model/mark.ts'
import { NO_VERSION } from '../model/id.ts'
import type { Versioned } from '../model/versioned.ts'
import { newest } from './versioned.ts'

/** One kind of marks: all there were when somebody listed them, and what changed after that. */
export interface Marks {
  readonly all: Versioned<readonly string[]>
  readonly since: ReadonlyMap<string, Versioned<boolean>>
}

const noMarks: Marks = { all: { version: NO_VERSION, value: [] }, since: new Map() }

export const emptyMarks: Readonly<Record<MarkKind, Marks>> = {
  muted: noMarks,
  blocked: noMarks,
  reported: noMarks,
  reportedPeople: noMarks,
}

/** These were all there were: whatever changed before that is in it. The same marks when nothing is newer. */
export function putMarks(marks: Marks, told: Versioned<readonly string[]>): Marks {
  const all = newest(marks.all, { version: told.version, value: told.value.toSorted() })
  if (all === marks.all) return marks
  return { all, since: new Map([...marks.since].filter(([, { version }]) => version > all.version)) }
}

/** One was set or taken away. The same marks when that is known, or was told of an earlier time than the list. */
export function putMark(marks: Marks, target: string, told: Versioned<boolean>): Marks {
  if (told.version <= marks.all.version) return marks
  const held = marks.since.get(target)
  const next = held ? newest(held, told) : told
  return next === held ? marks : { ...marks, since: new Map(marks.since).set(target, next) }
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Whether one is set by all that is known. Each list is indexed once: every row on screen asks at every change. */
export function isMarked({ all, since }: Marks, target: string): boolean {
  const changed = since.get(target)
  if (changed) return changed.value
  const set = sets.get(all.value) ?? new Set(all.value)
  sets.set(all.value, set)
  return set.has(target)
}
