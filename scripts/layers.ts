import type { OxlintOverride } from 'oxlint'

/** The folders of `src` that hold code. ARCHITECTURE.md says what each is for and who may import whom. */
const rooms = [
  'env',
  'text',
  'model',
  'state',
  'wire',
  'backends',
  'engine',
  'hooks',
  'parts',
  'components',
  'server',
  'testing',
  'i18n',
] as const

type Room = (typeof rooms)[number]

/** What one import statement must not look like; oxlint's `no-restricted-imports` explains the fields. */
interface Ban {
  readonly regex?: string
  readonly group?: string[]
  readonly allowTypeImports?: boolean
  readonly allowImportNamePattern?: string
  readonly message: string
}

/** One row of the table: these files may import these rooms and these packages, and nothing else. */
interface Layer {
  /** Globs below `src`. Where two rows name a file, the later one holds alone. */
  readonly files: readonly string[]
  /** The room the files belong to; they may always import from it. */
  readonly room: Room
  readonly rooms: readonly Room[]
  readonly packages: readonly string[]
  /** What is forbidden inside the rooms that are allowed. */
  readonly except?: readonly Ban[]
}

const onlySelectors: Ban = {
  regex: String.raw`^(\.\./)+state/`,
  allowImportNamePattern: '^(select|is[A-Z]|gapAfter$|emptyDraft$)',
  allowTypeImports: true,
  message:
    'Hooks read the state: selectors (selectNoun), questions (isNoun) and types. What changes it belongs to the engine.',
}
const onlyTypesOfModel: Ban = {
  regex: String.raw`^(\.\./)+model/`,
  allowTypeImports: true,
  message: 'Only types of the model, with `import type`: what is computed from it belongs to a hook.',
}
const noBackendButThePort: Ban = {
  regex: String.raw`^(\.\./)+backends/.+/`,
  message: 'The engine knows the port, backends/backend.ts, and no back end.',
}
const noBackendBeside = (...others: string[]): Ban => ({
  regex: String.raw`^(\.\./)+(wire/)?(${others.join('|')})/`,
  message: 'A back end knows its own protocol only.',
})
const noNode: Ban = {
  regex: String.raw`/(node/|node\.ts$|sqlite\w*\.ts$)`,
  message: 'The server also runs in a browser tab: what needs Node imports the rest, never the other way.',
}

const backend = {
  room: 'backends',
  rooms: ['model', 'env', 'text', 'wire'],
  packages: ['reconnecting-websocket'],
} as const
const hook = {
  room: 'hooks',
  rooms: ['model', 'state', 'engine'],
  packages: ['react'],
  except: [onlySelectors],
} as const
const view = { packages: ['react', 'react-dom'], except: [onlyTypesOfModel] } as const

