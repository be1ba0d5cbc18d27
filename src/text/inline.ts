import { type Autolink, findMail, findUrl } from './autolink.ts'
import type { Budget } from './budget.ts'
import { isPunctuationAt, isWordAt } from './chars.ts'
import { codeSpans } from './codeSpan.ts'
import { type Delimiter, readDelimiter } from './delimiter.ts'
import { pairEmphasis } from './emphasis.ts'
import { hidesHost } from './hidesHost.ts'
import { readTarget } from './linkTarget.ts'
import { findMention, type MentionTree } from './mentions.ts'
import type { TextInline, TextLink } from './nodes.ts'
import { plainInline } from './plainText.ts'
import { safeUrl } from './safeUrl.ts'

/** What all parts of one parse share. */
export interface InlineContext {
  readonly mentions: MentionTree
  readonly budget: Budget
}

type Item = TextInline | Delimiter

/** Sent too often to lose its arm to an escape. */
const SHRUG = '¯\\_(ツ)_/¯'

/** A label without links and mentions: nothing that can be pressed may stand inside a link. */
const withoutLinks = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item): readonly Item[] => {
    if (item.type === 'link') return item.children
    return item.type === 'mention' ? [{ type: 'text', value: `@${item.name}` }] : [item]
  })

/**
 * Parses what stands in one paragraph, making no more than `room` levels of nodes (at least 1). It reads once
 * from start to end and keeps marks as items; these are paired when their link label or the paragraph ends.
 */
export function parseInline(
  source: string,
  room: number,
  { mentions, budget }: InlineContext,
): readonly TextInline[] {
  const items: Item[] = []
  const code = codeSpans(source, budget)
  const hasRoomForLinks = room > 1
  let brackets: { readonly at: number; readonly isImage: boolean }[] = []
  /** Where the plain text that is not yet an item starts, and where reading stands. */
  let from = 0
  let i = 0

  const put = (start: number, item: Item | null, end: number): void => {
    if (start > from) items.push({ type: 'text', value: source.slice(from, start) })
    if (item) items.push(item)
    from = i = end
  }

  const putAutolink = ({ start, end, link }: Autolink): void => {
    if (link && hasRoomForLinks) put(start, link, end)
    else i = end
  }

  const openBracket = (length: number): void => {
    put(i, { type: 'text', value: source.slice(i, i + length) }, i + length)
    brackets.push({ at: items.length - 1, isImage: length === 2 })
  }

  /**
   * At a `]`: makes the link that began at the last open bracket, if a safe target follows and its label can
   * be seen.
   */
  const closeBracket = (): boolean => {
    const bracket = brackets.pop()
    const target = bracket && hasRoomForLinks ? readTarget(source, i + 1, budget) : null
    const url = target && safeUrl('link', target.target.replace(/^www\./i, 'https://$&'))
    if (!bracket || !url) return false
    put(i, null, i)
    const label = items.splice(bracket.at + 1)
    let children = pairEmphasis(withoutLinks(label), room - 1, budget)
    if (children.length === 0 && bracket.isImage) children = [{ type: 'text', value: url.host }]
    const text = plainInline(children)
    if (!/[^\s\p{M}\p{Cf}]/u.test(text)) {
      for (const item of label) items.push(item)
      return false
    }
    const showHost = hidesHost(text, url)
    const link: TextLink = { type: 'link', href: url.href, host: url.host, showHost, bare: false, children }
    items.pop()
    put(i, link, target.end)
    // A link may not hold another, so brackets before it lead nowhere; a picture may stand inside a label.
    if (!bracket.isImage) brackets = []
    return true
  }

  const putMentionOrMail = (): boolean => {
    const found = isWordAt(source, i - 1) ? null : findMention(mentions, source, i + 1, budget)
    const mail = found ? null : findMail(source, from, i, budget)
    if (found) put(i, { type: 'mention', id: found.mention.id, name: found.mention.name }, found.end)
    else if (mail) putAutolink(mail)
    return Boolean(found ?? mail)
  }

  /** Reads what starts at `i` and moves on; says false where it is only a character. */
  const read = (): boolean => {
    const char = source.charAt(i)
    switch (char) {
      case '\n':
        put(i, { type: 'break' }, i + 1)
        return true
      case '\\':
        if (source.startsWith(SHRUG, i - 1)) i += SHRUG.length - 1
        else if (isPunctuationAt(source, i + 1)) {
          put(i, null, i + 1)
          i += 1
        } else return false
        return true
      case '`': {
        const { value, end } = code(i)
        if (value === null) i = end
        else put(i, { type: 'code', value }, end)
        return true
      }
      case '*':
      case '_':
      case '~': {
        let end = i + 1
        while (source.charAt(end) === char) end += 1
        budget.spend(end - i)
        const mark = readDelimiter(source, i, end)
        if (mark) put(i, mark, end)
        else i = end
        return true
      }
      case '!':
        if (source.charAt(i + 1) !== '[') return false
        openBracket(2)
        return true
      case '[':
        openBracket(1)
        return true
      case ']':
        return closeBracket()
      case '@':
        return putMentionOrMail()
      default: {
        const link = /[hmtw]/i.test(char) ? findUrl(source, i, brackets.length > 0, budget) : null
        if (link) putAutolink(link)
        return link !== null
      }
    }
  }

  while (i < source.length) {
    budget.spend(1)
    if (!read()) i += 1
  }
  put(i, null, i)
  return pairEmphasis(items, room, budget)
}
