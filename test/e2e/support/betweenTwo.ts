import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser } from './openBrowser.ts'
import { openTwo, type TwoPeople } from './openTwo.ts'
import type { Person } from './person.ts'
import { type Demo, startDemo } from './startDemo.ts'

/**
 * Gives the tests of a file a demo of their own in which Ann and Reza look at one channel. It ends after the last test,
 * and after each one nothing may have gone wrong on either page.
 * @param onOpen is handed the two before the first test
 * @param problemsOf what counts as having gone wrong on Ann's page; a test that cuts her line forgives what that says
 */
export function betweenTwo(
  channel: string,
  onOpen: (two: TwoPeople) => void,
  problemsOf: (ann: Person) => readonly string[] = ({ problems }) => problems,
): void {
  let demo: Demo
  let browser: Browser
  let two: TwoPeople

  beforeAll(async () => {
    demo = await startDemo()
    browser = await openBrowser()
    two = await openTwo(browser, demo.url, channel)
    onOpen(two)
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.kill()
  })
  afterEach(() => {
    expect(problemsOf(two.ann)).toEqual([])
    expect(two.reza.problems).toEqual([])
  })
}
