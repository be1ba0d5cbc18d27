import type { Browser } from 'playwright'
import { expect } from './expect.ts'
import { openAs, type Person } from './person.ts'

/** Two people who look at the same channel. */
export interface TwoPeople {
  readonly ann: Person
  readonly reza: Person
}

/** Opens a channel as Ann and as Reza, each in a browser context of their own, until both see its newest message. */
export async function openTwo(browser: Browser, url: string, channel: string): Promise<TwoPeople> {
  const settings = { channel }
  const ann = await openAs(browser, url, 'ann', { settings })
  const reza = await openAs(browser, url, 'reza', { settings })
  for (const { messages } of [ann, reza]) await expect(messages.getByRole('article').last()).toBeVisible()
  return { ann, reza }
}
