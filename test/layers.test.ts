// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * The lint rules are code too, and a rule that has stopped matching is silent. So this plants lines that break them
 * and lines that do not, in a copy of the tree that holds nothing else, and lints it once.
 */

type Rule = 'no-restricted-imports' | 'no-restricted-globals' | 'no-restricted-properties' | 'no-cycle'

interface Planted {
  readonly file: string
  readonly line: string
  /** The rule that has to catch the line, or null where the line is allowed. */
  readonly rule: Rule | null
}

/**
 * ARCHITECTURE.md, «Who may import whom», written out once more so that the rules are held to it and not to themselves.
 * `backends` alone is the port, `wire` alone what every protocol shares.
 */
const mayImport = {
  model: [],
  env: [],
  text: [],
  wire: [],
  i18n: [],
  state: ['model'],
  'backends/shared': ['model', 'env', 'text', 'backends'],
  'backends/stream': ['model', 'env', 'text', 'backends', 'backends/shared', 'wire', 'wire/stream'],
  'backends/zulip': ['model', 'env', 'text', 'backends', 'backends/shared', 'wire', 'wire/zulip'],
  engine: ['model', 'env', 'state', 'backends'],
  hooks: ['model', 'engine'],
  parts: ['hooks'],
  components: ['text', 'hooks', 'parts', 'i18n'],
  server: ['env', 'wire', 'wire/stream', 'wire/zulip'],
} satisfies Readonly<Record<string, readonly string[]>>

const targets = [...Object.keys(mayImport), 'backends', 'wire/stream', 'wire/zulip', 'testing']

let count = 0

/** An import of one name, which is a new one on each line. */
function bring(file: string, from: string, rule: Rule | null, name = 'thing'): Planted {
  const [kind, what] = name.startsWith('type ') ? ['import type', name.slice(5)] : ['import', name]
  return { file, line: `${kind} { ${what} as n${++count} } from '${from}'`, rule }
}
const legal = (file: string, from: string, name?: string) => bring(file, from, null, name)
const illegal = (file: string, from: string, name?: string) =>
  bring(file, from, 'no-restricted-imports', name)

/** Every room against every other, from two depths. */
const matrix = Object.entries<readonly string[]>(mayImport).flatMap(([room, allowed]) =>
  [`src/${room}/planted.ts`, `src/${room}/deep/planted.ts`].flatMap((file) =>
    targets
      .filter((target) => target !== room && !target.startsWith(`${room}/`))
      .map((target) =>
        bring(
          file,
          relative(dirname(file), `src/${target}/thing.ts`),
          allowed.includes(target) ? null : 'no-restricted-imports',
        ),
      ),
  ),
)

const poll = 'src/components/Poll/Poll.tsx'
const story = 'src/components/Poll/Poll.stories.tsx'

