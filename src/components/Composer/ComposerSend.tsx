'use client'
import { type JSX, useId } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

export interface ComposerSendProps {
  readonly composer: UseComposer
  readonly canUpload: boolean
  /** The id of what else stands in the way. */
  readonly describedBy: string | undefined
}

/** Sends the message or saves the edit. While there is nothing to do it keeps its focus, and says why (FO-9). */
export function ComposerSend({ composer, canUpload, describedBy }: ComposerSendProps): JSX.Element {
  const { slot } = useLook()
  const { strings, format } = useLocale()
  const id = useId()
  const isSave = composer.editing !== null
  const isReady = composer.isReady || composer.isEmptied
  const { waitSeconds } = composer
  const isEmpty = composer.text.trim() === '' && !isReady
  const nothing = canUpload && !isSave ? strings.composerSendNothing : strings.composerSendEmpty
  const reason = waitSeconds > 0 ? strings.composerSlow(waitSeconds) : isEmpty ? nothing : null
  return (
    <>
      <button
        type="submit"
        {...slot('composer-send', 'parlour-button')}
        data-variant="primary"
        aria-label={isSave ? strings.composerSave : strings.composerSend}
        aria-disabled={!isReady}
        // Drawn by the style sheet: what is said of the button does not change each second.
        data-wait={waitSeconds > 0 ? format.number(waitSeconds) : undefined}
        aria-describedby={reason === null ? describedBy : id}
      >
        {waitSeconds === 0 && <Icon name={isSave ? 'check' : 'send'} />}
      </button>
      <span id={id} hidden>
        {reason}
      </span>
    </>
  )
}
