import { globSync, readFileSync } from 'node:fs'
import { loadCsf } from 'storybook/internal/csf-tools'

/** A story as the sidebar lists it, read from its file without running it. */
export interface ListedStory {
  readonly id: string
  readonly title: string
  /** The name of the export. */
  readonly name: string
  readonly file: string
}

const patterns = ['.storybook/pages/**/*.stories.tsx', 'src/**/*.stories.tsx']

/** Every story there is, in the order of their ids. */
export function listStories(): readonly ListedStory[] {
  return globSync(patterns)
    .flatMap((fileName) => {
      const file = loadCsf(readFileSync(fileName, 'utf8'), {
        fileName,
        makeTitle: (title) => title ?? fileName,
      }).parse()
      return Object.entries(file._stories).map(([name, { id }]) => ({
        id,
        title: file.meta.title ?? fileName,
        name,
        file: fileName,
      }))
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
