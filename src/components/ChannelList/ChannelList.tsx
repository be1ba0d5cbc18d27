'use client'
import { type JSX, useCallback, useRef, useState } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import type { ChannelId } from '../../model/id.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import { KeepPlace } from '../RowList/KeepPlace.tsx'
import { MarkAllRead } from '../RowList/MarkAllRead.tsx'
import { MoreRows } from '../RowList/MoreRows.tsx'
import { rowId } from '../RowList/rowOf.ts'
import { RowsOrNotice } from '../RowList/RowsOrNotice.tsx'
import { useListKeys } from '../RowList/useListKeys.ts'
import { useSteadyOrder } from '../RowList/useSteadyOrder.ts'
import { ChannelItem } from './ChannelItem.tsx'
import { useOpenRow } from './useOpenRow.ts'

const SKELETON_ROWS = 8

export interface ChannelListProps extends PartProps<{ readonly loading: boolean; readonly empty: boolean }> {
  /** @default the words "Channels" in the chat's language */
  readonly label?: string
}

/** My conversations, newest activity first, with what is new in each. */
export function ChannelList({ label, ...rest }: ChannelListProps): JSX.Element {
  const list = useRef<HTMLElement>(null)
  const channels = useChannels()
  const { isLoading, hasMore } = channels
  const { channelId: active } = useActiveChannel()
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const { order: channelIds, hand } = useSteadyOrder(channels.channelIds)
  const openRow = useOpenRow(list)
  const onKeyDown = useListKeys(list)
  const [focused, setFocused] = useState<ChannelId | null>(null)
  const onFocusRow = useCallback((element: Element) => setFocused((held) => rowId(element) ?? held), [])
  const isEmpty = channelIds.length === 0
  const tabStop = [focused, active].find((id) => id !== null && channelIds.includes(id)) ?? channelIds[0]
  const Item = components.ChannelItem ?? ChannelItem
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
      <RowsOrNotice
        of={channels}
        isEmpty={isEmpty}
        hinted={SKELETON_ROWS}
        items={slot('channel-list-items')}
        failure={strings.channelListFailed}
        nothing={strings.channelListEmpty}
      >
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
        {hasMore && (
          <MoreRows
            list={list}
            count={channelIds.length}
            paging={channels}
            label={strings.channelListMore}
            failure={strings.channelListMoreFailed}
          />
        )}
        {!isEmpty && <MarkAllRead list={list} of="messages" />}
      </RowsOrNotice>
    </Part>
  )
}
