// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DRAW_ALL,
  drawnRange,
  FEWEST_ROWS,
  firstWindow,
  fitWindow,
  windowAround,
} from '../../src/parts/list/listWindow.ts'
import { positionsOf } from '../../src/parts/list/positions.ts'

const rowsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `r-${index}`)

describe('the rows that are drawn', () => {
  it('are all of them up to a number (ML-6)', () => {
    expect(drawnRange(rowsOf(DRAW_ALL), firstWindow)).toEqual({ start: 0, end: DRAW_ALL })
    expect(drawnRange([], firstWindow)).toEqual({ start: 0, end: 0 })
  })

  it('are the newest of more, until the reader is elsewhere', () => {
    expect(drawnRange(rowsOf(1000), firstWindow)).toEqual({ start: 1000 - FEWEST_ROWS, end: 1000 })
  })

  it('stay with the reader when rows come before them', () => {
    const window = windowAround(rowsOf(1000), 500, firstWindow)
    const older = Array.from({ length: 30 }, (_, index) => `older-${index}`)
    const { start, end } = drawnRange([...older, ...rowsOf(1000)], window)
    expect([start, end]).toEqual([510, 510 + FEWEST_ROWS])
  })

  it('are always a stretch of the list that holds what was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: DRAW_ALL + 1, max: 3000 }),
        fc.nat(),
        fc.array(
          fc.record({ top: fc.integer({ min: -9000, max: 900 }), span: fc.integer({ min: 40, max: 9000 }) }),
        ),
        (count, place, sights) => {
          const rows = rowsOf(count)
          const index = place % count
          let window = windowAround(rows, index, firstWindow)
          const asked = drawnRange(rows, window)
          expect(index >= asked.start && index < asked.end).toBe(true)
          for (const { top, span } of sights) {
            const sight = { height: 600, top, bottom: top + span, rowHeight: 60 }
            window = fitWindow(rows, window, drawnRange(rows, window), sight, false)
            const { start, end } = drawnRange(rows, window)
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(count)
            expect(end - start).toBeGreaterThanOrEqual(Math.min(count, FEWEST_ROWS))
          }
        },
      ),
    )
  })
})

describe('where readers were', () => {
  it('is kept for each chat, for the fifty lists that were left last (SC-5)', () => {
    const chat = {}
    const position = { row: 'r-1', offset: 12, isPinned: false }
    for (let list = 0; list < 51; list += 1) positionsOf(chat).set(`list-${list}`, position)
    positionsOf(chat).set('list-1', { ...position, offset: 34 })
    positionsOf(chat).set('one-more', position)
    expect(positionsOf(chat).get('list-0')).toBeUndefined()
    expect(positionsOf(chat).get('list-1')).toMatchObject({ offset: 34 })
    expect(positionsOf(chat).get('list-2')).toBeUndefined()
    expect(positionsOf({}).get('list-5')).toBeUndefined()
  })
})
