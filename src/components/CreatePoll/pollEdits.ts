import { isSameOption } from '../../hooks/checkPoll.ts'
import type { PollOption, PollOptionId } from '../../model/poll.ts'

/** An option as a form has it; `option` is `null` where it is new. */
export interface EditedOption {
  readonly option: PollOptionId | null
  readonly text: string
}

/** What has to be asked of the server so that the options are as a form has them. */
export interface OptionEdits {
  readonly removed: readonly PollOptionId[]
  /** In an order in which the words of each are free. */
  readonly renamed: readonly PollOption[]
  /** All options, where some take each other's words, so that they can only be put at once; `null`: none do. */
  readonly swapped: readonly PollOption[] | null
  readonly added: readonly string[]
}

/**
 * Tells options one by one what became of them, so that what others have added in the meantime stays with its votes, and
 * what was done at a first try is not done again.
 * @param before the options that the form began with
 * @param live the options as they are
 */
export function optionEdits(
  before: readonly PollOption[],
  rows: readonly EditedOption[],
  live: readonly PollOption[],
): OptionEdits {
  const kept = new Map(rows.flatMap(({ option, text }) => (option === null ? [] : [[option, text.trim()]])))
  const removed = before.flatMap(({ id }) =>
    kept.has(id) || !live.some((option) => option.id === id) ? [] : [id],
  )
  const staying = live.filter(({ id }) => !removed.includes(id))
  // Only what was written here is changed: somebody else may have found better words for the others.
  const isWritten = ({ id, text }: PollOption): boolean =>
    kept.has(id) && kept.get(id) !== text && kept.get(id) !== before.find((option) => option.id === id)?.text
  const waiting = staying.filter(isWritten).map(({ id }) => ({ id, text: kept.get(id) ?? '' }))
  const words = new Map(staying.map(({ id, text }) => [id, text]))
  const renamed: PollOption[] = []
  for (;;) {
    const next = waiting.findIndex(
      ({ id, text }) => ![...words].some(([other, held]) => other !== id && isSameOption(held, text)),
    )
    const [free] = next < 0 ? [] : waiting.splice(next, 1)
    if (!free) break
    renamed.push(free)
    words.set(free.id, free.text)
  }
  for (const { id, text } of waiting) words.set(id, text)
  const added = rows
    .flatMap(({ option, text }) => (option === null && text.trim() !== '' ? [text.trim()] : []))
    .filter((text) => ![...words.values()].some((held) => isSameOption(held, text)))
  return {
    removed,
    renamed,
    swapped: waiting.length > 0 ? [...words].map(([id, text]) => ({ id, text })) : null,
    added,
  }
}
