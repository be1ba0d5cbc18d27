import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { ensureBrowser } from './browser.mjs'

// Runs every test and ends with `N passed, N failed, N skipped` on a line of its own: a reader of the log, person or
// program, need not know the test runner. Arguments go to vitest, e.g. `npm test -- --project unit`.

const report = 'node_modules/.cache/parlour/vitest.json'

const browser = await ensureBrowser().catch((error) => {
  console.error(error.message)
  console.log('\n0 passed, 1 failed, 0 skipped')
  process.exit(1)
})
console.log(`Browser: ${browser.path} (${browser.from})`)

mkdirSync('node_modules/.cache/parlour', { recursive: true })
rmSync(report, { force: true })

const vitest = spawn(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: browser.path } },
)
const code = await new Promise((resolve) => vitest.on('close', (status) => resolve(status ?? 1)))

const { passed, failed, skipped } = count()
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = code === 0 && failed > 0 ? 1 : code

/**
 * Tests by outcome. A file that never got to its tests, a crash of the runner and an error outside every test count
 * as one failure each: a red run never reads `0 failed`.
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function count() {
  const results = readReport()
  if (!results) return { passed: 0, failed: 1, skipped: 0 }
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = results.numFailedTests + broken.length
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

/**
 * @returns {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[],
 * } | null}
 */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return null
  }
}