const finer: readonly Planted[] = [
  legal('src/model/message.ts', './id.ts'),
  legal(poll, '../Text/Text.tsx'),
  // Of state, a hook takes the selectors and the types.
  legal('src/hooks/usePoll.ts', '../state/poll.ts', 'selectPoll'),
  legal('src/hooks/usePoll.ts', '../state/poll.ts', 'type PollView'),
  illegal('src/hooks/usePoll.ts', '../state/poll.ts', 'reducePoll'),
  // A hook for one protocol knows its back end.
  legal('src/hooks/useStreamThing.ts', '../backends/stream/backend.ts'),
  legal('src/hooks/useEventQueue.ts', '../backends/zulip/eventQueue.ts'),
  illegal('src/hooks/useStreamThing.ts', '../wire/stream/poll.ts'),
  // Of the model, what is drawn takes the types.
  legal('src/parts/poll.ts', '../model/poll.ts', 'type Poll'),
  illegal('src/parts/poll.ts', '../model/poll.ts', 'poll'),
  legal(poll, '../../model/poll.ts', 'type Poll'),
  illegal(poll, '../../model/poll.ts', 'poll'),
  // No code imports style sheets or stories.
  { file: poll, line: `import './Poll.css'`, rule: 'no-restricted-imports' },
  legal('src/testing/scene.ts', '../server/scene.ts'),
  illegal('src/testing/scene.ts', '../components/Poll/Poll.stories.tsx'),
  // An import by another name is still one.
  {
    file: 'src/model/a.ts',
    line: `export const lazy = () => import('../engine/a.ts')`,
    rule: 'no-restricted-imports',
  },
  { file: 'src/model/a.ts', line: `export { a } from '../engine/a.ts'`, rule: 'no-restricted-imports' },
  { file: 'src/model/a.ts', line: `export * from '../engine/b.ts'`, rule: 'no-restricted-imports' },
  { file: 'src/model/a.ts', line: `import type { A } from '../engine/a.ts'`, rule: 'no-restricted-imports' },
  // Entries are for users, and some of them promise to leave things out.
  illegal('src/hooks/usePoll.ts', '../index.ts'),
  legal('src/index.ts', './components/Poll/Poll.tsx'),
  legal('src/core.ts', './engine/createChat.ts'),
  illegal('src/core.ts', './hooks/usePoll.ts'),
  illegal('src/stream.ts', './hooks/usePoll.ts'),
  legal('src/headless.ts', './parts/poll.ts'),
  illegal('src/headless.ts', './components/Poll/Poll.tsx'),
  // Stories and the demo are users.
  legal(story, './Poll.tsx'),
  legal(story, '../../index.ts'),
  legal(story, '../../testing.ts'),
  illegal(story, '../../engine/createChat.ts'),
  illegal(story, '../Text/Text.tsx'),
  legal('demo/start.ts', '../src/server/node.ts'),
  legal('demo/start.ts', '../src/index.ts'),
  illegal('demo/start.ts', '../src/server/hub.ts'),
  // Packages.
  illegal('src/model/a.ts', 'react'),
  illegal('src/state/a.ts', 'zustand/vanilla'),
  illegal('src/wire/stream/a.ts', 'hono'),
  legal('src/engine/a.ts', 'zustand/vanilla'),
  legal('src/engine/a.ts', '@tanstack/query-core'),
  illegal('src/engine/a.ts', 'zustand'),
  illegal('src/engine/a.ts', '@tanstack/react-query'),
  illegal('src/engine/a.ts', 'react'),
  illegal('src/engine/a.ts', 'reconnecting-websocket'),
  legal('src/backends/shared/socket.ts', 'reconnecting-websocket'),
  illegal('src/backends/shared/socket.ts', 'ws'),
  legal('src/hooks/usePoll.ts', 'react'),
  illegal('src/hooks/usePoll.ts', '@tanstack/react-query'),
  illegal('src/hooks/usePoll.ts', 'zustand'),
  legal('src/hooks/bridges/useStoreValue.ts', 'zustand'),
  legal('src/hooks/bridges/useStoreValue.ts', '@tanstack/react-query'),
  illegal('src/hooks/bridges/useStoreValue.ts', '../../backends/stream/backend.ts'),
  illegal(poll, 'zustand'),
  legal('src/server/app.ts', 'hono'),
  illegal('src/server/app.ts', 'node:fs'),
  illegal('src/server/app.ts', './node/files.ts'),
  illegal('src/server/app.ts', './store/sqliteStore.ts'),
  legal('src/server/store/sqliteStore.ts', 'node:sqlite'),
  legal('src/server/node/files.ts', 'node:fs/promises'),
  legal('src/server/node/files.ts', '../hub.ts'),
  illegal('src/server/node/files.ts', '../../engine/createChat.ts'),
  illegal('src/env/browserEnv.ts', 'node:fs'),
  legal('src/env/nodeEnv.ts', 'node:fs'),
  // No cycles.
  {
    file: 'src/model/hen.ts',
    line: `import { egg } from './egg.ts'; export const hen = () => egg`,
    rule: 'no-cycle',
  },
  {
    file: 'src/model/egg.ts',
    line: `import { hen } from './hen.ts'; export const egg = () => hen`,
    rule: 'no-cycle',
  },
]

const logic = ['model', 'text', 'state', 'wire', 'backends', 'engine', 'server']
const closed = [...logic, 'hooks', 'parts', 'components']

