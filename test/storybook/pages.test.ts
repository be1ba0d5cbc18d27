// @vitest-environment node
import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advice } from '../../.storybook/advice.ts'
import { matrix } from '../../.storybook/matrix.ts'
import { listStories } from './stories.ts'

const titles = matrix.flatMap((row) => row.titles)

/** Each component has a page in the same order, and its example is a file that is compiled (SB-12). */
describe.each(titles)('the page of %s', (title) => {
  const source = listStories().find((story) => story.title === title)?.file ?? ''
  const text = readFileSync(source, 'utf8')

  it('says what its users need to know', () => {
    expect(text).toContain('satisfies About')
    expect(text).toMatch(/parameters: \{\s*about\b/)
  })

  it('says what to do and what not, in at most three sentences each', () => {
    const { do: dos, dont, backEnd = [] } = advice[title] ?? { do: [], dont: [] }
    expect(dos, 'do').not.toEqual([])
    expect(dont, 'don’t').not.toEqual([])
    for (const points of [dos, dont, backEnd]) expect(points.length).toBeLessThanOrEqual(3)
  })

  it('shows an example that exists', () => {
    const [, usage] = /usage: '(\w+)'/.exec(text) ?? []
    expect(existsSync(`.storybook/pages/examples/${usage}.tsx`)).toBe(true)
  })
})

it('there is no advice about what has no page', () => {
  expect(Object.keys(advice).filter((title) => !titles.includes(title))).toEqual([])
})

it('every scenario is a whole page, on which the rule of regions is on (SB-4)', () => {
  const files = globSync('.storybook/pages/scenarios/*.stories.tsx')
  expect(files.length).toBeGreaterThanOrEqual(9)
  for (const file of files) expect(readFileSync(file, 'utf8'), file).toContain('parameters: { ...scenario,')
})

it('shows no rule of accessibility that is turned off without a reason beside it (SB-4)', () => {
  const files = globSync(['.storybook/**/*.{ts,tsx}', 'src/**/*.stories.tsx'])
  const off = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, place, lines) =>
        /enabled: false|a11y: \{ (disable|test: '(todo|off)')/.test(line) && !lines[place - 1]?.includes('//')
          ? [`${file}:${place + 1}`]
          : [],
      ),
  )
  expect(off).toEqual([])
})

it('a story made from one that reads colours is tagged as well: tags are read from the file, past any spread', () => {
  const untagged = globSync(['.storybook/**/*.stories.tsx', 'src/**/*.stories.tsx']).flatMap((file) => {
    const stories = readFileSync(file, 'utf8')
      .split(/^export const (?=\w+: Story\b)/m)
      .slice(1)
      .map((text) => ({ name: text.split(':')[0], text, isTagged: text.includes("tags: ['colours']") }))
    const tagged = stories.filter(({ isTagged }) => isTagged)
    return stories
      .filter(({ text, isTagged }) => !isTagged && tagged.some(({ name }) => text.includes(`...${name},`)))
      .map(({ name }) => `${file} ${name}`)
  })
  expect(untagged).toEqual([])
})
