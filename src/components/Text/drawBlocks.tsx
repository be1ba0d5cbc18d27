import type { ReactNode } from 'react'
import type { TextBlock, TextCodeBlock, TextItem, TextList } from '../../text/index.ts'
import { flag, slot } from '../slot.ts'
import { drawInline, type MentionClickHandler } from './drawInline.tsx'

/**
 * Draws blocks, each with a direction of its own. Inside a container the first one lends the container its
 * direction: an element with a `dir` does not count when the browser judges what it stands in, so that one
 * carries none.
 */
export function drawBlocks(
  blocks: readonly TextBlock[],
  isContained: boolean,
  onMentionClick?: MentionClickHandler,
): ReactNode {
  const lead = isContained ? blocks.findIndex((block) => block.type !== 'code-block') : -1
  return blocks.map((block, index) =>
    drawBlock(block, index, index === lead ? undefined : 'auto', onMentionClick),
  )
}

type Direction = 'auto' | undefined

function drawBlock(
  block: TextBlock,
  key: number,
  dir: Direction,
  onMentionClick?: MentionClickHandler,
): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p key={key} className="parlour-text-paragraph" dir={dir}>
          {drawInline(block.children, onMentionClick)}
        </p>
      )
    case 'quote':
      return (
        <blockquote key={key} {...slot('text-quote')} dir={dir}>
          {drawBlocks(block.children, true, onMentionClick)}
        </blockquote>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List key={key} className="parlour-text-list" data-wide={flag(hasWideNumber(block))} dir={dir}>
          {block.children.map((item, index) => drawItem(item, index, onMentionClick))}
        </List>
      )
    }
    case 'code-block':
      return drawCode(block, key)
    default:
      block satisfies never
      return null
  }
}

/** Numbers of three digits and more do not fit beside the entries. */
const hasWideNumber = (list: TextList): boolean =>
  list.children.some(({ number }) => number !== null && number > 99)

/** The first item lends the list its direction; an item of one paragraph needs no element around it. */
function drawItem(
  { number, children }: TextItem,
  index: number,
  onMentionClick?: MentionClickHandler,
): ReactNode {
  const only = children.length === 1 ? children[0] : undefined
  return (
    <li
      key={index}
      className="parlour-text-item"
      dir={index === 0 ? undefined : 'auto'}
      value={number ?? undefined}
    >
      {only?.type === 'paragraph'
        ? drawInline(only.children, onMentionClick)
        : drawBlocks(children, true, onMentionClick)}
    </li>
  )
}

/** Code scrolls sideways, so the keyboard must reach it; as a group it may be named by its language. */
function drawCode({ language, value }: TextCodeBlock, key: number): ReactNode {
  const reachable = { role: 'group', tabIndex: 0 }
  return (
    <pre
      key={key}
      {...reachable}
      {...slot('message-code')}
      data-block=""
      dir="ltr"
      aria-label={language ?? undefined}
    >
      <code>{value}</code>
    </pre>
  )
}
