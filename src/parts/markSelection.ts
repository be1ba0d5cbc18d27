import { typeInto } from './typeInto.ts'

/** What can be marked in a message, by the name of its shortcut. */
export type Mark = 'bold' | 'italic' | 'code' | 'strike'

const signs: { readonly [Name in Mark]: string } = { bold: '**', italic: '_', code: '`', strike: '~~' }

/** A stretch of a text, what to put in its place, and what is selected then; counted in code units. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly selection: readonly [start: number, end: number]
}

/** What marking a stretch changes: the signs come around its words, or go when they are there already. */
export function replacementFor(text: string, start: number, end: number, mark: Mark): Replacement {
  const sign = signs[mark]
  const size = sign.length
  const selected = text.slice(start, end)
  // A mark next to a space is no mark, so the spaces at the edges stay outside.
  const from = selected.trim() === '' ? start : start + selected.length - selected.trimStart().length
  const to = selected.trim() === '' ? end : end - selected.length + selected.trimEnd().length
  const inner = text.slice(from, to)
  if (text.slice(0, from).endsWith(sign) && text.slice(to).startsWith(sign))
    return { from: from - size, to: to + size, text: inner, selection: [from - size, to - size] }
  if (inner.length > size * 2 && inner.startsWith(sign) && inner.endsWith(sign))
    return { from, to, text: inner.slice(size, -size), selection: [from, to - size * 2] }
  return { from, to, text: sign + inner + sign, selection: [from + size, to + size] }
}

/** Marks what is selected in a field as if it had been typed, so that undo takes it back. */
export function markSelection(field: HTMLTextAreaElement, mark: Mark): void {
  const { from, to, text, selection } = replacementFor(
    field.value,
    field.selectionStart,
    field.selectionEnd,
    mark,
  )
  typeInto(field, from, to, text)
  field.setSelectionRange(...selection)
}
