/** Parts that are cut by design, each with a way to the whole of it: a tooltip, the row that it leads to, its name. */
const CUT_BY_DESIGN = [
  '.parlour-visually-hidden',
  '[data-slot=channel-item-button]',
  '[data-slot=channel-header-text]',
  '[data-slot=message-quote]',
  '[data-slot=composer-context-text]',
  '[data-slot=typing]',
  '[data-slot=skip-links]',
  '[data-slot=live-region]',
  // Scrolls, and is drawn as far as it is in sight.
  '[data-slot=message-list-viewport]',
].join(', ')

interface Context {
  readonly canvasElement: HTMLElement
  readonly globals: Readonly<Record<string, unknown>>
}

/**
 * In the language whose texts are 40 % longer every sentence of ours must still be whole (SB-7).
 * @throws Error in a test, with the sentences that are cut and where
 */
export function expectNoClipping({ canvasElement, globals }: Context): void {
  if (globals['locale'] !== 'pseudo' || !import.meta.env['VITEST']) return
  const cut = textsIn(canvasElement).flatMap((text) => {
    const clip = clipOf(text, canvasElement)
    return clip ? [`“${text.data.trim()}” in ${clip.dataset['slot'] ?? clip.className}`] : []
  })
  if (cut.length > 0) throw new Error(`Cut off:\n${[...new Set(cut)].join('\n')}`)
}

/** Texts of the catalogue, which stand in brackets in that language. */
function textsIn(place: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (text.data.includes('⟦') && text.parentElement?.closest(CUT_BY_DESIGN) === null) texts.push(text)
  }
  return texts
}

/** The nearest box that hides what sticks out of it, if this text sticks out. */
function clipOf(text: Text, place: HTMLElement): HTMLElement | null {
  const range = document.createRange()
  range.selectNodeContents(text)
  const edges = range.getBoundingClientRect()
  if (edges.width <= 1) return null
  for (let box = text.parentElement; box && box !== place; box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box)
    const room = box.getBoundingClientRect()
    if (room.width <= 1) return null
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
    if (hides(overflowX) && (edges.left < room.left - 1 || edges.right > room.right + 1)) return box
    if (hides(overflowY) && (edges.top < room.top - 2 || edges.bottom > room.bottom + 2)) return box
  }
  return null
}
