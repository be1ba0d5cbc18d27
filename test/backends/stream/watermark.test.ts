// @vitest-environment node
import { expect, it } from 'vitest'
import { createWatermark } from '../../../src/backends/stream/watermark.ts'
import { afterAt, at } from './wire.ts'

it('I21: is the newest time that any frame told, whatever comes after it', () => {
  const watermark = createWatermark()
  expect(watermark.now()).toBe('')
  const seen = [at(5), at(3), undefined, 'now', '9999-99-99T99:99:99Z', 1e300, at(7), at(6)].map(
    (created_at) => {
      watermark.see({ created_at })
      return watermark.now()
    },
  )
  const [five, seven] = [afterAt(5), afterAt(7)]
  expect(seen).toEqual([five, five, five, five, five, five, seven, seven])
})

it('reads whole nanoseconds as it reads text', () => {
  const watermark = createWatermark()
  watermark.see({ created_at: Date.parse(at(5)) * 1e6 })
  expect(watermark.now()).toBe(afterAt(5))
})
