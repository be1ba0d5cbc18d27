'use client'

import {
  forwardRef,
  type HTMLAttributes,
  memo,
  type NamedExoticComponent,
  type RefAttributes,
  useMemo,
} from 'react'
import { parseText, type TextMention } from '../../text/index.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { draw, type MentionClickHandler } from './draw.tsx'
import { useLinkGuard } from './useLinkGuard.tsx'

/** Props of `Text`; attributes of a `div` are passed on to it. */
export interface TextProps extends Omit<
  HTMLAttributes<HTMLDivElement>,
  'children' | 'dangerouslySetInnerHTML'
> {
  /** What somebody wrote, in the markup of `parseText`. */
  readonly text: string
  /** People whose names are marked behind an `@`. Keep the array the same between renders. @default [] */
  readonly mentions?: readonly TextMention[] | undefined
  /** Called when a mention is pressed; without it mentions are no buttons. */
  readonly onMentionClick?: MentionClickHandler | undefined
  /** Whose mentions are marked as mine. */
  readonly selfId?: string | null | undefined
  /** Added to `parlour-text`. */
  readonly className?: string | undefined
}

/**
 * Shows foreign text: emphasis, code, quotes, lists, links and mentions, and never anything else, whatever
 * the text says.
 *
 * @example <Text text="Tea at **five**? https://tea.example" />
 */
export const Text: NamedExoticComponent<TextProps & RefAttributes<HTMLDivElement>> = memo(
  forwardRef<HTMLDivElement, TextProps>(function Text(
    { text, mentions, onMentionClick, selfId, className, ...rest },
    ref,
  ) {
    const blocks = useMemo(() => parseText(text, { mentions }), [text, mentions])
    const { slot } = useLook()
    const tabIndex = useRowTabIndex()
    const onLinkClick = useLinkGuard()
    return (
      <div {...rest} ref={ref} {...slot('text', className)}>
        {draw(blocks, { slot, tabIndex, selfId, onMentionClick, onLinkClick }, 'auto')}
      </div>
    )
  }),
)
