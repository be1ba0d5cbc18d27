// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { type Cell, everywhere, exportOf, matrix } from '../../.storybook/matrix.ts'
import { listStories } from './stories.ts'

const stories = listStories()
const has = (title: string, cell: Cell, withBelow: boolean): boolean =>
  stories.some(
    (story) =>
      story.name === exportOf[cell] &&
      (story.title === title || (withBelow && story.title.startsWith(`${title}/`))),
  )

/** A state without a story is a state that nobody has looked at (SB-5). */
describe.each(matrix)('$name', ({ titles, cells }) => {
  const required = (Object.keys(cells) as Cell[]).filter((cell) => cells[cell] === 'story')

  it.each(required)('has a story for %s', (cell) => {
    expect(exportOf[cell], 'a name for its story').toBeDefined()
    expect(titles.filter((title) => has(title, cell, true))).not.toEqual([])
  })

  it.each(titles)('%s shows itself by default, in Persian, in the dark and in 320 px', (title) => {
    expect(everywhere.filter((cell) => !has(title, cell, false))).toEqual([])
  })
})

it('the matrix knows every component that has stories', () => {
  const known = matrix.flatMap(({ titles }) => titles)
  const titles = [...new Set(stories.map(({ title }) => title))]
  // A sheet of pictures, which is a foundation in all but its place.
  const others = titles.filter(
    (title) =>
      title.startsWith('Components/') &&
      title !== 'Components/Icon' &&
      !known.some((it) => title === it || title.startsWith(`${it}/`)),
  )
  expect(others).toEqual([])
})

/** Links and screenshots hold on to ids; `vitest run --project unit test/storybook -u` writes the list anew (SB-9). */
it('ids are those in ids.snapshot.json, each once', async () => {
  const ids = stories.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(200)
  expect(new Set(ids).size).toBe(ids.length)
  await expect(`${JSON.stringify(ids, null, 2)}\n`).toMatchFileSnapshot('ids.snapshot.json')
})
