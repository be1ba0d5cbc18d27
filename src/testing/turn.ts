// Taken when this file is loaded, so that it goes on working while a test has replaced the timers.
const immediately: ((callback: () => void) => unknown) | undefined =
  typeof setImmediate === 'function' ? setImmediate : undefined
const later = setTimeout

/** Resolves once every promise that could settle by now has settled, without any virtual time passing. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    if (immediately) immediately(resolve)
    else later(resolve, 0)
  })
