/** What a page holds on to at one moment. */
export interface Holdings {
  /** Listeners by what they listen to, such as `document keydown`; what listens to nothing is left out. */
  readonly listeners: Readonly<Record<string, number>>
  readonly timers: number
  /** Sockets that are open or being opened. */
  readonly sockets: number
  /** The most sockets there ever were at once. */
  readonly mostSockets: number
}

declare global {
  interface Window {
    holdings(): Holdings
  }
}

/**
 * Counts listeners, timers and sockets from inside a page, and answers at `window.holdings()`. Hand it to
 * `context.addInitScript`. It uses nothing from outside itself, because the browser is given its text.
 *
 * Listeners of elements that are gone are gone with them, so only those of what outlives a component are counted here.
 */
export function countHoldings(): void {
  const listeners = new Map<string, number>()
  const known = new WeakMap<EventTarget, Map<unknown, Set<string>>>()
  const nameOf = (target: EventTarget): string | null => {
    const name = Object.prototype.toString.call(target).slice('[object '.length, -1)
    const outlives =
      !(target instanceof Node || target instanceof WebSocket || target instanceof AbortSignal) ||
      target === document ||
      target === document.documentElement ||
      target === document.body
    return outlives ? name : null
  }
  const count = (name: string, by: number): void => {
    const next = (listeners.get(name) ?? 0) + by
    if (next === 0) listeners.delete(name)
    else listeners.set(name, next)
  }
  const phase = (options: unknown): boolean =>
    typeof options === 'object' && options !== null ? 'capture' in options && !!options.capture : !!options

  const forget = (target: EventTarget, listener: unknown, id: string, name: string): void => {
    if (known.get(target)?.get(listener)?.delete(id)) count(name, -1)
  }
  const { addEventListener, removeEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window
    const name = nameOf(target)
    const given = typeof options === 'object' ? options : {}
    if (name !== null && listener && !given.signal?.aborted) {
      const id = `${type} ${phase(options)}`
      const full = `${name} ${type}`
      const byListener = known.get(target) ?? new Map<unknown, Set<string>>()
      known.set(target, byListener)
      const ids = byListener.get(listener) ?? new Set<string>()
      byListener.set(listener, ids)
      if (!ids.has(id)) {
        ids.add(id)
        count(full, 1)
        const gone = (): void => forget(target, listener, id, full)
        if (given.signal) addEventListener.call(given.signal, 'abort', gone, { once: true })
        if (given.once) addEventListener.call(target, type, gone, { once: true, capture: phase(options) })
      }
    }
    addEventListener.call(target, type, listener, options)
  }
  EventTarget.prototype.removeEventListener = function (
    this: EventTarget | undefined,
    type,
    listener,
    options,
  ) {
    const target = this ?? window
    const name = nameOf(target)
    if (name !== null) forget(target, listener, `${type} ${phase(options)}`, `${name} ${type}`)
    removeEventListener.call(target, type, listener, options)
  }

  const timers = new Set<number>()
  const { setTimeout: later, clearTimeout: notLater, setInterval: often, clearInterval: notOften } = window
  Object.assign(window, {
    setTimeout(handler: (...given: unknown[]) => void, ms?: number, ...given: unknown[]): number {
      const id = later(() => {
        timers.delete(id)
        handler(...given)
      }, ms)
      timers.add(id)
      return id
    },
    setInterval(handler: () => void, ms?: number): number {
      const id = often(handler, ms)
      timers.add(id)
      return id
    },
    clearTimeout(id: number): void {
      timers.delete(id)
      notLater.call(window, id)
    },
    clearInterval(id: number): void {
      timers.delete(id)
      notOften.call(window, id)
    },
  })

  const sockets = new Set<WebSocket>()
  let mostSockets = 0
  const live = (): number => [...sockets].filter(({ readyState }) => readyState <= WebSocket.OPEN).length
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      sockets.add(this)
      mostSockets = Math.max(mostSockets, live())
      addEventListener.call(this, 'close', () => sockets.delete(this))
    }
  }

  window.holdings = () => ({
    listeners: Object.fromEntries([...listeners].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    timers: timers.size,
    sockets: live(),
    mostSockets,
  })
}
