// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { moduleEntries } from '../scripts/entries.mjs'

/**
 * What the package promises: every name of every entry of package.json's `exports`. A name that appears or disappears
 * shows up in review as a line of api.snapshot.json; `npm test -- --project unit api -u` rewrites it.
 */
describe('public names', () => {
  it('are those in api.snapshot.json', async () => {
    const names = await Promise.all(
      moduleEntries.map(async ({ subpath, source }) => [
        subpath,
        { values: await valuesOf(source), types: typesOf(source) },
      ]),
    )
    await expect(`${JSON.stringify(Object.fromEntries(names), null, 2)}\n`).toMatchFileSnapshot(
      'api.snapshot.json',
    )
  })

  const barrels = moduleEntries.filter(({ source }) => !source.startsWith('src/i18n/'))

  it.each(barrels)('of $subpath are listed one by one and defined elsewhere', ({ source }) => {
    const code = withoutComments(source)
    const statements = code
      .split(/\n(?=export|import|const|function|class|interface|type\s)/)
      .map((it) => it.trim())
    const others = statements.filter(
      (it) => it !== '' && !/^(export (type )?\{[^}]*\} from '\.[^']+'|'use client')$/.test(it),
    )
    expect(others).toEqual([])
  })
})

async function valuesOf(source: string): Promise<string[]> {
  const module: object = await import(/* @vite-ignore */ `../${source}`)
  return Object.keys(module).sort()
}

/** Types leave no trace at run time. Entries are re-exports and nothing else, so their text says it all. */
function typesOf(source: string): string[] {
  return [...withoutComments(source).matchAll(/export (type )?\{([^}]*)\}/g)]
    .flatMap(([, allTypes, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && (allTypes !== undefined || name.startsWith('type ')))
        .map((name) => name.replace(/^type /, '').replace(/^.* as /, '')),
    )
    .sort()
}

function withoutComments(source: string): string {
  return readFileSync(new URL(`../${source}`, import.meta.url), 'utf8').replace(
    /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
    '',
  )
}
