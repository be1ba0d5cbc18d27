'use client'
import { type JSX, useEffect } from 'react'
import { useGlance } from '../../hooks/useGlance.ts'
import { useMayWriteIn } from '../../hooks/useMayWriteIn.ts'
import type { ChannelId } from '../../model/id.ts'
import { isolateName, snippet } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

interface ForwardChoicesProps {
  readonly channelIds: readonly ChannelId[]
  /** What is looked for among the names. */
  readonly words: string
  readonly chosen: readonly ChannelId[]
  /** No more can be chosen. */
  readonly isFull: boolean
  /** What says how many. */
  readonly hintId: string
  /** Asks for further channels; `null`: these are all. */
  readonly onMore: (() => Promise<boolean>) | null
  readonly onToggle: (channelId: ChannelId) => void
}

/** My conversations in which I may write, those chosen first; a name is found by the words in it, as messages are. */
export function ForwardChoices({
  channelIds,
  words,
  chosen,
  isFull,
  hintId,
  onMore,
  onToggle,
}: ForwardChoicesProps): JSX.Element {
  const glance = useGlance()
  const mayWrite = useMayWriteIn(channelIds)
  const { strings } = useLocale()
  const { slot } = useLook()
  const isSought = words.trim() !== ''
  const rows = channelIds.filter((id) => {
    if (!mayWrite.has(id)) return false
    if (!isSought || chosen.includes(id)) return true
    return snippet(glance(id).title, words).some(({ isFound }) => isFound)
  })
  // What is looked for may be in a channel that is not listed yet.
  const isShort = rows.length === 0 || isSought
  useEffect(() => {
    if (isShort && onMore) void onMore()
  }, [isShort, onMore])
  if (rows.length === 0)
    return (
      <p {...slot('forward-none')} role="status">
        {strings.forwardNone}
      </p>
    )
  return (
    <ul {...slot('forward-list')} aria-label={strings.forwardTo}>
      {rows.map((id) => {
        const isChosen = chosen.includes(id)
        return (
          <li key={id}>
            <label {...slot('forward-choice')}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isFull && !isChosen}
                aria-describedby={isFull && !isChosen ? hintId : undefined}
                onChange={() => onToggle(id)}
              />
              <bdi>{isolateName(glance(id).title) || strings.channelUnnamed}</bdi>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
