import type { MouseEvent, ReactNode } from 'react'
import type { TextMention, TextNode } from '../../text/index.ts'
import { slot } from '../slot.ts'

/** What a press on a mention tells the application; the event's `currentTarget` can anchor a popover. */
export type MentionClickHandler = (mention: TextMention, event: MouseEvent<HTMLButtonElement>) => void

const MARKS = { bold: 'strong', italic: 'em', strike: 's' } as const

/** Code scrolls sideways, so the keyboard must reach it; as a group it may be named by its language. */
const REACHABLE = { role: 'group', tabIndex: 0 }

/**
 * Draws parsed text. Keys are positions, because a parsed text never changes. Each block has a direction of
 * its own, but the first in a container, code aside, lends the container its direction: an element with a
 * `dir` does not count when the browser judges what it stands in.
 */
export function draw(
  nodes: readonly TextNode[],
  onMentionClick?: MentionClickHandler,
  firstDir?: 'auto',
): ReactNode {
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
        return <Mark key={key}>{draw(node.children, onMentionClick)}</Mark>
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
          >
            {draw(node.children)}
            {node.showHost && (
              <>
                {' ('}
                <bdi dir="ltr">{node.host}</bdi>)
              </>
            )}
          </a>
        )
      case 'mention': {
        const shared = { ...slot('message-mention'), dir: 'auto' }
        const { id, name } = node
        return onMentionClick ? (
          <button
            key={key}
            {...shared}
            type="button"
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
            {draw(node.children, onMentionClick)}
          </p>
        )
      case 'quote':
        return (
          <blockquote key={key} {...slot('text-quote')} dir={dir}>
            {draw(node.children, onMentionClick)}
          </blockquote>
        )
      case 'list': {
        const List = node.ordered ? 'ol' : 'ul'
        return (
          <List key={key} className="parlour-text-list" dir={dir}>
            {draw(node.children, onMentionClick)}
          </List>
        )
      }
      case 'item': {
        const [only, ...more] = node.children
        // One paragraph needs no element around it.
        const children = only?.type === 'paragraph' && more.length === 0 ? only.children : node.children
        return (
          <li key={key} className="parlour-text-item" dir={dir} value={node.number ?? undefined}>
            {draw(children, onMentionClick)}
          </li>
        )
      }
      case 'code-block':
        return (
          <pre
            key={key}
            {...slot('message-code')}
            data-block=""
            dir="ltr"
            {...REACHABLE}
            aria-label={node.language || undefined}
          >
            <code>{node.value}</code>
          </pre>
        )
      default:
        node satisfies never
        return null
    }
  })
}
