'use client'
import type { JSX } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

/** From this share of the limit on one is told how much is left (CO-8). */
const NEAR_LIMIT = 0.9

/** Characters that are left, less than 0 over the limit; `null` while the limit is far. */
export const counterOf = ({ text, maxLength, overLimit }: UseComposer): number | null =>
  maxLength > 0 && text.length >= maxLength * NEAR_LIMIT ? -overLimit : null

/** How much may still be written, or is too much. It lies in the room below the field, so that nothing moves (P-6). */
export function ComposerCounter({ id, left }: { readonly id: string; readonly left: number }): JSX.Element {
  const { strings } = useLocale()
  const { slot } = useLook()
  return (
    <p id={id} {...slot('composer-counter')}>
      {left < 0 ? strings.composerOver(-left) : strings.composerLeft(left)}
    </p>
  )
}
