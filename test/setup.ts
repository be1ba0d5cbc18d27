import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'

// What opens after a press is loaded then, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 5000 })

// What Testing Library does by itself only where the test functions are globals.
const react = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
beforeAll(() => {
  react.IS_REACT_ACT_ENVIRONMENT = true
})
afterEach(cleanup)
afterAll(() => {
  react.IS_REACT_ACT_ENVIRONMENT = false
})

// jsdom lays nothing out, so what reports layout never has anything to report. Tests about layout are in test/browser.
class SilentObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return []
  }
}
globalThis.ResizeObserver ??= SilentObserver
globalThis.IntersectionObserver ??= SilentObserver as unknown as typeof IntersectionObserver

if (typeof window !== 'undefined') {
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    })
  Element.prototype.scrollIntoView ??= () => {}
  Element.prototype.scrollTo ??= () => {}
  Element.prototype.scrollBy ??= () => {}
}
