import { type Anchor, firstBelow, readAnchor, restoreAnchor, rowOf, topOf } from './anchor.ts'
import { isHeld } from './hold.ts'
import type { Drawn, ListScroller, ListView } from './listView.ts'
import { DRAW_ALL, firstWindow, fitWindow, followWindow, windowAround } from './listWindow.ts'
import { distanceToView, lastInView, missingAhead, sideOfView } from './sight.ts'

/** Within this distance of the end, px, a reader who scrolls down follows the conversation from there on. */
const PINNED_PX = 80
/** Further away than this, px, a way back is offered. */
const FAR_PX = 200

const NOTHING_DRAWN: Drawn = {
  rows: [],
  start: 0,
  end: 0,
  isSending: false,
  isGap: () => false,
  onNearStart: () => {},
  onNearGap: () => {},
}

export function createListScroller(): ListScroller {
  const listeners = new Set<() => void>()
  let view: ListView = { window: firstWindow, isPinned: true, isFar: false, lastSeen: null }
  let topRow: string | null = null
  let box: HTMLElement | null = null
  let body: HTMLElement | null = null
  let drawn = NOTHING_DRAWN
  let anchor: Anchor | null = null
  /** The scroll position and its end as we last left or found them: what differs is the reader's doing. */
  let left = { top: 0, end: 0 }
  /** The reader has done something since the last page was asked for, so that one gesture asks for one page (SC-2). */
  let isArmed = true
  let meanHeight = firstWindow.rowHeight

  const update = (next: Partial<ListView>): void => {
    const entries = Object.entries(next) as [keyof ListView, unknown][]
    if (entries.some(([name, value]) => view[name] !== value)) view = { ...view, ...next }
  }
  /** Does something and then tells whoever listens, if it changed what they see. */
  const tellAfter = (act: () => void): void => {
    const before = { view, topRow }
    act()
    if (view === before.view && topRow === before.topRow) return
    for (const listener of listeners) listener()
  }

  const rowElements = (): HTMLElement[] => {
    const first = drawn.rows[drawn.start]
    const all = body ? ([...body.children] as HTMLElement[]).filter((child) => rowOf(child) !== '') : []
    const start = first === undefined ? -1 : all.findIndex((child) => rowOf(child) === first)
    return start < 0 ? [] : all.slice(start, start + drawn.end - drawn.start)
  }
  const endOf = (element: HTMLElement): number => element.scrollHeight - element.clientHeight
  const isEndDrawn = (): boolean => drawn.end === drawn.rows.length
  /** Rows before which others may come: the first one, and the one after a gap. */
  const isUnsettled = (row: string): boolean => {
    const index = drawn.rows.indexOf(row)
    return index === 0 || (index > 0 && drawn.isGap(drawn.rows[index - 1] as string))
  }

  const remember = (): void => {
    if (!box || !body) return
    const elements = rowElements()
    const { activeElement } = body.ownerDocument
    const focused = elements.find((element) => element.contains(activeElement)) ?? null
    anchor = readAnchor(box, elements, focused, isUnsettled)
    left = { top: box.scrollTop, end: endOf(box) }
  }

  const newest = (): string | null => drawn.rows.at(-1) ?? null
  const leaveEnd = (seen: string | null): void => {
    if (view.isPinned) update({ isPinned: false, lastSeen: seen })
  }

  /** Takes in what the reader scrolled since we last looked; the browser tells of it only with the next frame. */
  const noteScroll = (): boolean => {
    if (!box) return false
    const top = box.scrollTop
    const isUp = top < left.top - 1 && top < endOf(box) - 1
    const isDown = top > left.top + 1
    if (isUp) leaveEnd(newest())
    else if (isDown && isEndDrawn() && Math.min(left.end, endOf(box)) - top <= PINNED_PX)
      update({ isPinned: true })
    return isUp || isDown
  }

  /** Puts the reader back where they were, whatever has changed around them. */
  const settle = (): void => {
    if (!box || !body || drawn.end === drawn.start) return
    noteScroll()
    const elements = rowElements()
    const isFollowed = view.isPinned && isEndDrawn() && (drawn.isSending || !isHeld(body, elements.at(-1)))
    if (isFollowed) box.scrollTop = endOf(box)
    else if (anchor) restoreAnchor(box, elements, anchor)
    if (isEndDrawn() && endOf(box) - box.scrollTop > PINNED_PX) leaveEnd(lastInView(box, elements))
    remember()
  }

  /** Reads where the reader is, and has more rows drawn where they are about to look. */
  const look = (): void => {
    if (!box || !body || box.clientHeight === 0 || drawn.end === drawn.start) return
    const elements = rowElements()
    const [first, last] = [elements[0], elements.at(-1)]
    if (!first || !last) return
    noteScroll()
    // A scroll may be told of before what has grown since is corrected: what is remembered must not hold the error.
    if (anchor && !view.isPinned) restoreAnchor(box, elements, anchor)
    const height = box.clientHeight
    const edge = topOf(box)
    const top = topOf(first) - edge
    const bottom = last.getBoundingClientRect().bottom - edge
    meanHeight = Math.max(1, (bottom - top) / elements.length)
    if (drawn.rows.length > DRAW_ALL && (bottom < 0 || top > height)) return skipTo(top)
    remember()
    const topIndex = Math.max(0, firstBelow(elements, edge + 1) - 1)
    topRow = rowOf(elements[topIndex])
    const seen = lastInView(box, elements)
    const seenIndex = drawn.rows.indexOf(seen ?? '')
    const sight = { height, top, bottom, rowHeight: meanHeight }
    const isAtEnd = isEndDrawn() && view.isPinned
    update({
      window:
        drawn.rows.length > DRAW_ALL
          ? fitWindow(drawn.rows, view.window, drawn, sight, isAtEnd)
          : followWindow(drawn.rows, view.window, topIndex, meanHeight, isAtEnd),
      isFar: !isEndDrawn() || endOf(box) - box.scrollTop > FAR_PX,
      ...(seenIndex > drawn.rows.indexOf(view.lastSeen ?? '') ? { lastSeen: seen } : {}),
    })
    askAhead(elements)
  }

  /** The scroll bar was dragged past everything drawn: go by the estimate, and hold the place from there. */
  const skipTo = (top: number): void => {
    if (!box) return
    const { rowHeight } = view.window
    const index = Math.round(-top / rowHeight) + drawn.start
    const target = Math.max(0, Math.min(drawn.rows.length - 1, index))
    const offset = top + (target - drawn.start) * rowHeight
    anchor = { row: drawn.rows[target] as string, offset, scrollTop: box.scrollTop }
    left = { top: box.scrollTop, end: endOf(box) }
    leaveEnd(newest())
    update({ window: windowAround(drawn.rows, target, view.window) })
  }

  const askAhead = (elements: readonly HTMLElement[]): void => {
    const missing = isArmed && box ? missingAhead(box, elements, drawn) : null
    if (missing === null) return
    isArmed = false
    if (missing === 'older') drawn.onNearStart()
    else drawn.onNearGap(missing.gap)
  }

  /** Has a row stand so far below the viewport's edge, px, and draws it if it is not drawn. */
  const hold = (row: string, offset: number): void => {
    const index = drawn.rows.indexOf(row)
    if (index < 0 || !box) return
    anchor = { row, offset, scrollTop: box.scrollTop }
    left = { top: box.scrollTop, end: endOf(box) }
    leaveEnd(newest())
    if (index < drawn.start || index >= drawn.end)
      update({ window: windowAround(drawn.rows, index, view.window) })
    else {
      restoreAnchor(box, rowElements(), anchor)
      if (isEndDrawn() && endOf(box) - box.scrollTop <= 1) update({ isPinned: true })
      remember()
    }
  }

  const goToEnd = (): void => update({ isPinned: true, window: { ...view.window, isAtEnd: true } })

  const arm = (): void => {
    isArmed = true
  }

  return {
    attach(viewport, content) {
      box = viewport
      body = content
      left = { top: box.scrollTop, end: endOf(box) }
      const onScroll = (): void =>
        tellAfter(() => {
          if (noteScroll()) arm()
          look()
        })
      const inputs = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
      viewport.addEventListener('scroll', onScroll, { passive: true })
      for (const input of inputs) viewport.addEventListener(input, arm, { passive: true })
      // Rows also grow by themselves: pictures, fonts, a wider window.
      const observer = new ResizeObserver(() =>
        tellAfter(() => {
          settle()
          look()
        }),
      )
      observer.observe(viewport)
      observer.observe(content)
      return () => {
        viewport.removeEventListener('scroll', onScroll)
        for (const input of inputs) viewport.removeEventListener(input, arm)
        observer.disconnect()
        box = null
        body = null
      }
    },
    drew: (next) =>
      tellAfter(() => {
        const isMine = next.isSending && next.rows.at(-1) !== newest()
        drawn = next
        // Whoever sends goes to the end with their message.
        if (isMine) goToEnd()
        settle()
      }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    topRow: () => topRow,
    toEnd: () =>
      tellAfter(() => {
        goToEnd()
        if (!box || !isEndDrawn()) return
        box.scrollTop = endOf(box)
        remember()
      }),
    toRow: (row, share) => tellAfter(() => hold(row, (box?.clientHeight ?? 0) * share)),
    restore({ row, offset, isPinned }) {
      if (!isPinned) tellAfter(() => hold(row, offset))
    },
    reveal: (row) =>
      tellAfter(() => {
        const element = rowElements().find((drawnRow) => rowOf(drawnRow) === row)
        if (!box) return
        if (!element) return hold(row, box.clientHeight / 3)
        box.scrollTop += distanceToView(box, element)
        look()
      }),
    position: () => anchor && { row: anchor.row, offset: anchor.offset, isPinned: view.isPinned },
    sideOf(row) {
      const index = drawn.rows.indexOf(row)
      const element = rowElements()[index - drawn.start]
      if (index < 0 || !box) return null
      if (!element) return index < drawn.start ? 'before' : 'after'
      return sideOfView(box, element)
    },
    rowsInView: () => Math.max(1, Math.floor((box?.clientHeight ?? 0) / meanHeight)),
  }
}
