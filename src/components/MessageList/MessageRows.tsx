'use client'
import { type JSX, type ReactNode, type RefObject } from 'react'
import type { GapKey, RowKey } from '../../hooks/useMessages.ts'
import type { UnreadLine } from '../../hooks/useUnreadLine.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLook } from '../Chat/LookContext.ts'
import type { MessageProps } from '../Message/index.ts'
import { MessageRow } from './MessageRow.tsx'
import { Spacer } from './Spacer.tsx'

export interface MessageRowsProps {
  readonly channelId: ChannelId
  readonly body: RefObject<HTMLDivElement | null>
  readonly rows: readonly RowKey[]
  readonly start: number
  readonly end: number
  /** The row that has the focus: drawn wherever it is. */
  readonly kept: string | null
  readonly active: string | null
  readonly target: MessageKey | null
  readonly line: UnreadLine | null
  /** Mean height of a row, px. */
  readonly rowHeight: number
  readonly hasOlder: boolean
  readonly headingLevel: MessageProps['headingLevel']
  readonly onJump: (key: MessageKey) => void
  readonly onLoadGap: (gap: GapKey) => Promise<boolean>
}

/**
 * The drawn rows between the spaces of those that are not:
 *
 *   space · [the focused row · space] · drawn rows · [space · the focused row] · space
 */
export function MessageRows(props: MessageRowsProps): JSX.Element {
  const { channelId, body, rows, start, end, kept, active, target, line, rowHeight, hasOlder } = props
  const { slot } = useLook()

  // Every row's place changes when a page comes before it: as attributes set here, no row is drawn again for it.
  useLayout(() => {
    let next = start
    for (const element of (body.current?.children ?? []) as Iterable<HTMLElement>) {
      const row = element.dataset['row'] as RowKey | undefined
      if (row === undefined) continue
      const index = row === rows[next] ? next : rows.indexOf(row)
      next = index + 1
      const message = element.querySelector('article')
      message?.setAttribute('aria-posinset', String(index + 1))
      message?.setAttribute('aria-setsize', String(hasOlder ? -1 : rows.length))
    }
  }, [body, rows, start, end, hasOlder])

  const { headingLevel, onJump, onLoadGap } = props
  const draw = (index: number): ReactNode => {
    const row = rows[index] as RowKey
    return (
      <MessageRow
        key={row}
        channelId={channelId}
        row={row}
        before={rows[index - 1] ?? null}
        after={rows[index + 1] ?? null}
        unreadCount={row === line?.first ? line.count : 0}
        isLineBelow={line !== null && rows[index + 1] === line.first}
        isTarget={row === target}
        isActive={row === active}
        headingLevel={headingLevel}
        onJump={onJump}
        onLoadGap={onLoadGap}
      />
    )
  }
  const found = kept === null ? -1 : rows.indexOf(kept as RowKey)
  const extra = found >= 0 && (found < start || found >= end) ? found : -1
  const space = (name: string, count: number): ReactNode => (
    <Spacer key={`\u0000${name}`} height={count * rowHeight} />
  )
  const children: ReactNode[] = []
  if (extra >= 0 && extra < start)
    children.push(space('first', extra), draw(extra), space('before', start - extra - 1))
  else children.push(space('before', start))
  for (let index = start; index < end; index += 1) children.push(draw(index))
  if (extra >= end)
    children.push(space('after', extra - end), draw(extra), space('last', rows.length - extra - 1))
  else children.push(space('after', rows.length - end))
  return (
    <div ref={body} {...slot('message-list-rows')}>
      {children}
    </div>
  )
}
