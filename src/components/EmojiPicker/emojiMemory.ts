import type { SkinTone } from './EmojiWords.ts'
import { skinTones } from './skinTones.ts'

/** What the picker keeps on the device. */
export interface EmojiMemory {
  /** Last used first, in the skin in which they were used. */
  readonly recent: readonly string[]
  readonly tone: SkinTone
}

/** The part of the environment's storage that is needed here. */
export interface TextStore {
  readonly get: (key: string) => Promise<string | null>
  readonly set: (key: string, value: string) => Promise<void>
}

const KEY = 'parlour/emoji'
/** Three rows. */
const MOST_RECENT = 24
/** Longer than any emoji, in UTF-16 units: what is longer was written by something else. */
const LONGEST = 40

export const NO_MEMORY: EmojiMemory = { recent: [], tone: 'none' }

/** What was kept; what is broken or missing counts as nothing, and a disk that refuses too. */
export async function readMemory(store: TextStore): Promise<EmojiMemory> {
  try {
    const { recent, tone } = Object(JSON.parse((await store.get(KEY)) ?? '{}')) as Record<string, unknown>
    const texts: readonly unknown[] = Array.isArray(recent) ? recent : []
    return {
      recent: texts
        .filter((text): text is string => typeof text === 'string' && text !== '' && text.length <= LONGEST)
        .slice(0, MOST_RECENT),
      tone: skinTones.find((known) => known === tone) ?? 'none',
    }
  } catch {
    return NO_MEMORY
  }
}

/** Nobody is told when the disk refuses: it is a convenience. */
export const writeMemory = (store: TextStore, memory: EmojiMemory): void =>
  void store.set(KEY, JSON.stringify(memory)).catch(() => {})

export const used = ({ recent, tone }: EmojiMemory, emoji: string): EmojiMemory => ({
  tone,
  recent: [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MOST_RECENT),
})
