import type { ShownLink } from './entry.ts'

/** What can be seen of one row of the list, of one channel, or of one chat. */
export interface Seen {
  /** By the part that says it: `text`, `author`, `attachment`… Several of a kind are joined by ` | `. */
  readonly says: Readonly<Record<string, string>>
  /** What a screen reader calls it, and the labels inside. */
  readonly name: string
  readonly links: readonly ShownLink[]
  readonly images: readonly string[]
  /** What may not be there at all: elements, attributes, styles, links that tell where they were pressed. */
  readonly forbidden: readonly string[]
  /** What is drawn beyond the box it belongs to. */
  readonly outside: readonly string[]
}

/**
 * Looks at every element that `selector` finds, by the attribute `key`. It runs in the page, so it holds all it needs.
 */
export function look({
  selector,
  key,
}: {
  readonly selector: string
  readonly key: string
}): [string, Seen][] {
  const PARTS = [
    'text',
    'message-author',
    'message-quote-author',
    'message-quote-text',
    'message-tombstone',
    'message-mention',
    'message-failure',
    'attachment',
    'avatar',
    'reaction',
    'system-message',
    'channel-item-name',
    'channel-item-preview',
    'channel-header-title',
    'typing-text',
    'toast-text',
    'profile-facts',
    'refused',
  ]
  /** Everything the kit draws with. What somebody else's words can make of themselves would be something else. */
  const TAGS = new Set(
    'a article audio bdi blockquote br button code div em form h1 h2 h3 header img input label li nav ol p path pre s section span strong svg circle textarea time ul video'.split(
      ' ',
    ),
  )
  const ATTRIBUTES =
    /^(class|id|role|dir|lang|href|target|rel|src|alt|loading|referrerpolicy|type|tabindex|datetime|hidden|value|rows|placeholder|disabled|enterkeyhint|autocomplete|viewBox|d|cx|cy|r|fill|stroke|stroke-[a-z]+|focusable|xmlns|width|height|style|aria-[a-z]+|data-[a-z-]+|popover|readonly|decoding|download|controls|preload|poster|playsinline|min|max|step|vector-effect|preserveAspectRatio)$/
  /** What the kit measures: numbers with a unit, places and sizes. */
  const MEASURED = /^(-?[\d.]+(px|%)?|translate[XY]?\([-\d., px%]+\)|(min|max|calc)\([-\d., px%+*()]+\))$/
  const tagOf = (element: Element): string => element.outerHTML.slice(0, 160)

  const forbiddenIn = (root: Element): string[] => {
    const found: string[] = []
    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (!TAGS.has(element.localName)) found.push(`element: ${tagOf(element)}`)
      for (const { name, value } of element.attributes) {
        if (!ATTRIBUTES.test(name) || (/^(src|href)$/.test(name) && !/^(https?:|mailto:|tel:)/.test(value)))
          found.push(`${name}="${value.slice(0, 80)}": ${tagOf(element)}`)
      }
      const style = (element as HTMLElement).style as CSSStyleDeclaration | undefined
      for (const property of style ?? []) {
        const value = style?.getPropertyValue(property) ?? ''
        if (!MEASURED.test(value)) found.push(`style ${property}: ${value.slice(0, 80)}`)
      }
      if (element instanceof HTMLAnchorElement) {
        const rel = new Set(element.relList)
        const isSafe = ['noopener', 'noreferrer', 'nofollow', 'ugc'].every((word) => rel.has(word))
        if (!isSafe || element.target !== '_blank') found.push(`link: ${tagOf(element)}`)
      }
      if (element instanceof HTMLImageElement) {
        if (element.referrerPolicy !== 'no-referrer' || element.loading !== 'lazy')
          found.push(`picture: ${tagOf(element)}`)
      }
    }
    return found
  }

  /** Elements whose painted box, cut by what clips it, sticks out of the row or of the box that the row is in. */
  const outsideOf = (root: Element): string[] => {
    const box = root.getBoundingClientRect()
    const found: string[] = []
    for (const element of root.querySelectorAll('*')) {
      let { left, right, top, bottom } = element.getBoundingClientRect()
      if (right - left < 1 || bottom - top < 1) continue
      for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(at)
        const cut = at.getBoundingClientRect()
        if (overflowX !== 'visible') [left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)]
        if (overflowY !== 'visible') [top, bottom] = [Math.max(top, cut.top), Math.min(bottom, cut.bottom)]
        if (position === 'fixed' || clipPath !== 'none') break
      }
      const isSeen = right - left > 1 && bottom - top > 1
      // The toolbar of a row that is pointed at lies over its edge; nobody points here.
      const isBeyond =
        left < box.left - 2 || right > box.right + 2 || top < box.top - 2 || bottom > box.bottom + 2
      if (isSeen && isBeyond && !element.closest('[data-slot="message-toolbar"]'))
        found.push(`${[left, top, right, bottom].map(Math.round).join()} ${tagOf(element)}`)
    }
    return found
  }

  return [...document.querySelectorAll<HTMLElement>(selector)].map((root) => {
    const says = Object.fromEntries(
      PARTS.map((part) => {
        const own = root.dataset['slot'] === part ? [root] : []
        const texts = [...own, ...root.querySelectorAll<HTMLElement>(`[data-slot="${part}"]`)].map((each) => {
          // A system message is its words and its time, a failure its reason and what to do about it.
          const inner = { 'system-message': 'bdi', 'message-failure': 'span' }[part]
          return (inner === undefined ? each : (each.querySelector<HTMLElement>(inner) ?? each)).innerText
        })
        // Boxes side by side are one line.
        const isLine = part === 'reaction' || part === 'channel-item-preview'
        const lines = isLine ? texts.map((text) => text.replace(/\n(?=:)/g, '').replace(/\n/g, ' ')) : texts
        return [part, lines.join(' | ')]
      }),
    )
    const labelled = (root.getAttribute('aria-labelledby') ?? '').split(' ')
    const labels = [root, ...root.querySelectorAll('[aria-label]')].map((each) =>
      each.getAttribute('aria-label'),
    )
    const seen: Seen = {
      says,
      name: [...labelled.map((id) => document.getElementById(id)?.textContent ?? ''), ...labels].join(' '),
      links: [...root.querySelectorAll('a')].map((link) => ({
        text: link.innerText,
        href: link.getAttribute('href') ?? '',
      })),
      images: [...root.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? ''),
      forbidden: forbiddenIn(root),
      outside: outsideOf(root),
    }
    return [root.getAttribute(key) ?? '', seen]
  })
}
