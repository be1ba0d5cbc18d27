/**
 * Puts a text in the place of a stretch of a field as if somebody had typed it, so that undo takes it back. The caret
 * stands behind it then.
 */
export function typeInto(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  if (from === to && text === '') return
  field.setSelectionRange(from, to)
  if (insert(field, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Types into the field. Nothing else that a page can do is on the browser's own list of what can be undone. */
function insert(field: HTMLTextAreaElement, text: string): boolean {
  const { ownerDocument } = field
  if (!('execCommand' in ownerDocument)) return false
  return text === ''
    ? ownerDocument.execCommand('delete')
    : ownerDocument.execCommand('insertText', false, text)
}
