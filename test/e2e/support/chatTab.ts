import type { BrowserContext, CDPSession, Locator, Page } from 'playwright'
import type { ChatState } from '../../../src/core.ts'
import { expect } from './expect.ts'
import { watchProblems } from './person.ts'

/** A tab of the demo in which somebody's chat is open, and the chat itself. */
export interface ChatTab {
  readonly page: Page
  readonly composer: Locator
  /** Errors and warnings, without what the browser says of a line that a test spoils. */
  problems(): readonly string[]
  /** Texts of messages on their way, in press order, as the outbox has them. */
  unsent(): Promise<readonly string[]>
  /** How many things that were done are not known to be on the server. */
  pending(): Promise<number>
  /** How many of these are not on the disk. */
  unkept(): Promise<number>
  connection(): Promise<ChatState['connection']['state']>
}

/** What a browser itself says of requests and sockets that did not end well, or were given up before they began. */
const OF_THE_LINE =
  /^error: (Failed to load resource: |WebSocket connection to )|^warning: WebSocket .* closed before the connection is established\.$/

/** Opens a tab beside the others of this context. @param url of the server or of what stands before it */
export async function openChatTab(
  context: BrowserContext,
  url: string,
  user: string,
  channel: string,
  before?: (page: Page) => Promise<unknown>,
): Promise<ChatTab> {
  const page = await context.newPage()
  const problems = watchProblems(page)
  await before?.(page)
  await page.goto(`${url}/?${new URLSearchParams({ user, channel }).toString()}`)
  await page.waitForFunction(() => !!window.parlourDemo?.chat())
  return {
    page,
    composer: page.getByRole('textbox', { name: /^Message / }),
    problems: () => problems.filter((problem) => !OF_THE_LINE.test(problem)),
    unsent: () =>
      page.evaluate(() =>
        [...(window.parlourDemo?.chat()?.store.getState().outbox.entries.values() ?? [])].flatMap(
          ({ operation }) => (operation.kind === 'message.send' ? [operation.input.text] : []),
        ),
      ),
    pending: () =>
      page.evaluate(() => window.parlourDemo?.chat()?.store.getState().outbox.entries.size ?? -1),
    unkept: () =>
      page.evaluate(
        () =>
          [...(window.parlourDemo?.chat()?.store.getState().outbox.entries.values() ?? [])].filter(
            ({ isKept }) => !isKept,
          ).length,
      ),
    connection: () =>
      page.evaluate(() => window.parlourDemo?.chat()?.store.getState().connection.state ?? 'idle'),
  }
}

/** A lost line is tried again within half a minute, and what was missed asked for within as much again. */
const READY_MS = 90_000

/** Waits until a tab can be written in. */
export async function isReady({ page, composer, connection }: ChatTab): Promise<void> {
  await expect(composer).toBeEditable({ timeout: READY_MS })
  await expect.poll(connection, { timeout: READY_MS }).toBe('online')
  await page.waitForFunction(() => !document.querySelector('[data-slot="message-list"][data-loading]'))
}

/** Ends a tab's process as a crash does: nothing in the page hears of it. */
export async function crash(page: Page): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    page.once('crash', () => resolve())
  })
  const session: CDPSession = await page.context().newCDPSession(page)
  // It is never answered.
  session.send('Page.crash').catch(() => {})
  await gone
  await page.close()
}