const uses = (room: string, code: string, rule: Rule | null): Planted => ({
  file: `src/${room}/uses.ts`,
  line: `export const n${++count}: unknown = ${code}`,
  rule,
})

/** Time, chance, the network and the disk come from `env`. */
const world: readonly Planted[] = [
  ...closed.flatMap((room) => [
    ...['setTimeout', 'clearInterval', 'performance.now()', 'crypto.randomUUID()', 'fetch', 'WebSocket'].map(
      (code) => uses(room, code, 'no-restricted-globals'),
    ),
    ...['XMLHttpRequest', 'localStorage', 'indexedDB', 'navigator.onLine', 'globalThis.setTimeout'].map(
      (code) => uses(room, code, 'no-restricted-globals'),
    ),
    ...['Date.now()', 'Math.random()', 'AbortSignal.timeout(1)'].map((code) =>
      uses(room, code, 'no-restricted-properties'),
    ),
    uses(room, 'new Date(0)', null),
  ]),
  ...logic.map((room) => uses(room, 'document', 'no-restricted-globals')),
  uses('components', 'document', null),
  uses('env', '[setTimeout, fetch, Date.now(), Math.random()]', null),
  { file: 'test/some.test.ts', line: 'export const all: unknown = [setTimeout, Date.now()]', rule: null },
]

const planted = [...matrix, ...finer, ...world]
const files = [...new Set(planted.map(({ file }) => file))].map((file) => ({
  file,
  lines: planted.filter((line) => line.file === file),
}))

const root = resolve(import.meta.dirname, '..')
let folder = ''
/** `file:line rule` of everything the linter found. */
let found: ReadonlySet<string> = new Set()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parlour-layers-'))
  // The globs of a configuration count from its own folder.
  writeFileSync(
    join(folder, 'oxlint.config.ts'),
    `export { default } from '${join(root, 'oxlint.config.ts')}'\n`,
  )
  for (const { file, lines } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), lines.map(({ line }) => `${line}\n`).join(''))
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout, stderr } = spawnSync(process.execPath, [oxlint, '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not run: ${stdout}${stderr}`)
  found = new Set(
    (JSON.parse(stdout) as Report).diagnostics.map(
      ({ filename, code, labels }) =>
        `${filename}:${labels[0]?.span.line} ${/\((.+)\)/.exec(code ?? '')?.[1]}`,
    ),
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Report {
  readonly diagnostics: readonly {
    readonly filename: string
    readonly code?: string
    readonly labels: readonly { readonly span: { readonly line: number } }[]
  }[]
}

const rules: readonly Rule[] = [
  'no-restricted-imports',
  'no-restricted-globals',
  'no-restricted-properties',
  'no-cycle',
]

describe('lint', () => {
  it.each(files)('holds $file to its layer', ({ file, lines }) => {
    const expected = lines.map(({ line, rule }) => `${rule ?? 'allowed'}: ${line}`)
    const seen = lines.map(({ line }, index) => {
      const rule = rules.find((name) => found.has(`${file}:${index + 1} ${name}`))
      return `${rule ?? 'allowed'}: ${line}`
    })
    expect(seen).toEqual(expected)
  })
})

describe('source', () => {
  it('has no room, and no back end, without a row above', () => {
    const folders = globSync(['src/*/', 'src/backends/*/'], { cwd: root }).map((folder) =>
      folder.slice('src/'.length),
    )
    const known = [...Object.keys(mayImport), 'backends', 'testing', 'styles']
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([])
  })

  it('takes the time from env, not from a Date without arguments, which no lint rule can tell apart', () => {
    const offenders = globSync(`src/{${closed.join(',')}}/**/*.{ts,tsx}`, { cwd: root })
      .filter((file) => !file.endsWith('.stories.tsx'))
      .filter((file) =>
        /\bnew Date(\(\s*\)|\s*[^\s(])|(?<!new )\bDate\(/.test(readFileSync(join(root, file), 'utf8')),
      )
    expect(offenders).toEqual([])
  })
})
