'use client'
import {
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { useChat } from '../../hooks/useChat.ts'
import { useToolbarKeys } from '../../parts/useToolbarKeys.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Part } from '../Part.tsx'
import { EmojiCells } from './EmojiCells.tsx'
import { type EmojiMemory, used, writeMemory } from './emojiMemory.ts'
import type { EmojiPickerProps } from './EmojiPickerProps.ts'
import type { EmojiCategory, EmojiWords, SkinTone } from './EmojiWords.ts'
import type { Emoji, EmojiSection } from './readEmoji.ts'
import { createEmojiSearch } from './searchEmoji.ts'
import { skinTones, withTone } from './skinTones.ts'
import { useGridKeys } from './useGridKeys.ts'

export { readEmoji } from './readEmoji.ts'

export interface EmojiGridProps extends EmojiPickerProps {
  readonly sections: readonly EmojiSection[]
  readonly words: EmojiWords
  /** As it was kept when the picker opened. */
  readonly memory: EmojiMemory
}

/** Somebody who goes on typing is not told after every key, ms. */
const PAUSE_MS = 600
const NONE: readonly string[] = []
const HAND = '✋'
/** What stands for a category where there is no room for its name. */
const pictures: Readonly<Record<EmojiCategory, string>> = {
  recent: '🕘',
  smileys: '😀',
  people: '👋',
  animals: '🐻',
  food: '🍔',
  travel: '✈️',
  activities: '⚽',
  objects: '💡',
  symbols: '🔣',
  flags: '🏳️',
}

/** The picker once everything it knows is there. */
export function Picker({
  sections,
  words,
  memory: kept,
  onPick,
  picked = NONE,
  ...rest
}: EmojiGridProps): JSX.Element {
  const { env } = useChat()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce } = useRoot()
  const [memory, setMemory] = useState(kept)
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const id = useId()
  const search = useMemo(() => createEmojiSearch(sections), [sections])
  const found = useMemo(() => search(query), [search, query])
  const all = useMemo(() => withRecent(sections, kept.recent), [sections, kept])
  const isSearching = query.trim() !== ''
  const isNone = isSearching && found.length === 0
  const { tone } = memory

  useEffect(() => {
    const view = field.current?.ownerDocument.defaultView
    // A field that takes the focus opens a keyboard over half the screen.
    if (view?.matchMedia('(pointer: coarse)').matches) firstCell(grid.current)?.focus()
    else field.current?.focus()
  }, [])
  const count = found.length
  useEffect(() => {
    if (!isSearching) return undefined
    return env.after(PAUSE_MS, () => announce(count > 0 ? words.found(count) : words.none))
  }, [env, announce, words, isSearching, count, query])

  const keep = (next: EmojiMemory): void => {
    setMemory(next)
    writeMemory(env.storage, next)
  }
  const pick = (cell: Element | null | undefined, isLast: boolean): void => {
    const emoji = cell?.closest<HTMLElement>('[role="gridcell"]')?.textContent
    if (!emoji) return
    keep(used(memory, emoji))
    onPick(emoji, isLast)
  }
  const keys = useGridKeys(grid, { onLeave: () => field.current?.focus(), onPick: pick })
  const barKeys = useToolbarKeys(bar)
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      keys.enter()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isSearching) pick(firstCell(grid.current), !event.shiftKey)
    }
  }
  const show = ({ target }: { readonly target: EventTarget }): void => {
    const name = (target as Element).closest('[role="gridcell"]')?.getAttribute('aria-label')
    if (name) setShown(name)
  }
  const cells = { tone, picked, words }
  return (
    <Part as="div" slot="emoji-picker" state={{ loading: false }} given={rest}>
      <input
        ref={field}
        {...slot('emoji-picker-search')}
        type="search"
        dir="auto"
        aria-label={words.search}
        aria-controls={id}
        placeholder={words.search}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={onSearchKey}
      />
      <div
        ref={bar}
        {...slot('emoji-picker-categories')}
        role="toolbar"
        aria-label={words.categoriesLabel}
        {...barKeys}
      >
        {all.map(({ category }) => (
          <button
            key={category}
            type="button"
            {...slot('emoji-picker-category', 'parlour-focus-inside')}
            aria-label={words.categories[category]}
            onClick={() => {
              // What was searched for has to go before there are categories.
              flushSync(() => setQuery(''))
              keys.enter(category)
            }}
          >
            {pictures[category]}
          </button>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role depends on what is in it */}
      <div
        ref={grid}
        id={id}
        {...slot('emoji-picker-grid')}
        // A grid without a row is none.
        role={isNone ? 'group' : 'grid'}
        tabIndex={-1}
        aria-label={strings.emojiLabel}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => {
          keys.onFocus(event)
          show(event)
        }}
        onPointerOver={show}
        onClick={({ target, shiftKey }: MouseEvent) => pick(target as Element, !shiftKey)}
      >
        {isNone ? (
          <p {...slot('emoji-picker-none')}>{words.none}</p>
        ) : isSearching ? (
          <EmojiCells {...cells} emojis={found} />
        ) : (
          all.map(({ category, emojis }) => (
            <EmojiCells key={category} {...cells} category={category} emojis={emojis} />
          ))
        )}
      </div>
      <div {...slot('emoji-picker-foot')}>
        <span {...slot('emoji-picker-name')} aria-hidden="true">
          {shown}
        </span>
        <select
          {...slot('emoji-picker-tone')}
          aria-label={words.tone}
          value={tone}
          onChange={({ target }) => keep({ ...memory, tone: target.value as SkinTone })}
        >
          {skinTones.map((each) => (
            <option key={each} value={each}>
              {`${withTone(HAND, each)} ${words.tones[each]}`}
            </option>
          ))}
        </select>
      </div>
    </Part>
  )
}

const firstCell = (grid: HTMLElement | null): HTMLElement | null =>
  grid?.querySelector<HTMLElement>('[role="gridcell"]') ?? null

/** With a section before the others for what was used last. */
function withRecent(sections: readonly EmojiSection[], recent: readonly string[]): readonly EmojiSection[] {
  if (recent.length === 0) return sections
  const known = new Map(sections.flatMap(({ emojis }) => emojis.map((each) => [bare(each.emoji), each])))
  const emojis = recent.map((emoji): Emoji => ({
    emoji,
    hasTones: false,
    name: known.get(bare(emoji))?.name ?? emoji,
    keywords: [],
  }))
  return [{ category: 'recent', emojis }, ...sections]
}

/** Whatever its skin. */
const bare = (emoji: string): string => emoji.replaceAll(/\p{Emoji_Modifier}|\uFE0F/gu, '')
