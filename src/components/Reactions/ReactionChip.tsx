'use client'
import type { JSX } from 'react'
import { flushSync } from 'react-dom'
import type { ReactionView } from '../../hooks/useReactions.ts'
import { useUser } from '../../hooks/useUser.ts'
import { useUserNames } from '../../hooks/useUserNames.ts'
import { useLongPress } from '../../parts/useLongPress.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { flag } from '../slot.ts'
import { Tooltip } from '../Tooltip/index.ts'
import { emojiOf, reactionName } from './emoji.ts'

export interface ReactionChipProps {
  readonly group: ReactionView
  /** What its number is. */
  readonly counts: 'people' | 'scores'
  /** Adds mine or takes it back; absent where that is not allowed. */
  readonly onToggle: ((type: string) => void) | null
  /** The id of what says why it is not. */
  readonly reason: string
  /** Everybody who reacted so is asked for. */
  readonly onMore: (type: string) => void
}

/** How many people are named. */
const NAMED = 8

/** One type of reaction: a toggle of mine, which names some of the others when one looks closer (RE-1, RE-2). */
export function ReactionChip({ group, counts, onToggle, reason, onMore }: ReactionChipProps): JSX.Element {
  const { type, own, score } = group
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const press = useLongPress(() => onMore(type))
  const name = reactionName(strings, type)
  const count = counts === 'scores' ? score : group.count
  const by = useNames(group)
  const chip = (
    <button
      type="button"
      {...slot('reaction')}
      data-own={flag(own)}
      aria-pressed={own}
      aria-disabled={onToggle ? undefined : true}
      aria-describedby={onToggle ? undefined : reason}
      aria-label={strings.reaction(emojiOf(type), count, name, own)}
      tabIndex={tabIndex}
      {...press}
      onContextMenu={(event) => {
        event.preventDefault()
        press.onPointerCancel()
        event.currentTarget.focus({ preventScroll: true })
        onMore(type)
      }}
      onClick={({ currentTarget }) => {
        if (!onToggle) return
        const heirs = heirsOf(currentTarget)
        flushSync(() => onToggle(type))
        if (!currentTarget.isConnected) heirs.find((heir) => heir.isConnected)?.focus()
      }}
    >
      {/* A name is cut at its own end, whatever the line around it. */}
      <span {...slot('reaction-emoji')} dir="auto">
        {emojiOf(type)}
      </span>{' '}
      <span {...slot('reaction-count')}>{format.number(count)}</span>
    </button>
  )
  return by.length === 0 ? chip : <Tooltip text={strings.reactedBy(by, name)}>{chip}</Tooltip>
}

/** Some of those who reacted so, me first, and how many more there are. */
function useNames({ people, count, own }: ReactionView): readonly string[] {
  const { strings } = useLocale()
  const { user } = useUser()
  const others = people.filter((id) => id !== user?.id)
  const names = useUserNames(others.slice(0, own ? NAMED - 1 : NAMED), strings.userUnnamed)
  const known = [
    ...(own ? [strings.you] : []),
    ...names.map((name) => isolateName(name) || strings.userUnnamed),
  ]
  const rest = count - known.length
  return rest > 0 && known.length > 0 ? [...known, strings.namesMore(rest)] : known
}

/** What takes the focus when a chip goes with its last reaction: its neighbour, else the row (RE-1). */
function heirsOf(chip: HTMLElement): readonly HTMLElement[] {
  const chips = [...(chip.closest('[role="group"]')?.querySelectorAll('button') ?? [])]
  const place = chips.indexOf(chip as HTMLButtonElement)
  const row = chip.closest<HTMLElement>('[data-slot="message"]')
  return [chips[place + 1], chips[place - 1], row].filter((heir) => heir !== undefined && heir !== null)
}
