'use client'
import { Component, type ReactNode, type RefObject } from 'react'
import { rowOf, rowsIn } from './rowOf.ts'

interface KeepPlaceProps {
  /** What scrolls. */
  readonly list: RefObject<HTMLElement | null>
  readonly order: readonly string[]
  readonly children: ReactNode
}

/** A row and where it was. */
interface Anchor {
  readonly row: HTMLElement
  readonly top: number
}

/**
 * Keeps rows where they are seen when others change places around them: the one with the focus, else the first one in
 * sight of a list that was scrolled (CL-4). A class, for only that is asked before the page changes.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  override getSnapshotBeforeUpdate(before: KeepPlaceProps): Anchor | null {
    const { order, list } = this.props
    return before.order === order || !list.current ? null : anchorIn(list.current)
  }

  override componentDidUpdate(_: KeepPlaceProps, __: unknown, anchor: Anchor | null): void {
    const list = this.props.list.current
    if (list && anchor?.row.isConnected) list.scrollTop += anchor.row.getBoundingClientRect().top - anchor.top
  }

  override render(): ReactNode {
    return this.props.children
  }
}

function anchorIn(list: HTMLElement): Anchor | null {
  const edge = list.getBoundingClientRect()
  const focused = rowOf(list.ownerDocument.activeElement)
  const isSeen = (row: HTMLElement): boolean => {
    const { top, bottom } = row.getBoundingClientRect()
    return bottom > edge.top && top < edge.bottom
  }
  const row =
    focused && list.contains(focused) && isSeen(focused)
      ? focused
      : list.scrollTop > 0
        ? rowsIn(list).find(isSeen)
        : undefined
  return row ? { row, top: row.getBoundingClientRect().top } : null
}
