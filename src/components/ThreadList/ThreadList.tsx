'use client'
import { type JSX, useCallback, useMemo, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { type ThreadPlace, useThreads } from '../../hooks/useThreads.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { KeepPlace } from '../RowList/KeepPlace.tsx'
import { MarkAllRead } from '../RowList/MarkAllRead.tsx'
import { MoreRows } from '../RowList/MoreRows.tsx'
import { rowOf } from '../RowList/rowOf.ts'
import { RowsOrNotice } from '../RowList/RowsOrNotice.tsx'
import { useListKeys } from '../RowList/useListKeys.ts'
import { useSteadyOrder } from '../RowList/useSteadyOrder.ts'
import { ThreadItem } from './ThreadItem.tsx'

const SKELETON_ROWS = 8

export interface ThreadListProps extends PartProps<{ readonly loading: boolean; readonly empty: boolean }> {
  /** @default the word "Threads" in the chat's language */
  readonly label?: string
}

/** The threads I take part in, newest reply first, with what is new in each (TH-1). A press opens one in its channel. */
export function ThreadList(props: ThreadListProps): JSX.Element | null {
  return useChat().capabilities.has('thread-list') ? <Rows {...props} /> : null
}

function Rows({ label, ...rest }: ThreadListProps): JSX.Element {
  const list = useRef<HTMLElement>(null)
  const found = useThreads()
  const { threads, isLoading, hasMore } = found
  const { channelId: openId, open, thread, openThread } = useActiveChannel()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { order, hand } = useSteadyOrder(useMemo(() => threads.map(({ id }) => id), [threads]))
  const onKeyDown = useListKeys(list)
  const [focused, setFocused] = useState<string | null>(null)
  const openRow = useCallback(
    ({ channelId, root }: ThreadPlace) => {
      if (channelId !== openId) open(channelId)
      openThread({ channelId, root, focus: 'heading' })
    },
    [openId, open, openThread],
  )
  const places = useMemo(() => new Map(threads.map((place) => [place.id, place])), [threads])
  const active = threads.find(
    ({ channelId, root }) => thread?.channelId === channelId && thread.root === root,
  )?.id
  const isEmpty = order.length === 0
  const tabStop =
    order.find((id) => id === (focused ?? active)) ?? order.find((id) => id === active) ?? order[0]
  return (
    <Part
      ref={list}
      as="nav"
      slot="thread-list"
      state={{ loading: isLoading, empty: isEmpty && !isLoading }}
      given={rest}
      aria-label={label ?? strings.threadListLabel}
      aria-busy={isLoading}
      {...hand}
    >
      <RowsOrNotice
        of={found}
        isEmpty={isEmpty}
        hinted={SKELETON_ROWS}
        items={slot('thread-list-items')}
        failure={strings.threadListFailed}
        nothing={strings.threadListEmpty}
      >
        <KeepPlace list={list} order={order}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears what its rows leave over */}
          <ul
            {...slot('thread-list-items')}
            onKeyDown={onKeyDown}
            onFocus={({ target }) => setFocused((held) => rowOf(target)?.dataset['threadId'] ?? held)}
          >
            {order.flatMap((id) => {
              const place = places.get(id)
              if (!place) return []
              return (
                <ThreadItem
                  key={id}
                  threadId={id}
                  channelId={place.channelId}
                  root={place.root}
                  isActive={id === active}
                  isTabStop={id === tabStop}
                  onOpen={openRow}
                />
              )
            })}
          </ul>
        </KeepPlace>
        {hasMore && (
          <MoreRows
            list={list}
            count={order.length}
            paging={found}
            label={strings.threadListMore}
            failure={strings.threadListMoreFailed}
          />
        )}
        {!isEmpty && <MarkAllRead list={list} of="threads" />}
      </RowsOrNotice>
    </Part>
  )
}
