'use client'
import { type JSX, useCallback, useRef, useState } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import { useSkeleton } from '../../hooks/useSkeleton.ts'
import type { ChannelId } from '../../model/id.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { Skeleton } from '../Skeleton/index.ts'
import { ChannelItem } from './ChannelItem.tsx'
import { KeepPlace } from './KeepPlace.tsx'
import { MoreRows } from './MoreRows.tsx'
import { rowId } from './rowOf.ts'
import { useListKeys } from './useListKeys.ts'
import { useOpenRow } from './useOpenRow.ts'
import { useSteadyOrder } from './useSteadyOrder.ts'

const SKELETON_ROWS = 8

export interface ChannelListProps extends PartProps<{ readonly loading: boolean; readonly empty: boolean }> {
  /** @default the words "Channels" in the chat's language */
  readonly label?: string
}

/** My conversations, newest activity first, with what is new in each. */
export function ChannelList({ label, ...rest }: ChannelListProps): JSX.Element {
  const list = useRef<HTMLElement>(null)
  const channels = useChannels()
  const { isLoading, error, hasMore, retry } = channels
  const { channelId: active } = useActiveChannel()
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { order: channelIds, hand } = useSteadyOrder(channels.channelIds)
  const openRow = useOpenRow(list)
  const onKeyDown = useListKeys(list)
  const [focused, setFocused] = useState<ChannelId | null>(null)
  const onFocusRow = useCallback((element: Element) => setFocused((held) => rowId(element) ?? held), [])
  const isEmpty = channelIds.length === 0
  const isSkeleton = useSkeleton(isLoading && isEmpty)
  const tabStop = [focused, active].find((id) => id !== null && channelIds.includes(id)) ?? channelIds[0]
  const { Notice: Said = Notice, ChannelItem: Item = ChannelItem } = components
  return (
    <Part
      ref={list}
      as="nav"
      slot="channel-list"
      state={{ loading: isLoading, empty: isEmpty && !isLoading }}
      given={rest}
      aria-label={label ?? strings.channelListLabel}
      aria-busy={isLoading}
      {...hand}
    >
      {isEmpty && error && (
        <Said kind="error" action={{ label: strings.retry, onClick: () => void retry() }}>
          {strings.channelListFailed}
        </Said>
      )}
      {isEmpty && !error && !isLoading && !isSkeleton && <Said kind="empty">{strings.channelListEmpty}</Said>}
      {isSkeleton && (
        <div {...slot('channel-list-items')} aria-hidden="true">
          {Array.from({ length: SKELETON_ROWS }, (_, row) => (
            <Skeleton key={row} kind="channel" />
          ))}
        </div>
      )}
      {!isSkeleton && (
        <KeepPlace list={list} order={channelIds}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears what its rows leave over */}
          <ul
            {...slot('channel-list-items')}
            onKeyDown={onKeyDown}
            onFocus={({ target }) => onFocusRow(target)}
          >
            {channelIds.map((id) => (
              <Item
                key={id}
                channelId={id}
                isActive={id === active}
                isTabStop={id === tabStop}
                onOpen={openRow}
              />
            ))}
          </ul>
        </KeepPlace>
      )}
      {hasMore && !isSkeleton && (
        <MoreRows
          list={list}
          count={channelIds.length}
          paging={channels}
          label={strings.channelListMore}
          failure={strings.channelListMoreFailed}
        />
      )}
    </Part>
  )
}
