/**
 * Whether something keeps the reader where they are although they are at the end (SC-3): a focused row other than the
 * newest, a selection in the list, or an open menu.
 */
export function isHeld(body: HTMLElement, newest: HTMLElement | undefined): boolean {
  const page = body.ownerDocument
  const focused = page.activeElement
  if (focused && body.contains(focused) && newest?.contains(focused) !== true) return true
  const selection = page.getSelection()
  if (selection && !selection.isCollapsed && body.contains(selection.anchorNode)) return true
  return body.closest('[data-slot="root"]')?.querySelector('[role="menu"]') != null
}
