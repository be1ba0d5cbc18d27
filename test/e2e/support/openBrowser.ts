import { type Browser, chromium } from 'playwright'
import { chromiumFlags, findBrowser } from '../../../scripts/browser.mjs'

/** Starts Chromium without a window. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()?.path
  return chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) })
}
