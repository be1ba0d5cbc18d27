import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where browsers of the Chromium family are usually installed, the one that Debian packages first. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Flags every test starts Chromium with: no sandbox (containers have none), and none of the calls home that a closed
 * network would make it wait for.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The installed browser to test with, or undefined where there is none.
 * @returns {{ path: string, from: string } | undefined}
 * @throws Error when CHROMIUM_PATH names a file that is not there
 */
export function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, and there is no such file.`)
    return { path: wanted, from: 'CHROMIUM_PATH' }
  }
  const path = usualPlaces.find((place) => existsSync(place))
  return path === undefined ? undefined : { path, from: 'installed' }
}

/**
 * The browser to test with, installed first where there is none: Debian's package when we are root on Debian (or
 * Ubuntu), else the one Playwright downloads. Takes a minute or two when it has to install.
 * @returns {Promise<{ path: string, from: string }>}
 * @throws Error when no browser could be had
 */
export async function ensureBrowser() {
  const found = findBrowser()
  if (found) return found

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No Chromium found: installing the Debian package.')
    const done =
      aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'chromium') && findBrowser()
    if (done) return { path: done.path, from: 'apt-get install chromium' }
  }

  console.log('No Chromium found: letting Playwright download its own.')
  const cli = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url))
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  const { chromium } = await import('playwright')
  return { path: chromium.executablePath(), from: 'playwright install chromium' }
}

/** @param {string[]} args @returns {boolean} whether it worked */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { path, from } = await ensureBrowser()
  console.log(`Browser: ${path} (${from})`)
}