/** Who may import whom, row by row as in ARCHITECTURE.md. */
const layers: readonly Layer[] = [
  { files: ['env/**'], room: 'env', rooms: [], packages: [] },
  { files: ['env/idbRecords.ts'], room: 'env', rooms: [], packages: ['idb-keyval'] },
  { files: ['env/nodeEnv.ts'], room: 'env', rooms: [], packages: ['node:*', 'node:*/**', 'ws'] },
  { files: ['text/**'], room: 'text', rooms: [], packages: [] },
  { files: ['model/**'], room: 'model', rooms: [], packages: [] },
  { files: ['wire/**'], room: 'wire', rooms: [], packages: [] },
  { files: ['i18n/**'], room: 'i18n', rooms: [], packages: [] },
  { files: ['state/**'], room: 'state', rooms: ['model'], packages: [] },
  { ...backend, files: ['backends/*.ts'], rooms: ['model', 'env'], packages: [] },
  {
    ...backend,
    files: ['backends/shared/**'],
    rooms: ['model', 'env', 'text'],
    except: [noBackendBeside('stream', 'zulip', 'kenar')],
  },
  { ...backend, files: ['backends/stream/**'], except: [noBackendBeside('zulip', 'kenar')] },
  { ...backend, files: ['backends/zulip/**'], except: [noBackendBeside('stream', 'kenar')] },
  {
    files: ['engine/**'],
    room: 'engine',
    rooms: ['model', 'env', 'state', 'backends'],
    packages: ['zustand/vanilla', '@tanstack/query-core'],
    except: [noBackendButThePort],
  },
  { ...hook, files: ['hooks/**'] },
  { ...hook, files: ['hooks/bridges/**'], packages: ['react', 'zustand', 'zustand/**', '@tanstack/*'] },
  {
    ...hook,
    files: ['hooks/use{Stream,Zulip,Kenar}*.ts', 'hooks/useEventQueue.ts'],
    rooms: [...hook.rooms, 'backends'],
  },
  { ...view, files: ['parts/**'], room: 'parts', rooms: ['model', 'hooks'] },
  {
    ...view,
    files: ['components/**'],
    room: 'components',
    rooms: ['model', 'text', 'hooks', 'parts', 'i18n'],
  },
  {
    files: ['server/**'],
    room: 'server',
    rooms: ['env', 'wire'],
    packages: ['hono', 'hono/**'],
    except: [noNode],
  },
  {
    files: ['server/node.ts', 'server/node/**', 'server/**/sqlite*.ts'],
    room: 'server',
    rooms: ['env', 'wire'],
    packages: ['hono', 'hono/**', '@hono/*', 'ws', 'sharp', 'node:*', 'node:*/**'],
  },
]

const noStoriesNoSheets: Ban = {
  regex: String.raw`\.stories\.tsx$|\.css$`,
  message: 'Stories and style sheets are read by tools, never imported by code.',
}

function override(layer: Layer): OxlintOverride {
  const closed = rooms.filter((room) => room !== layer.room && !layer.rooms.includes(room))
  return restrict(layer.files, [
    {
      regex: String.raw`^(\.\./)+(${closed.join('|')})/`,
      message: `${layer.files.join(', ')} may import ${layer.rooms.join(', ') || 'no other room'}.`,
    },
    {
      // Names of entries, which would bring the whole package in behind the back of this table.
      regex: String.raw`^(\.\./)+(index|headless|core|stream|testing)\.ts$`,
      message: 'Entries are for users of the package. Import the file that has the thing.',
    },
    noStoriesNoSheets,
    ...(layer.except ?? []),
    {
      // Last: oxlint asks no further pattern about an import that a `!` lets pass.
      group: ['*', '!./**', '!../**', ...layer.packages.map((name) => `!${name}`)],
      message: `${layer.files.join(', ')} may use ${layer.packages.join(', ') || 'no package'}.`,
    },
  ])
}

function restrict(files: readonly string[], patterns: readonly Ban[], folder = 'src/'): OxlintOverride {
  return {
    files: files.map((file) => folder + file),
    rules: { 'no-restricted-imports': ['error', { patterns: [...patterns] }] },
  }
}

/** The import rules, as overrides for the lint configuration. test/layers.test.ts plants a violation of each. */
export const layerOverrides: OxlintOverride[] = [
  ...layers.map(override),
  restrict(['testing/**'], [noStoriesNoSheets]),
  restrict(
    ['{core,stream,server}.ts'],
    [{ regex: String.raw`^\./(hooks|parts|components|testing)/`, message: 'This entry has no React in it.' }],
  ),
  restrict(
    ['headless.ts'],
    [{ regex: String.raw`^\./(components|testing)/`, message: 'This entry has no styled component in it.' }],
  ),
  restrict(
    ['**/*.stories.tsx'],
    [
      {
        regex: String.raw`^(\.\./)+(${rooms.filter((room) => room !== 'i18n').join('|')})/|^\.\./[A-Z]`,
        message: 'A story shows what a user can do: it imports its own component and public entries.',
      },
    ],
  ),
  restrict(
    ['demo/**'],
    [
      {
        group: ['**/src/*/**', '!**/src/server/node.ts', '!**/src/i18n/fa.ts', '!**/src/styles/*.css'],
        message: 'The demo is a user of the package: it imports public entries.',
      },
    ],
    '',
  ),
]
