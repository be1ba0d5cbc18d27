'use client'
import type { JSX } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

/** After a jump, the way back to where the reader was (SC-7). */
export function JumpBack({ onClick }: { readonly onClick: () => void }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <button type="button" {...slot('jump-back', 'parlour-button')} onClick={onClick}>
      <Icon name="back" />
      {strings.jumpBack}
    </button>
  )
}
