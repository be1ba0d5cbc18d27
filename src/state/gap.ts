import type { Id, MessageKey } from '../model/id.ts'
import type { Place } from './sequence.ts'

/** Stands where messages are missing: the key of the newest message before the hole. */
export type GapKey = Id<'gap'>
export type RowKey = MessageKey | GapKey

/** Begins with a character that no server puts into an id; a message that has it all the same is not taken in. */
const GAP = '\uFFFCgap:'

export const isGap = (row: RowKey): row is GapKey => row.startsWith(GAP)

/** The message after which a gap's missing messages come. */
export const gapAfter = (gap: GapKey): MessageKey => gap.slice(GAP.length) as string as MessageKey

export const gapBehind = (before: Place | undefined): GapKey =>
  `${GAP}${before?.key ?? ''}` as string as GapKey
