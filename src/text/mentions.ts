import { balanceBidi, isolateName } from './bidi.ts'
import type { Budget } from './budget.ts'
import { isWordAt } from './chars.ts'
import { cleanText } from './cleanText.ts'
import type { TextMention } from './nodes.ts'

/** Names by their characters, so that finding the longest one costs no more than reading it. */
export interface MentionTree {
  readonly next: ReadonlyMap<string, MentionTree>
  readonly mention: TextMention | null
}

interface Branch {
  readonly next: Map<string, Branch>
  mention: TextMention | null
}

const branch = (): Branch => ({ next: new Map(), mention: null })

/** Longer names are not looked for. */
const MAX_NAME = 200

/**
 * Arranges the people a text may mention for `findMention`, each with a name that is safe to show. Of two
 * people with one name the first is meant.
 */
export function mentionTree(mentions: readonly TextMention[]): MentionTree {
  const root = branch()
  for (const mention of mentions) {
    // The text was cleaned before it is searched, so the names must be as well.
    const name = balanceBidi(cleanText(mention.name))
    const shown = isolateName(mention.name)
    if (!shown || name.length > MAX_NAME) continue
    let at = root
    for (const unit of name.split('')) {
      const found = at.next.get(unit) ?? branch()
      at.next.set(unit, found)
      at = found
    }
    at.mention ??= { id: mention.id, name: shown }
  }
  return root
}

/**
 * The longest name that starts at `from` and does not stop in the middle of a word, with the position after
 * it.
 */
export function findMention(
  tree: MentionTree,
  source: string,
  from: number,
  budget: Budget,
): { readonly mention: TextMention; readonly end: number } | null {
  let found: { readonly mention: TextMention; readonly end: number } | null = null
  let at: MentionTree | undefined = tree
  let i = from
  for (; i <= source.length && at; i++) {
    if (at.mention && !isWordAt(source, i)) found = { mention: at.mention, end: i }
    at = at.next.get(source.charAt(i))
  }
  budget.spend(i - from)
  return found
}
