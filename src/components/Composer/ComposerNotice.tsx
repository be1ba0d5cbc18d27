'use client'
import { type JSX, type RefObject, useEffect, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Part, type PartProps } from '../Part.tsx'
import type { ComposerState } from './Composer.tsx'

export interface ComposerNoticeProps {
  readonly reason: 'frozen' | 'forbidden'
  readonly isEmpty: boolean
  /** Whether the field that was here had the focus when it went. */
  readonly hadFocus: RefObject<boolean>
  readonly given: PartProps<ComposerState>
}

/** Says why one cannot write here, in place of the field (CO-8). A focus that the field had does not get lost (FO-6). */
export function ComposerNotice({ reason, isEmpty, hadFocus, given }: ComposerNoticeProps): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const sentence = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (hadFocus.current) sentence.current?.focus()
  }, [hadFocus])
  const state: ComposerState = {
    empty: isEmpty,
    editing: false,
    replying: false,
    overLimit: false,
    slow: false,
    composing: false,
    blockedReason: reason,
  }
  return (
    <Part as="div" slot="composer" state={state} given={given}>
      <p ref={sentence} {...slot('composer-notice', 'parlour-focus-inside')} tabIndex={-1}>
        {reason === 'frozen' ? strings.composerFrozen : strings.composerForbidden}
      </p>
    </Part>
  )
}
