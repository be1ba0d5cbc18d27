'use client'
import { type JSX, useCallback, useMemo, useRef, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import { type ThreadPlace, useThreads } from '../../hooks/useThreads.ts'
import { KeepPlace } from '../ChannelList/KeepPlace.tsx'
import { MoreRows } from '../ChannelList/MoreRows.tsx'
import { rowOf } from '../ChannelList/rowOf.ts'
import { useListKeys } from '../ChannelList/useListKeys.ts'
import { useSteadyOrder } from '../ChannelList/useSteadyOrder.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Skeleton } from '../Skeleton/index.ts'
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
  const { threads, isLoading, error, hasMore, retry } = found
  const { channelId: openId, open, thread, openThread } = useActiveChannel()
  const { strings } = useLocale()
  const { slot, components } = useLook()
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
  const isSkeleton = useSkeleton(isLoading && isEmpty)
  const tabStop =
    order.find((id) => id === (focused ?? active)) ?? order.find((id) => id === active) ?? order[0]
  const Said = components.Notice ?? Notice
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
      {isEmpty && error && (
        <Said kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {strings.threadListFailed}
        </Said>
      )}
      {isEmpty && !error && !isLoading && !isSkeleton && <Said kind="empty">{strings.threadListEmpty}</Said>}
      {isSkeleton && (
        <div {...slot('thread-list-items')} aria-hidden="true">
          {Array.from({ length: SKELETON_ROWS }, (_, row) => (
            <Skeleton key={row} kind="channel" />
          ))}
        </div>
      )}
      {!isSkeleton && (
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
      )}
      {hasMore && !isSkeleton && (
        <MoreRows
          list={list}
          count={order.length}
          paging={found}
          label={strings.threadListMore}
          failure={strings.threadListMoreFailed}
        />
      )}
    </Part>
  )
}
