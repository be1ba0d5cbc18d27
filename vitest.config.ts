import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright, type PlaywrightProviderOptions } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findBrowser } from './scripts/browser.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// `npm test` has installed a browser by now. A bare `vitest --project unit` needs none.
const executablePath = findBrowser()?.path
const launchOptions = { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) }
const provider = playwright({ launchOptions })

/** What a run of the matrix shows every story on (`scripts/matrix.mjs`). */
const devices: Readonly<Record<string, NonNullable<PlaywrightProviderOptions['contextOptions']>>> = {
  'forced-colors': { forcedColors: 'active' },
  'reduced-motion': { reducedMotion: 'reduce' },
  touch: { hasTouch: true },
}
const device = process.env['STORY_DEVICE'] ?? 'none'
const storyProvider = playwright({ launchOptions, contextOptions: devices[device] ?? {} })
/** Stories whose play reads colours, told by their tag, are left out where the device has its own. */
const leftOut = device === 'forced-colors' ? ['colours'] : []

// A function: two projects that share one object are taken for one project defined twice.
const inChromium = (by = provider) => ({
  enabled: true,
  provider: by,
  headless: true,
  screenshotFailures: false,
  instances: [{ browser: 'chromium' as const }],
})

/** The oldest React we support in place of the newest. Its CommonJS build would `require` the other one past the alias. */
const react18 = [
  { find: /^(react|react-dom)(\/.*)?$/, replacement: at('./test/react18/node_modules/') + '$1$2' },
  {
    find: /^@testing-library\/react$/,
    replacement: at('./node_modules/@testing-library/react/dist/@testing-library/react.esm.js'),
  },
]
/** Everything but React itself goes through Vite, so that the alias reaches the imports of dependencies. */
const throughVite = { deps: { inline: [/^(?!.*\/react18\/node_modules\/).*\/node_modules\//] } }

/** Drawn on a server first: Node, where nothing may find a document. */
const onServer = (name: string) => ({
  name,
  environment: 'node',
  include: ['test/ssr/**/*.test.{ts,tsx}'],
  // Everything is loaded twice, without a document and with one.
  testTimeout: 20_000,
  sequence: { groupOrder: 1 },
})

/**
 * - unit: jsdom. A file that wants bare Node says `// @vitest-environment node` in its first line.
 * - react18: the tests of hooks, parts and components once more, on the oldest React we support.
 * - ssr, ssr18: what a server draws and how the browser goes on with it, on both versions of React; Node.
 * - chaos: long random runs of the engine on a virtual clock; Node.
 * - browser: what jsdom cannot show (layout, focus, scrolling, upload); Chromium.
 * - e2e: starts the server as a process and drives a page with Playwright; Node.
 * - stories: every story is a test, with axe; Chromium.
 *
 * What measures time on a real page waits for the rest (`groupOrder`), so that two cores are enough.
 */
export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'jsdom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/{browser,chaos,e2e,react18,ssr}/**'],
          setupFiles: ['test/setup.ts'],
          env: { EXPECTED_REACT: '19' },
          testTimeout: 15_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        resolve: { alias: react18 },
        test: {
          name: 'react18',
          environment: 'jsdom',
          include: ['test/{hooks,parts,components}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup.ts'],
          env: { EXPECTED_REACT: '18' },
          testTimeout: 15_000,
          sequence: { groupOrder: 1 },
          server: throughVite,
        },
      },
      {
        extends: true,
        test: { ...onServer('ssr'), env: { EXPECTED_REACT: '19' } },
      },
      {
        extends: true,
        resolve: { alias: react18 },
        test: { ...onServer('ssr18'), env: { EXPECTED_REACT: '18' }, server: throughVite },
      },
      {
        extends: true,
        test: {
          name: 'chaos',
          environment: 'node',
          include: ['test/chaos/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          browser: inChromium(),
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        plugins: [
          storybookTest({
            configDir: at('./.storybook'),
            tags: { exclude: leftOut },
          }),
        ],
        test: {
          name: 'stories',
          testTimeout: 30_000,
          browser: inChromium(storyProvider),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
