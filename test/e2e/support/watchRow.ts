import type { Locator } from 'playwright'

/** How a row moved while a reader did something, px from the top edge of the viewport. */
export interface RowMovement {
  readonly id: string
  readonly before: number
  readonly after: number
  /** The highest and the lowest place in which it ever was. */
  readonly least: number
  readonly most: number
}

/**
 * Watches the first whole message in view, frame by frame, while `act` is done and until the list is still again.
 * @param viewport the scrolling part of a message list
 * @throws Error when the message is no longer drawn afterwards
 */
export async function watchRow(viewport: Locator, act: () => Promise<void>): Promise<RowMovement> {
  const watch = await viewport.evaluateHandle((box) => {
    const edge = box.getBoundingClientRect().top
    const place = (element: Element): number => element.getBoundingClientRect().top - edge
    const row = [...box.querySelectorAll('[data-message-id]')].find((element) => place(element) >= 0)
    const id = row?.getAttribute('data-message-id') ?? ''
    const before = row ? place(row) : NaN
    const seen = { id, before, least: before, most: before, after: NaN }
    let isOver = false
    const look = (): void => {
      const found = box.querySelector(`[data-message-id="${id}"]`)
      seen.after = found ? place(found) : NaN
      if (found) {
        seen.least = Math.min(seen.least, seen.after)
        seen.most = Math.max(seen.most, seen.after)
      }
      if (!isOver) next()
    }
    // A task after the frame: by then observers of sizes, which run last in a frame, have had their say.
    const next = (): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', look, { once: true })
        port1.start()
        port2.postMessage(null)
      })
    }
    next()
    const end = (): typeof seen => {
      isOver = true
      look()
      return seen
    }
    return { end }
  })
  await act()
  await untilStill(viewport)
  const moved = await watch.evaluate(({ end }) => end())
  await watch.dispose()
  if (Number.isNaN(moved.after)) throw new Error(`The message ${moved.id} is no longer drawn.`)
  return moved
}

/** Waits until nothing in a message list has moved for some frames. */
export const untilStill = (viewport: Locator): Promise<void> =>
  viewport.evaluate(
    (box) =>
      new Promise<void>((resolve) => {
        const ENOUGH_FRAMES = 8
        let last = ''
        let still = 0
        const frame = (): void => {
          const row = box.querySelector('[data-message-id]')
          const now = [
            box.scrollTop,
            box.scrollHeight,
            box.getAttribute('aria-busy'),
            row?.getAttribute('data-message-id'),
            row?.getBoundingClientRect().top,
          ].join()
          still = now === last ? still + 1 : 0
          last = now
          if (still >= ENOUGH_FRAMES) resolve()
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
  )
