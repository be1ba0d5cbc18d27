import type { MouseEvent, ReactNode } from 'react'
import type { TextMention, TextNode } from '../../text/index.ts'
import { flag, type NameSlot } from '../slot.ts'
import { CodeBlock } from './CodeBlock.tsx'

/** What a press on a mention tells the application; the event's `currentTarget` can anchor a popover. */
export type MentionClickHandler = (mention: TextMention, event: MouseEvent<HTMLButtonElement>) => void

const MARKS = { bold: 'strong', italic: 'em', strike: 's' } as const

/** What parsed text is drawn with. */
export interface DrawOptions {
  readonly slot: NameSlot
  /** Whether Tab reaches its links; see `useRowTabIndex`. */
  readonly tabIndex: 0 | -1
  /** Whose mentions are marked as mine. */
  readonly selfId?: string | null | undefined
  readonly onMentionClick?: MentionClickHandler | undefined
  readonly onLinkClick: (event: MouseEvent<HTMLAnchorElement>) => void
}

/**
 * Draws parsed text. Keys are positions, because a parsed text never changes. Each block has a direction of
 * its own, but the first in a container, code aside, lends the container its direction: an element with a
 * `dir` does not count when the browser judges what it stands in.
 */
export function draw(nodes: readonly TextNode[], options: DrawOptions, firstDir?: 'auto'): ReactNode {
  const { slot, selfId, onMentionClick } = options
  const tabIndex = options.tabIndex === 0 ? undefined : options.tabIndex
  const first = nodes.findIndex((node) => node.type !== 'code-block')
  return nodes.map((node, key) => {
    const dir = key === first ? firstDir : 'auto'
    switch (node.type) {
      case 'text':
        return node.value
      case 'bold':
      case 'italic':
      case 'strike': {
        const Mark = MARKS[node.type]
        return <Mark key={key}>{draw(node.children, options)}</Mark>
      }
      case 'code':
        return (
          <code key={key} {...slot('message-code')} dir="ltr">
            {node.value}
          </code>
        )
      case 'link':
        return (
          <a
            key={key}
            {...slot('message-link')}
            href={node.href}
            target="_blank"
            rel="noopener noreferrer nofollow ugc"
            // An address reads from left to right everywhere, and must not decide the direction of the lines
            // around it.
            dir={node.bare ? 'ltr' : undefined}
            tabIndex={tabIndex}
            onClick={options.onLinkClick}
          >
            {draw(node.children, options)}
            {node.showHost && (
              <>
                {' ('}
                <bdi dir="ltr">{node.host}</bdi>)
              </>
            )}
          </a>
        )
      case 'mention': {
        const { id, name, crowd } = node
        const shared = {
          ...slot('message-mention'),
          dir: 'auto',
          'data-own': flag(crowd ? crowd === 'mine' : id === selfId),
        }
        // Several people have no profile.
        return onMentionClick && !crowd ? (
          <button
            key={key}
            {...shared}
            type="button"
            tabIndex={tabIndex}
            onClick={(event) => onMentionClick({ id, name }, event)}
          >
            @{name}
          </button>
        ) : (
          <span key={key} {...shared}>
            @{name}
          </span>
        )
      }
      case 'paragraph':
        return (
          <p key={key} className="parlour-text-paragraph" dir={dir}>
            {draw(node.children, options)}
          </p>
        )
      case 'quote':
        return (
          <blockquote key={key} {...slot('text-quote')} dir={dir}>
            {draw(node.children, options)}
          </blockquote>
        )
      case 'list': {
        const List = node.ordered ? 'ol' : 'ul'
        return (
          <List key={key} className="parlour-text-list" dir={dir}>
            {draw(node.children, options)}
          </List>
        )
      }
      case 'item': {
        const [only, ...more] = node.children
        // One paragraph needs no element around it.
        const children = only?.type === 'paragraph' && more.length === 0 ? only.children : node.children
        return (
          <li key={key} className="parlour-text-item" dir={dir} value={node.number ?? undefined}>
            {draw(children, options)}
          </li>
        )
      }
      case 'code-block':
        return <CodeBlock key={key} value={node.value} language={node.language} />
      default:
        node satisfies never
        return null
    }
  })
}
