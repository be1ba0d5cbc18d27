// @vitest-environment node
import { expect, it } from 'vitest'
import { middleEllipsis } from '../../src/text/index.ts'

it('keeps what can be read as it is', () => {
  expect(middleEllipsis('برنامهٔ قطار.pdf')).toBe('برنامهٔ قطار.pdf')
})

it('keeps the beginning and the real ending of a long name', () => {
  expect(middleEllipsis(`${'a'.repeat(200)}photo.jpg.exe`)).toBe(`${'a'.repeat(31)}…aaaphoto.jpg.exe`)
})

it('tears no character', () => {
  const family = '👩‍👩‍👧‍👦'
  expect(middleEllipsis(`${family.repeat(60)}.zip`)).toBe(`${family.repeat(31)}…${family.repeat(12)}.zip`)
  expect(middleEllipsis(`${family.repeat(20)}.zip`)).toBe(`${family.repeat(20)}.zip`)
})
