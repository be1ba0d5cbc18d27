'use client'
import { type JSX, useRef, useState } from 'react'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { useCopyText } from './useCopyText.ts'

export interface CodeBlockProps {
  readonly value: string
  /** The word its author wrote behind the fence, or ''. */
  readonly language: string
}

/** Code on lines of its own: reads from left to right, scrolls sideways, and can be copied as it stands (MS-2). */
export function CodeBlock({ value, language }: CodeBlockProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const copy = useCopyText()
  const block = useRef<HTMLPreElement>(null)
  const [isWide, setWide] = useState(false)
  useLayout(() => {
    const element = block.current
    if (!element) return undefined
    const measure = (): void => setWide(element.scrollWidth > element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [value])
  return (
    <div {...slot('message-code-box')} dir="ltr">
      <pre
        ref={block}
        {...slot('message-code')}
        data-block=""
        dir="ltr"
        // What scrolls must be reached by the keyboard; what does not is no stop. As a group it has a name.
        role="group"
        aria-label={language || strings.codeLabel}
        tabIndex={isWide ? tabIndex : undefined}
      >
        <code>{value}</code>
      </pre>
      {copy && (
        <button
          type="button"
          {...slot('message-code-copy', 'parlour-icon-button')}
          aria-label={strings.codeCopy}
          tabIndex={tabIndex}
          onClick={() => copy(value)}
        >
          <Icon name="copy" />
        </button>
      )}
    </div>
  )
}
