import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright'

/** What a person sees of one message. */
export interface SeenRow {
  readonly id: string
  readonly text: string
  readonly status: string
}

/** Somebody at a page of the demo, and what they look at. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** The scrolling part of the open conversation. */
  readonly messages: Locator
  readonly composer: Locator
  readonly typingLine: Locator
  readonly banner: Locator
  /** The channel's row in the list, by the start of its name. */
  channel(name: string): Locator
  /** The message with exactly this text. */
  message(text: string): Locator
  /** Writes and presses Enter. */
  say(text: string): Promise<void>
  /** The drawn messages, top to bottom. */
  rows(): Promise<readonly SeenRow[]>
  /** The texts of the drawn messages from one with this text on. */
  textsFrom(text: string): Promise<readonly string[]>
  /** Errors and warnings of the console and errors nobody caught, in order. */
  readonly problems: readonly string[]
}

export interface PersonOptions extends BrowserContextOptions {
  /** What the address says besides the person: `channel`, `locale`, `theme`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Runs in the page before anything else does. */
  readonly before?: () => void
}

/** Opens the demo as this person, in a browser context of their own. */
export async function openAs(
  browser: Browser,
  url: string,
  user: string,
  { settings = {}, before, ...options }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 720 }, ...options })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  const problems = watchProblems(page)
  await page.goto(`${url}/?${new URLSearchParams({ user, ...settings }).toString()}`)
  const slot = (name: string): Locator => page.locator(`[data-slot="${name}"]`)
  const composer = page.getByRole('textbox', { name: /^(Message |پیام به )/ })
  const rows = (): Promise<readonly SeenRow[]> =>
    slot('message').evaluateAll((elements) =>
      elements.map((element) => ({
        id: element.getAttribute('data-message-id') ?? '',
        text:
          element.querySelector<HTMLElement>('[data-slot="message-body"], [data-slot="message-tombstone"]')
            ?.innerText ?? '',
        status: element.getAttribute('data-status') ?? '',
      })),
    )
  return {
    page,
    context,
    messages: page.getByRole('region', { name: /^(Messages in|پیام‌های)/ }),
    composer,
    typingLine: slot('typing'),
    banner: slot('connection-banner'),
    channel: (name) =>
      page.getByRole('navigation').getByRole('button', { name: new RegExp(`^\\P{L}*${name}`, 'u') }),
    message: (text) =>
      slot('message').filter({
        has: page.locator('[data-slot="message-body"]').getByText(text, { exact: true }),
      }),
    async say(text) {
      await composer.fill(text)
      await composer.press('Enter')
    },
    rows,
    async textsFrom(text) {
      const texts = (await rows()).map((row) => row.text)
      const first = texts.indexOf(text)
      return first < 0 ? [] : texts.slice(first)
    },
    problems,
  }
}

/** Collects what went wrong on a page from now on. */
export function watchProblems(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    const type = message.type()
    const { url } = message.location()
    // Which call it was, the browser says beside the text.
    const where = message.text().startsWith('Failed to load') && url ? ` (${new URL(url).pathname})` : ''
    if (type === 'error' || type === 'warning') problems.push(`${type}: ${message.text()}${where}`)
  })
  return problems
}

/** Without what the browser itself says about a network that a test took away. */
export const withoutNetwork = (problems: readonly string[]): readonly string[] =>
  problems.filter(
    (problem) => !/^error: (Failed to load resource: net::ERR_|WebSocket connection to )/.test(problem),
  )
