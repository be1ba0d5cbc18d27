import { makeLink } from './link.ts'
import type { TextInline, TextMention } from './nodes.ts'

/**
 * What is more than text. Each pattern fails within a bounded stretch or is tried a bounded number of times,
 * so that the work grows with the length of a text, not faster.
 */
const TOKEN = new RegExp(
  [
    // Sent too often to lose its arm to an escape.
    /¯\\_\(ツ\)_\/¯/,
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<!`)(?<ticks>`{1,3})(?!`)(?<code>[^]*?[^`])\k<ticks>(?!`)/,
    // The title is read and dropped: a tooltip could claim that the link leads elsewhere.
    /!?\[(?<label>(?:\\.|[^[\]\\])+)\]\((?<target>(?:[^\s()]|\([^\s()]*\))+)(?:\s+"[^"]*")?\)/,
    // What cannot be seen does not end an address: a link to the part before would look like one to the whole.
    /(?<![a-z\d])(?<url>(?:https?:\/\/|www\.|mailto:|tel:)(?:URL|\(URL*\)|\[URL*\])+(?<![?!.,:;*_~'’…؟؛،\p{Cf}]))/u,
    /(?<![\p{L}\p{N}\p{M}.+@-])(?<mail>[a-z\d][\w.+-]{0,63}@(?:[a-z\d-]+\.)+[a-z]{2,})(?![\p{L}\p{N}@-])/u,
    /(?<![\p{L}\p{N}\p{M}_])(?<at>@)/u,
    /(?<mark>(?<char>[*_~])\k<char>*)/,
  ]
    .map(({ source }) => source)
    .join('|')
    .replaceAll('URL', '[^\\s<>"`\\\\|()[\\]。，、！？；：「」（）“”«»]'),
  'giu',
)
const WORD = /[\p{L}\p{N}\p{M}_]/u

/** What all parts of one parse share. */
export interface Work {
  readonly people: readonly TextMention[]
  /** Counts down; at 0 the parse stops where it is, and its result is of no use. */
  tokensLeft: number
}

/** A mark that waits for its partner, and its place among the nodes, where it stands as text until then. */
interface Opener {
  readonly mark: string
  readonly at: number
}

/** What a mark may do between these neighbours; outside the text there are none, which counts as space. */
function rolesOf(
  char: string,
  before: string,
  after: string,
): { readonly canOpen: boolean; readonly canClose: boolean } {
  // Inside a word `_` is a letter of it, and between digits `*` is a sum.
  const binds = char === '_' || /\d\d/.test(before + after)
  return {
    canOpen: /\S/.test(after) && !(binds && WORD.test(before)),
    canClose: /\S/.test(before) && !(binds && WORD.test(after)),
  }
}

/** Three signs are two marks, of which the inner one comes first where they close. */
const splitMark = (char: string, inner: string | undefined): readonly string[] =>
  inner === char ? [char, char + char] : [char + char, char]

/**
 * Parses what stands in one paragraph or label, making no more than `room` levels of nodes (at least 1). A
 * mark opens once at a time, so that no more than five wait; what finds no partner stays text.
 */
export function parseInline(
  source: string,
  room: number,
  work: Work,
  isLabel = false,
): readonly TextInline[] {
  const nodes: TextInline[] = []
  let open: readonly Opener[] = []
  let from = 0

  /** Moves on to `end`, with the text before `start` put as a run. */
  const pass = (start: number, end: number): void => {
    if (start > from) nodes.push({ type: 'text', value: source.slice(from, start) })
    from = end
  }

  for (const { 0: whole, index, groups = {} } of source.matchAll(TOKEN)) {
    if (--work.tokensLeft <= 0) break
    // A name that was found may hold signs.
    if (index < from) continue
    const { escaped, code, label, target, url, mail, at, mark, char = '' } = groups
    const address = target ?? url ?? mail
    const end = index + whole.length
    const hasRoom = open.length + 2 <= room
    if (escaped) {
      pass(index, end)
      nodes.push({ type: 'text', value: escaped })
    } else if (code) {
      pass(index, end)
      // A space lets code begin or end with a backtick.
      nodes.push({ type: 'code', value: code.replace(/^ (?=`)|(?<=`) $/g, '') })
    } else if (address && hasRoom && !isLabel) {
      const children: readonly TextInline[] = label
        ? parseInline(label, room - open.length - 1, work, true)
        : [{ type: 'text', value: address }]
      const link = makeLink(mail ? `mailto:${mail}` : address, children, !label)
      // What is refused stays text as a whole, so that no harmless-looking part of it becomes a link.
      if (link) {
        pass(index, end)
        nodes.push(link)
      }
    } else if (at && !isLabel) {
      const person = work.people.find(
        ({ name }) => source.startsWith(name, end) && !WORD.test(source.charAt(end + name.length)),
      )
      if (person) {
        pass(index, end + person.name.length)
        nodes.push({ type: 'mention', ...person })
      }
    } else if (mark && mark.length < 4 && (char !== '~' || mark.length === 2)) {
      // A longer run is a censored word or a line drawn by hand.
      const { canOpen, canClose } = rolesOf(char, source.charAt(index - 1), source.charAt(end))
      if (!canOpen && !canClose) continue
      pass(index, end)
      for (const part of mark.length < 3 ? [mark] : splitMark(char, open.at(-1)?.mark)) {
        const found = canClose ? open.findIndex((opener) => opener.mark === part) : -1
        const opener = open[found]
        if (opener) {
          open = open.slice(0, found)
          const children = nodes.splice(opener.at).slice(1)
          nodes.push({ type: char === '~' ? 'strike' : part === char ? 'italic' : 'bold', children })
        } else {
          if (canOpen && open.length + 2 <= room)
            open = [...open.filter((other) => other.mark !== part), { mark: part, at: nodes.length }]
          nodes.push({ type: 'text', value: part })
        }
      }
    }
  }
  pass(source.length, source.length)
  return nodes
}
