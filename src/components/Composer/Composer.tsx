'use client'
import { type FormEvent, type JSX, useId, useRef } from 'react'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import { useComposer } from '../../hooks/useComposer.ts'
import { useTyping } from '../../hooks/useTyping.ts'
import type { ChannelId } from '../../model/id.ts'
import { useComposerKeys } from '../../parts/useComposerKeys.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Icon } from '../Icon/index.ts'
import { flag, slot } from '../slot.ts'
import { ComposerContext } from './ComposerContext.tsx'

export interface ComposerProps {
  readonly channelId: ChannelId
  /** @default 'enter' */
  readonly sendKey?: 'enter' | 'mod-enter'
  readonly className?: string
}

/** Where one writes: grows with the text, keeps a draft per channel, and never sends a half-composed word. */
export function Composer({ channelId, sendKey = 'enter', className }: ComposerProps): JSX.Element {
  const composer = useComposer(channelId)
  const title = useChannelTitle(channelId)
  const { setTyping } = useTyping(channelId)
  const { strings } = useLocale()
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const submit = (): void => {
    composer.submit()
    field.current?.focus()
  }
  const keys = useComposerKeys({
    sendKey,
    isEmpty: composer.text === '' && composer.replyTo === null && composer.editing === null,
    onSend: submit,
    onCancel: composer.cancel,
    onEditLast: composer.editLast,
  })
  // An edit that was begun can be ended, even where nothing new may be written.
  if (!composer.canSend && !composer.isLoading && composer.editing === null)
    return (
      <p {...slot('composer-notice', className)}>
        {composer.isFrozen ? strings.composerFrozen : strings.composerForbidden}
      </p>
    )
  const label = strings.composerLabel(isolateName(title) || strings.channelUnnamed)
  return (
    <form
      {...slot('composer', className)}
      aria-label={label}
      data-empty={flag(composer.text === '')}
      data-editing={flag(composer.editing !== null)}
      data-replying={flag(composer.replyTo !== null)}
      data-over-limit={flag(composer.overLimit > 0)}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
    >
      <ComposerContext channelId={channelId} composer={composer} />
      <div {...slot('composer-row')}>
        <div {...slot('composer-grow')} data-text={`${composer.text} `}>
          <textarea
            ref={field}
            {...slot('composer-field', 'parlour-focus-inside')}
            // An empty field has no direction of its own: it takes that of the page.
            dir={composer.text === '' ? undefined : 'auto'}
            rows={1}
            aria-label={label}
            aria-invalid={composer.overLimit > 0 || undefined}
            aria-describedby={composer.overLimit > 0 ? `${id}-limit` : undefined}
            placeholder={strings.composerPlaceholder}
            enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
            value={composer.text}
            onChange={(event) => composer.setText(event.target.value)}
            onBlur={() => setTyping(false)}
            {...keys}
          />
        </div>
        <button
          type="submit"
          {...slot('composer-send', 'parlour-button')}
          data-variant="primary"
          aria-label={composer.editing ? strings.composerSave : strings.composerSend}
          aria-disabled={!composer.isReady}
          aria-describedby={composer.text.trim() === '' ? `${id}-empty` : undefined}
        >
          <Icon name={composer.editing ? 'check' : 'send'} />
        </button>
        <span id={`${id}-empty`} hidden>
          {strings.composerSendEmpty}
        </span>
      </div>
      {composer.overLimit > 0 && (
        <p id={`${id}-limit`} {...slot('composer-counter')}>
          {strings.composerOver(composer.overLimit)}
        </p>
      )}
    </form>
  )
}
