// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { place } from '../../src/parts/place.ts'

const room = { width: 320, height: 600 }
const menu = { width: 200, height: 150 }
const button = (x: number, y: number) => ({ x, y, width: 32, height: 32 })

describe('from left to right', () => {
  it('stands below its button, beginning where the button begins', () => {
    expect(place(button(20, 100), menu, room, { isRtl: false })).toEqual({
      side: 'below',
      inlineStart: 20,
      blockStart: 136,
      availableHeight: 456,
    })
  })

  it('ends where the button ends when it would pass the edge', () => {
    expect(place(button(280, 100), menu, room, { isRtl: false }).inlineStart).toBe(280 + 32 - 200)
  })

  it('stands above where there is no room below', () => {
    const { side, blockStart } = place(button(20, 540), menu, room, { isRtl: false })
    expect(side).toBe('above')
    expect(blockStart).toBe(540 - 4 - 150)
  })

  it('stays on its side, as high as fits, when the other has even less room', () => {
    const tall = { width: 200, height: 900 }
    const { side, blockStart, availableHeight } = place(button(20, 100), tall, room, { isRtl: false })
    expect(side).toBe('below')
    expect(blockStart + availableHeight).toBe(600 - 8)
  })

  it('turns from above to below, too', () => {
    expect(place(button(20, 10), menu, room, { isRtl: false, prefers: 'above' }).side).toBe('below')
    expect(place(button(20, 400), menu, room, { isRtl: false, prefers: 'above' }).side).toBe('above')
  })

  it('may stand over the middle', () => {
    const { inlineStart } = place(button(150, 100), { width: 100, height: 20 }, room, {
      isRtl: false,
      align: 'center',
    })
    expect(inlineStart).toBe(150 + 16 - 50)
  })
})

it('counts from the right where lines run from there', () => {
  expect(place(button(268, 100), menu, room, { isRtl: true }).inlineStart).toBe(20)
  // At the left edge it ends where the button ends, seen from the right.
  expect(place(button(0, 100), menu, room, { isRtl: true }).inlineStart).toBe(320 - 200 - 8)
})

it('never passes an edge, wherever it is asked to stand', () => {
  for (const isRtl of [false, true])
    for (const align of ['start', 'center'] as const)
      for (let x = -50; x <= 350; x += 25)
        for (let y = 0; y <= 600; y += 50) {
          const { inlineStart, blockStart, availableHeight } = place(
            { x, y, width: 0, height: 0 },
            menu,
            room,
            {
              isRtl,
              align,
            },
          )
          expect(inlineStart).toBeGreaterThanOrEqual(8)
          expect(inlineStart + menu.width).toBeLessThanOrEqual(room.width - 8)
          expect(blockStart).toBeGreaterThanOrEqual(4)
          expect(blockStart + Math.min(menu.height, availableHeight)).toBeLessThanOrEqual(room.height)
        }
})
