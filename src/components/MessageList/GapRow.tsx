'use client'
import { type JSX, useState } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'

/** Stands where messages are missing, says so, and loads them. */
export function GapRow({ onLoad }: { readonly onLoad: () => Promise<boolean> }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const [isLoading, setLoading] = useState(false)
  const load = async (): Promise<void> => {
    setLoading(true)
    await onLoad()
    setLoading(false)
  }
  return (
    <div {...slot('gap-row')}>
      <span>{strings.gapText}</span>
      <button
        type="button"
        {...slot('button')}
        tabIndex={tabIndex}
        aria-label={strings.gapLoadLabel}
        aria-busy={isLoading}
        onClick={() => void load()}
      >
        {strings.gapLoad}
      </button>
    </div>
  )
}
