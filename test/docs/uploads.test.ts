// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

describe('what docs/uploads.md shows', () => {
  const page = readFileSync('docs/uploads.md', 'utf8')

  it.each(['presignedPut', 'tusUpload'])('%s is the file that is tried here', (name) => {
    const source = readFileSync(`docs/examples/${name}.ts`, 'utf8').replaceAll(
      '../../src/core.ts',
      'parlour/core',
    )
    expect(page).toContain('```ts\n' + source + '```')
  })
})
