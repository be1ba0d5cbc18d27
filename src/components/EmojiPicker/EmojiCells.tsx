'use client'
import { type JSX, memo } from 'react'
import { useLook } from '../Chat/LookContext.ts'
import type { EmojiCategory, EmojiWords, SkinTone } from './EmojiWords.ts'
import type { Emoji } from './readEmoji.ts'
import { withTone } from './skinTones.ts'

export interface EmojiCellsProps {
  readonly emojis: readonly Emoji[]
  readonly tone: SkinTone
  readonly picked: readonly string[]
  readonly words: EmojiWords
  /** Absent for what a search found. */
  readonly category?: EmojiCategory
}

/** As many go into a row; arrows up and down count on it. */
const COLUMNS = 8

const rowsOf = (emojis: readonly Emoji[]): readonly (readonly Emoji[])[] =>
  Array.from({ length: Math.ceil(emojis.length / COLUMNS) }, (_, row) =>
    emojis.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )

/** The emoji of one category in rows. The browser draws those that are in sight. */
export const EmojiCells = memo(function EmojiCells({
  emojis,
  tone,
  picked,
  words,
  category,
}: EmojiCellsProps): JSX.Element {
  const { slot } = useLook()
  const label = category && words.categories[category]
  const rows = rowsOf(emojis)
  return (
    <div {...slot('emoji-picker-section')} role="rowgroup" aria-label={label} data-category={category}>
      {label && (
        <div {...slot('emoji-picker-heading')} aria-hidden="true">
          {label}
        </div>
      )}
      {rows.map((row) => (
        <div key={row[0]?.emoji} {...slot('emoji-picker-row')} role="row">
          {row.map(({ emoji, hasTones, name }) => {
            const isToned = hasTones && tone !== 'none'
            const shown = isToned ? withTone(emoji, tone) : emoji
            return (
              <button
                key={emoji}
                type="button"
                {...slot('emoji-picker-cell', 'parlour-focus-inside')}
                role="gridcell"
                tabIndex={-1}
                aria-label={isToned ? `${name}: ${words.tones[tone]}` : name}
                aria-selected={picked.includes(shown) || undefined}
              >
                {shown}
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
})
