'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

const LINES = ['question', 'option', 'option', 'option'] as const

/** Stands where a poll will be, as high as one with three options. */
export function PollSkeleton({ questionId }: { readonly questionId: string | undefined }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <>
      <span id={questionId} className="parlour-visually-hidden">
        {strings.poll}
      </span>
      <div {...slot('skeleton')} data-kind="poll" aria-hidden="true">
        {LINES.map((shape, line) => (
          <span key={line} {...slot('skeleton-shape')} data-shape={shape} />
        ))}
      </div>
    </>
  )
}
