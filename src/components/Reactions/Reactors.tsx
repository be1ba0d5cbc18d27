'use client'
import { type JSX, useEffect, useId, useRef, useState } from 'react'
import { useReactions } from '../../hooks/useReactions.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useToolbarKeys } from '../../parts/useToolbarKeys.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useReactionOptions } from '../Chat/ReactionOptionsContext.ts'
import { Notice } from '../Notice/index.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'
import { flag } from '../slot.ts'
import { emojiOf, reactionName } from './emoji.ts'
import { ReactorList } from './ReactorList.tsx'

export interface ReactorsProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  /** The type that is shown at first. @default the first one */
  readonly initial?: string | undefined
  readonly onClose: () => void
}

/** Who reacted to a message: a tab for each type, its people page by page (RE-2). */
export function Reactors({ channelId, messageKey, initial, onClose }: ReactorsProps): JSX.Element {
  const { groups } = useReactions(channelId, messageKey)
  const { counts = 'people' } = useReactionOptions()
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabs = useRef<HTMLDivElement>(null)
  const selected = useRef<HTMLButtonElement>(null)
  const keys = useToolbarKeys(tabs)
  const id = useId()
  const [chosen, choose] = useState(initial)
  const group = groups.find(({ type }) => type === chosen) ?? groups[0]
  const count = groups.length
  useEffect(() => {
    // The tab that had the focus may go with its last person.
    const { activeElement, body } = selected.current?.ownerDocument ?? {}
    if (activeElement === body) selected.current?.focus()
  }, [count])
  return (
    <Dialog title={strings.reactorsTitle} slot="reactors" initial={selected} onClose={onClose}>
      {group ? (
        <>
          <div
            ref={tabs}
            {...slot('reactors-tabs')}
            role="tablist"
            aria-label={strings.reactionsLabel}
            {...keys}
          >
            {groups.map(({ type, count: people, score, own }) => {
              const isSelected = type === group.type
              const shown = counts === 'scores' ? score : people
              return (
                <button
                  key={type}
                  ref={isSelected ? selected : undefined}
                  type="button"
                  role="tab"
                  id={`${id}-${type}`}
                  {...slot('reactors-tab', 'parlour-focus-inside')}
                  aria-label={strings.reaction(emojiOf(type), shown, reactionName(strings, type), own)}
                  aria-selected={isSelected}
                  aria-controls={`${id}-panel`}
                  data-own={flag(own)}
                  onClick={() => choose(type)}
                >
                  <span {...slot('reaction-emoji')}>{emojiOf(type)}</span> {format.number(shown)}
                </button>
              )
            })}
          </div>
          <ReactorList
            key={group.type}
            channelId={channelId}
            messageKey={messageKey}
            group={group}
            id={`${id}-panel`}
            labelledBy={`${id}-${group.type}`}
          />
        </>
      ) : (
        <Notice kind="empty">{strings.reactorsEmpty}</Notice>
      )}
      <div {...slot('dialog-actions')}>
        <button type="button" {...slot('button')} onClick={closeDialog}>
          {strings.close}
        </button>
      </div>
    </Dialog>
  )
}
