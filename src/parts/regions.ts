import { focusableIn, tryFocus } from './focusReturn.ts'

/** The regions that F6 goes through, and where each begins for somebody who arrives by key (FO-3). */
const REGIONS: readonly (readonly [region: string, ...starts: readonly string[]])[] = [
  ['[data-slot="channel-list"]', '[aria-current]:not([tabindex="-1"])', '[tabindex="0"]'],
  ['[data-slot="message-list-viewport"]', '[data-message-id][tabindex="0"]'],
  ['[data-slot="composer"]', 'textarea'],
  ['[data-slot="thread"]'],
  ['[data-slot="toast-region"]'],
]

export type RegionName = 'channels' | 'messages' | 'composer'

const slots: Readonly<Record<RegionName, string>> = {
  channels: '[data-slot="channel-list"]',
  messages: '[data-slot="message-list-viewport"]',
  composer: '[data-slot="composer"]',
}

function enter(region: HTMLElement): boolean {
  const [, ...starts] = REGIONS.find(([selector]) => region.matches(selector)) ?? ['']
  return (
    starts.some((start) => tryFocus(region.querySelector<HTMLElement>(start))) ||
    (region.tabIndex >= 0 && tryFocus(region)) ||
    focusableIn(region).some(tryFocus)
  )
}

/** Brings the focus into one region; false when it is not there or takes none. */
export function focusRegion(root: HTMLElement, name: RegionName): boolean {
  const region = root.querySelector<HTMLElement>(slots[name])
  return region !== null && enter(region)
}

/**
 * Brings the focus into the next region of a root in the order of the page, or the one before; false past the last,
 * where the key is the browser's again.
 */
export function focusNextRegion(root: HTMLElement, step: 1 | -1): boolean {
  const active = root.ownerDocument.activeElement
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const isAhead = (region: HTMLElement): boolean =>
    active !== null &&
    (active === root || !region.contains(active)) &&
    (active.compareDocumentPosition(region) & side) !== 0
  const regions = [...root.querySelectorAll<HTMLElement>(REGIONS.map(([selector]) => selector).join(', '))]
  const ahead = regions.filter(isAhead)
  return (step === 1 ? ahead : ahead.reverse()).some(enter)
}
