'use client'
import { type JSX, useRef, useState } from 'react'
import { isolate } from '../../i18n/isolate.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Tooltip } from '../Tooltip/index.ts'

interface HeaderTitleProps {
  readonly title: string
  readonly level: 2 | 3 | 4
}

/** The name of a conversation, cut at the end of its own direction; what is cut can be read whole in a tooltip. */
export function HeaderTitle({ title, level }: HeaderTitleProps): JSX.Element {
  const { slot } = useLook()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLElement>(null)
  const [isCut, setCut] = useState(false)
  useLayout(() => {
    const measure = (): void => {
      const name = text.current
      if (name) setCut(name.scrollWidth > name.clientWidth)
    }
    measure()
    if (typeof ResizeObserver === 'undefined' || !heading.current) return undefined
    // Not the name itself, which is another element inside of a tooltip.
    const observer = new ResizeObserver(measure)
    observer.observe(heading.current)
    return () => observer.disconnect()
  }, [title])
  const Heading = `h${level}` as const
  const name = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a tooltip has to be reachable without a pointer
    <bdi ref={text} {...slot('channel-header-name')} tabIndex={isCut ? 0 : undefined}>
      {title}
    </bdi>
  )
  return (
    <Heading ref={heading} {...slot('channel-header-title')}>
      {isCut ? <Tooltip text={isolate(title)}>{name}</Tooltip> : name}
    </Heading>
  )
}
