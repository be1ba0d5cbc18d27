import { defineConfig } from 'oxlint'
import { layerOverrides } from './scripts/layers.ts'

const ban = (message: string, ...names: string[]) => names.map((name) => ({ name, message }))

/** What only `src/env` may touch, so that a test can own time, chance, the network and the disk. */
const worldGlobals = [
  ...ban('Use env.after.', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'),
  ...ban('Use env.monotonic.', 'performance'),
  ...ban('Use env.uuid or env.random.', 'crypto'),
  ...ban(
    'Use env.fetch, env.WebSocket or env.upload.',
    'fetch',
    'WebSocket',
    'EventSource',
    'XMLHttpRequest',
  ),
  ...ban('Use env.storage.', 'localStorage', 'sessionStorage', 'indexedDB', 'caches'),
  ...ban('Use env.', 'navigator', 'BroadcastChannel'),
]
const worldProperties = [
  { object: 'Date', property: 'now', message: 'Use env.now.' },
  { object: 'Math', property: 'random', message: 'Use env.random.' },
  { object: 'AbortSignal', property: 'timeout', message: 'Use env.after.' },
]
const pageGlobals = ban('This also runs where there is no page.', 'window', 'document', 'location', 'history')

const logic = 'src/{model,text,state,wire,backends,engine,server}/**'
const views = 'src/{hooks,parts,components}/**'

export default defineConfig({
  plugins: ['react', 'jsx-a11y', 'typescript', 'import', 'unicorn', 'oxc', 'vitest'],
  // Correctness brings the React Compiler rules, exhaustive-deps and the promise rules.
  categories: { correctness: 'error' },
  ignorePatterns: ['node_modules', 'dist', 'storybook-static', 'coverage'],
  rules: {
    'react/rules-of-hooks': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'import/no-cycle': 'error',
    // The second argument of `expect` is what a failure says.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // Our objects are closures: nothing reads `this`, so `env.random` may be handed on as it is.
    'typescript/unbound-method': 'off',
    // A separator or a group that holds more than its element may is a `div` with a role.
    'jsx-a11y/prefer-tag-over-role': 'off',
    // A scrolling region has to be reachable by keyboard.
    'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region', 'article'] }],
    // `new Array<T>(length)` says how long the array is to be; the rule cannot see that it is a number.
    'unicorn/no-new-array': 'off',
  },
  overrides: [
    {
      files: [logic, views],
      rules: {
        'no-restricted-globals': ['error', { checkGlobalObject: true, globals: worldGlobals }],
        'no-restricted-properties': ['error', ...worldProperties],
      },
    },
    {
      files: [logic],
      rules: {
        'no-restricted-globals': [
          'error',
          { checkGlobalObject: true, globals: [...worldGlobals, ...pageGlobals] },
        ],
      },
    },
    ...layerOverrides,
    {
      files: ['src/**/*.stories.tsx'],
      rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
    },
    {
      // Properties branch on what was generated, and their helpers hold the expectations.
      files: ['test/state/**'],
      rules: { 'vitest/no-conditional-expect': 'off', 'vitest/expect-expect': 'off' },
    },
    {
      // `await expect.element(…)` is taken for a value that is no promise.
      files: ['test/browser/**', 'src/**/*.stories.tsx'],
      rules: { 'typescript/await-thenable': 'off' },
    },
  ],
})
