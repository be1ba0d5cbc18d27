import { Fragment, type MouseEvent, type ReactNode } from 'react'
import type { TextInline, TextLink, TextMention } from '../../text/index.ts'
import { slot } from '../slot.ts'

/** What a press on a mention tells the application; the event's `currentTarget` can anchor a popover. */
export type MentionClickHandler = (mention: TextMention, event: MouseEvent<HTMLButtonElement>) => void

const MARKS = { bold: 'strong', italic: 'em', strike: 's' } as const

/** Draws what stands in a line. Keys are positions, because a parsed text never changes. */
export function drawInline(nodes: readonly TextInline[], onMentionClick?: MentionClickHandler): ReactNode {
  return nodes.map((node, index) => <Fragment key={index}>{drawNode(node, onMentionClick)}</Fragment>)
}

function drawNode(node: TextInline, onMentionClick?: MentionClickHandler): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return <br />
    case 'bold':
    case 'italic':
    case 'strike': {
      const Mark = MARKS[node.type]
      return <Mark>{drawInline(node.children, onMentionClick)}</Mark>
    }
    case 'code':
      return (
        <code {...slot('message-code')} dir="ltr">
          {node.value}
        </code>
      )
    case 'link':
      return drawLink(node)
    case 'mention':
      return drawMention({ id: node.id, name: node.name }, onMentionClick)
    default:
      node satisfies never
      return null
  }
}

function drawLink({ href, host, showHost, bare, children }: TextLink): ReactNode {
  return (
    <a
      {...slot('message-link')}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      // An address reads from left to right everywhere, and must not decide the direction of the lines around
      // it.
      dir={bare ? 'ltr' : undefined}
    >
      {drawInline(children)}
      {showHost && (
        <>
          {' ('}
          <bdi dir="ltr">{host}</bdi>)
        </>
      )}
    </a>
  )
}

function drawMention(mention: TextMention, onMentionClick?: MentionClickHandler): ReactNode {
  const shared = { ...slot('message-mention'), dir: 'auto' }
  if (!onMentionClick) return <span {...shared}>@{mention.name}</span>
  return (
    <button {...shared} type="button" onClick={(event) => onMentionClick(mention, event)}>
      @{mention.name}
    </button>
  )
}
