'use client'
import { type JSX, useId } from 'react'
import type { UseComposer } from '../../hooks/useComposer.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'

export interface ComposerSendProps {
  readonly composer: UseComposer
  /** The id of what else stands in the way. */
  readonly describedBy: string | undefined
}

/** Sends the message or saves the edit. While there is nothing to do it keeps its focus, and says why (FO-9). */
export function ComposerSend({ composer, describedBy }: ComposerSendProps): JSX.Element {
  const { slot } = useLook()
  const { strings } = useLocale()
  const id = useId()
  const isSave = composer.editing !== null
  const isReady = composer.isReady || composer.isEmptied
  const isEmpty = composer.text.trim() === '' && !isReady
  return (
    <>
      <button
        type="submit"
        {...slot('composer-send', 'parlour-button')}
        data-variant="primary"
        aria-label={isSave ? strings.composerSave : strings.composerSend}
        aria-disabled={!isReady}
        aria-describedby={isEmpty ? id : describedBy}
      >
        <Icon name={isSave ? 'check' : 'send'} />
      </button>
      <span id={id} hidden>
        {strings.composerSendEmpty}
      </span>
    </>
  )
}
