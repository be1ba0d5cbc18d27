import { type Browser, chromium } from 'playwright'
import { chromiumFlags, findBrowser } from '../../../scripts/browser.mjs'

/** Starts Chromium without a window. @param flags beside those that every test wants */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser()?.path
  return chromium.launch({
    args: [...chromiumFlags, ...flags],
    ...(executablePath ? { executablePath } : {}),
  })
}
