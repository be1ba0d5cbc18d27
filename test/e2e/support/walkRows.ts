import type { Page } from 'playwright'
import { untilStill } from './watchRow.ts'

export interface ShownMessage {
  readonly id: string
  readonly text: string
}

/** So often nothing new may come into view before that is taken for the beginning. */
const MOST_IDLE = 12

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
  for (let idle = 0; idle < MOST_IDLE; ) {
    const { drawn, gaps } = await list.evaluate((box) => ({
      gaps: box.querySelectorAll('[data-slot="gap-row"]').length,
      drawn: [...box.querySelectorAll('[data-slot="message"]')].flatMap((row) =>
        row.getAttribute('data-kind') === 'deleted'
          ? []
          : [
              {
                id: row.getAttribute('data-message-id') ?? '',
                text: row.querySelector<HTMLElement>('[data-slot="text"]')?.innerText ?? '',
              },
            ],
      ),
    }))
    // What is missing loads by itself where the reader comes near.
    if (gaps > 0) {
      idle += 1
      await page.waitForTimeout(100)
      continue
    }
    const first = all[0]
    const seam = first ? drawn.findIndex(({ id }) => id === first.id) : drawn.length
    if (seam < 0) throw new Error(`${first?.text} is no longer drawn one step above it.`)
    const again = drawn.slice(seam)
    const wrong = again.findIndex(({ id, text }, place) => id !== all[place]?.id || text !== all[place]?.text)
    if (wrong >= 0) throw new Error(`${again[wrong]?.text} stood elsewhere as ${all[wrong]?.text}.`)
    idle = seam === 0 ? idle + 1 : 0
    all = [...drawn.slice(0, seam), ...all]
    await list.evaluate((box) => {
      box.scrollTop -= box.clientHeight * 0.8
    })
    // Two frames: one in which it is scrolled, one in which it is drawn.
    await page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
  }
  return all
}
