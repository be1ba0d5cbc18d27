/** What the head of a page says of it: its title, and its `meta` elements by name, the first of each. */
export interface PageHead {
  readonly title: string
  readonly metas: ReadonlyMap<string, string>
}

/** Elements whose content is no markup. */
const RAW = /^<(script|style|textarea|template|noscript|iframe|xmp)\b/

/**
 * Reads a page as text, without running or loading anything. It walks over the page once, however broken it is: an
 * element that is not closed ends the reading.
 */
export function readHead(html: string): PageHead {
  // Letter by letter, so that places in both are the same; toLowerCase may change lengths.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  const metas = new Map<string, string>()
  let title = ''
  let place = lower.indexOf('<')
  while (place >= 0) {
    const start = lower.slice(place, place + 12)
    const raw = RAW.exec(start)?.[1]
    let end: number
    if (start.startsWith('<!--')) end = after(lower, '-->', place)
    else if (start.startsWith('<body')) end = -1
    else if (raw !== undefined) end = after(lower, `</${raw}`, place)
    else if (/^<title[\s>]/.test(start)) {
      end = after(lower, '</title', place)
      const from = lower.indexOf('>', place) + 1
      if (title === '' && end > 0) title = clean(html.slice(from, end - '</title'.length))
    } else if (/^<meta[\s/>]/.test(start)) {
      const { attributes, end: close } = readAttributes(html, place + '<meta'.length)
      const name = (attributes.get('property') ?? attributes.get('name') ?? '').trim().toLowerCase()
      const content = clean(attributes.get('content') ?? '')
      if (name !== '' && content !== '' && !metas.has(name)) metas.set(name, content)
      end = close
    } else end = place + 1
    place = end < 0 ? -1 : lower.indexOf('<', end)
  }
  return { title, metas }
}

/** The place behind the next `what`; −1 when there is none. */
function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found < 0 ? -1 : found + what.length
}

/** Reads the attributes of a tag up to its end. */
function readAttributes(html: string, from: number) {
  const attributes = new Map<string, string>()
  const next = /[\s/]*(?:(>)|([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?|(=))/y
  let end = from
  for (;;) {
    next.lastIndex = end
    const match = next.exec(html)
    if (!match) return { attributes, end: -1 }
    const [whole, close, name = '', double, single, bare] = match
    end += whole.length
    if (close) return { attributes, end }
    const key = name.toLowerCase()
    if (key !== '' && !attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    laquo: '«',
    raquo: '»',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    middot: '·',
    bull: '•',
    copy: '©',
    reg: '®',
    trade: '™',
    zwnj: '\u200c',
  }),
)

/** Text as people read it: references resolved, white space joined, controls left out. */
const clean = (text: string): string =>
  text
    .replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
          ? String.fromCodePoint(code)
          : ''
      },
    )
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
