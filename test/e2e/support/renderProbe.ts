/** What one event cost, from the moment it reached the page. */
export interface Drawing {
  /** Until React had changed the page, ms. */
  readonly commitMs: number
  /** Until the changed page was painted, ms. */
  readonly paintMs: number
  readonly commits: number
  /** Components that rendered, whether or not it changed anything. */
  readonly components: number
  /** Rows of the message list in which something rendered. */
  readonly rows: number
}

export interface RenderProbe {
  /** @param what the server's event, or `keydown` or `click`, that starts the clock and the counting */
  wait(what: string): void
  /** Ends the counting; `null` when nothing was drawn since `wait`. */
  take(): Drawing | null
}

declare global {
  interface Window {
    renderProbe: RenderProbe
  }
}

/** As much of React's inner tree as is read here. */
interface Fiber {
  readonly type: unknown
  readonly flags: number
  readonly stateNode: unknown
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
}

/**
 * Sees from inside a page what React draws and when it is painted, and answers at `window.renderProbe`. Hand it to
 * `context.addInitScript`: it stands where React's developer tools would, so React has to come after it. It uses nothing
 * from outside itself, because the browser is given its text.
 *
 * A component counts as rendered when its fiber carries React's own mark of work done (`PerformedWork`).
 */
export function renderProbe(): void {
  const PERFORMED_WORK = 1
  const seen = { waitingFor: '', start: 0, commit: 0, paint: 0, commits: 0, components: 0 }
  const rows = new Set<Element>()

  const firstElement = (fiber: Fiber): Element | null => {
    for (let at: Fiber | null = fiber; at; at = at.child)
      if (at.stateNode instanceof Element) return at.stateNode
    return null
  }
  const visit = (fiber: Fiber): void => {
    const isComponent =
      typeof fiber.type === 'function' || (typeof fiber.type === 'object' && fiber.type !== null)
    if (isComponent && (fiber.flags & PERFORMED_WORK) !== 0) {
      seen.components += 1
      const row = firstElement(fiber)?.closest('[data-slot="message-list-row"]')
      if (row) rows.add(row)
    }
    // Children that were handed on untouched are the very same fibers: nothing below them rendered.
    if (fiber.alternate && fiber.alternate.child === fiber.child) return
    for (let child = fiber.child; child; child = child.sibling) visit(child)
  }
  const afterPaint = (act: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', act, { once: true })
      port1.start()
      port2.postMessage(null)
    })
  }
  const hook = {
    renderers: new Map(),
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => {
      if (seen.start === 0) return
      if (seen.commit === 0) {
        seen.commit = performance.now()
        afterPaint(() => {
          seen.paint ||= performance.now()
        })
      }
      seen.commits += 1
      visit(root.current)
    },
  }
  const happens = (what: string): void => {
    if (seen.waitingFor === what && seen.start === 0) seen.start = performance.now()
  }
  // Its listener is added first, so it hears of a frame before the application does.
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', ({ data }) =>
        happens(/"type":"([^"]+)"/.exec(String(data))?.[1] ?? ''),
      )
    }
  }
  for (const type of ['keydown', 'click']) addEventListener(type, () => happens(type), { capture: true })

  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
  window.renderProbe = {
    wait(what) {
      Object.assign(seen, { waitingFor: what, start: 0, commit: 0, paint: 0, commits: 0, components: 0 })
      rows.clear()
    },
    take() {
      const { start, commit, paint, commits, components } = seen
      Object.assign(seen, { waitingFor: '', start: 0 })
      if (paint === 0) return null
      return { commitMs: commit - start, paintMs: paint - start, commits, components, rows: rows.size }
    },
  }
}
