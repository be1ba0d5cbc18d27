import type { Page } from 'playwright'
import { untilStill } from './watchRow.ts'

export interface ShownMessage {
  readonly id: string
  readonly text: string
}

/** So often nothing new may come into view before that is taken for the beginning. */
const MOST_IDLE = 20

/**
 * Scrolls through an open conversation from its end to its beginning, as a reader does, and puts together what is
 * drawn. Deleted messages are left out.
 * @throws Error when what is drawn at one place contradicts what was drawn at another
 */
export async function walkRows(page: Page): Promise<readonly ShownMessage[]> {
  const list = page.getByRole('region', { name: /^Messages in/ })
  await list.evaluate((box) => void (box.scrollTop = box.scrollHeight))
  await untilStill(list)
  let all: readonly ShownMessage[] = []
  for (let idle = 0; idle < MOST_IDLE;) {
    const drawn = await list.evaluate((box) => {
      const rows = [...box.querySelectorAll('[data-slot="message"], [data-slot="gap-row"]')]
      const gap = rows.findLastIndex((row) => row.getAttribute('data-slot') === 'gap-row')
      return rows.slice(gap + 1).flatMap((row) =>
        row.getAttribute('data-kind') === 'deleted'
          ? []
          : [
              {
                id: row.getAttribute('data-message-id') ?? '',
                text: row.querySelector<HTMLElement>('[data-slot="message-body"]')?.innerText ?? '',
              },
            ],
      )
    })
    const first = all[0]
    const seam = first ? drawn.findIndex(({ id }) => id === first.id) : drawn.length
    if (seam < 0) throw new Error(`${first?.text} is no longer drawn one step above it.`)
    const again = drawn.slice(seam)
    const wrong = again.findIndex(({ id, text }, place) => id !== all[place]?.id || text !== all[place]?.text)
    if (wrong >= 0) throw new Error(`${again[wrong]?.text} stood elsewhere as ${all[wrong]?.text}.`)
    idle = seam === 0 ? idle + 1 : 0
    if (idle > 3) await page.waitForTimeout(100)
    all = [...drawn.slice(0, seam), ...all]
    // What is missing loads by itself once the reader comes to it; further up are messages that nobody can place yet.
    await list.evaluate((box) => {
      const gap = [...box.querySelectorAll('[data-slot="gap-row"]')].at(-1)
      if (gap) gap.scrollIntoView({ block: 'center' })
      else box.scrollTop -= box.clientHeight * 0.8
    })
    // Two frames: one in which it is scrolled, one in which it is drawn.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
  }
  return all
}
