// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transform } from 'lightningcss'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(`${root}docs/theming.md`, 'utf8')
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  )

// Below node_modules, from where React is found; nobody else looks there.
const place = `${root}node_modules/.parlour-docs`
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('docs/theming.md', () => {
  it('shows programs that compile against the package', { timeout: 60_000 }, () => {
    const programs = blocks('tsx')
    expect(programs.length).toBeGreaterThan(1)
    mkdirSync(place, { recursive: true })
    const files = programs.map((code, index) => {
      writeFileSync(`${place}/${index}.tsx`, code)
      return `./${index}.tsx`
    })
    const compilerOptions = {
      paths: { parlour: [`${root}src/index.ts`], 'parlour/*': [`${root}src/*.ts`] },
      noEmit: true,
    }
    writeFileSync(
      `${place}/tsconfig.json`,
      JSON.stringify({ extends: `${root}tsconfig.json`, compilerOptions, files, include: [], exclude: [] }),
    )
    const compile = (): string => {
      try {
        return execFileSync(`${root}node_modules/.bin/tsc`, ['-p', place], { encoding: 'utf8' })
      } catch (error) {
        return (error as { readonly stdout: string }).stdout
      }
    }
    expect(
      compile()
        .split('\n')
        .filter((line) => line.includes('.parlour-docs')),
    ).toEqual([])
    writeFileSync(`${place}/0.tsx`, `${programs[0]}\nexport const wrong: number = Support`)
    expect(compile()).toContain('TS2322')
  })

  it('shows sheets that are valid', () => {
    const sheets = blocks('css')
    expect(sheets.length).toBeGreaterThan(2)
    for (const css of sheets) {
      const { warnings } = transform({ filename: 'theming.css', code: Buffer.from(css), errorRecovery: true })
      expect(warnings.filter(({ message }) => !message.includes('@source'))).toEqual([])
    }
  })

  it('names sheets, tokens and slots that exist', () => {
    const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      readonly exports: Readonly<Record<string, unknown>>
    }
    const named = [...page.matchAll(/parlour(\/[a-z]+(?:\.[a-z]+)*\.css)/g)].map(([, path]) => `.${path}`)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((path) => !(path in exports))).toEqual([])
    const contract = JSON.parse(readFileSync(`${root}test/contract.snapshot.json`, 'utf8')) as {
      readonly properties: readonly string[]
      readonly slots: readonly string[]
    }
    const tokens = page.match(/--parlour-[a-z]+(?:-[a-z]+)*/g) ?? []
    expect(tokens.filter((name) => !contract.properties.includes(name))).toEqual([])
    const slots = [...page.matchAll(/(?<!-)\.parlour-([a-z]+(?:-[a-z]+)*)/g)].map(([, name = '']) => name)
    expect(slots.filter((name) => !contract.slots.includes(name))).toEqual([])
  })
})
