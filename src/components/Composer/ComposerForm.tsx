'use client'
import { type FormEvent, type JSX, lazy, useId, useRef } from 'react'
import { useConversation, useThreadRoot } from '../../hooks/ConversationContext.tsx'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { SuggestionSource } from '../../hooks/suggestionSources.ts'
import type { ChannelId } from '../../model/id.ts'
import { useComposerFocus } from '../../parts/useComposerFocus.ts'
import type { SendKey } from '../../parts/useComposerKeys.ts'
import { useComposition } from '../../parts/useComposition.ts'
import { useFieldEnd } from '../../parts/useFieldEnd.ts'
import { isolateName } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { CreatePollButton } from '../CreatePoll/CreatePollButton.tsx'
import { Part, type PartProps } from '../Part.tsx'
import { UploadButton } from '../UploadButton/index.ts'
import { VoiceRecorder } from '../VoiceRecorder/index.ts'
import type { ComposerState } from './Composer.tsx'
import { ComposerCommand } from './ComposerCommand.tsx'
import { ComposerContext } from './ComposerContext.tsx'
import { ComposerCounter, counterOf } from './ComposerCounter.tsx'
import { ComposerField } from './ComposerField.tsx'
import { ComposerFiles, useComposerFiles } from './ComposerFiles.tsx'
import { ComposerPreview } from './ComposerPreview.tsx'
import { ComposerSend } from './ComposerSend.tsx'
import { ComposerSuggestions, useComposerSuggestions } from './ComposerSuggestions.tsx'
import { useCommandHint } from './useCommandHint.ts'
import { usePollCommand } from './usePollCommand.tsx'
import { useSlowSpeech } from './useSlowSpeech.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/index.ts')).ConfirmDialog,
}))

export interface ComposerFormProps {
  readonly channelId: ChannelId
  readonly composer: UseComposer
  readonly sendKey: SendKey | undefined
  readonly sources: readonly SuggestionSource[]
  /** Called when the field goes, with whether it had the focus. */
  readonly onEnd: (hadFocus: boolean) => void
  readonly given: PartProps<ComposerState>
}

/** The field and all that belongs to it. */
export function ComposerForm({
  channelId,
  composer,
  sendKey,
  sources,
  onEnd,
  given,
}: ComposerFormProps): JSX.Element {
  const { slot } = useLook()
  const { strings } = useLocale()
  const { show, toast, announce } = useRoot()
  const title = useChannelTitle(channelId)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const composition = useComposition(composer.text, composer.setText)
  const suggestions = useComposerSuggestions(composer, composition.text, sources)
  const hint = useCommandHint(composer)
  const conversation = useConversation(channelId)
  const files = useComposerFiles(conversation, composer)
  const askPoll = usePollCommand(conversation, composer)
  useComposerFocus(field, composer)
  useSlowSpeech(composer.waitSeconds)
  useFieldEnd(field, (caret) => {
    if (caret !== null) composer.setCaret(caret)
    onEnd(caret !== null)
  })

  const submit = (): void => {
    // A word that is still being composed ends here, as it does wherever the press takes the focus.
    if (composition.isComposing) field.current?.blur()
    field.current?.focus()
    if (composer.isEmptied) {
      show(
        <ConfirmDialog
          title={strings.messageDeleteTitle}
          text={strings.messageDeleteText}
          action={strings.messageDelete}
          onConfirm={composer.remove}
          onClose={() => show(null)}
        />,
      )
      return
    }
    if (askPoll()) return
    if (composer.isReady && hint.isHeld()) return
    if (composer.isConflict && composer.isReady) toast({ text: strings.composerConflict })
    const isSaved = composer.submit() !== null && composer.editing !== null
    if (isSaved) announce(strings.announceEdited)
  }

  const cancel = (): void => {
    field.current?.focus()
    composer.cancel()
  }

  const state: ComposerState = {
    empty: composition.text === '',
    editing: composer.editing !== null,
    replying: composer.replyTo !== null,
    overLimit: composer.overLimit > 0,
    slow: composer.waitSeconds > 0,
    composing: composition.isComposing,
    blockedReason: null,
  }
  const isThread = useThreadRoot(channelId) !== null
  const label = isThread
    ? strings.threadComposer
    : strings.composerLabel(isolateName(title) || strings.channelUnnamed)
  const counter = counterOf(composer)
  return (
    <Part
      as="form"
      slot="composer"
      state={state}
      given={given}
      aria-label={label}
      aria-busy={composer.isLoading || undefined}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        submit()
      }}
    >
      <ComposerSuggestions
        asked={suggestions.asked}
        onKeys={suggestions.onKeys}
        conversation={conversation}
        field={field}
        composer={composer}
        composition={composition}
        sources={sources}
      />
      <ComposerContext channelId={channelId} composer={composer} onCancel={cancel} />
      {composer.command && composer.editing === null && (
        <ComposerCommand
          command={composer.command}
          onRemove={() => {
            field.current?.focus()
            composer.setCommand(null)
          }}
        />
      )}
      <ComposerPreview channelId={channelId} composer={composer} onRemoved={() => field.current?.focus()} />
      <ComposerFiles channelId={channelId} files={files} field={field} />
      {hint.text !== null && (
        <p id={`${id}-hint`} {...slot('composer-hint')}>
          {hint.text}
        </p>
      )}
      <div {...slot('composer-row')}>
        <ComposerField
          conversation={conversation}
          field={field}
          label={label}
          composer={composer}
          composition={composition}
          asked={suggestions.asked}
          onSuggestionKey={suggestions.onKey}
          sendKey={sendKey}
          onSend={submit}
          onPaste={files.onPaste}
          hasFiles={files.isFull}
          isBelowTray={files.isShown}
          describedBy={counter !== null ? `${id}-counter` : hint.text === null ? undefined : `${id}-hint`}
        />
        {composer.editing === null && (
          <div {...slot('composer-actions')}>
            <UploadButton channelId={channelId} />
            <CreatePollButton channelId={channelId} />
            <VoiceRecorder channelId={channelId} />
          </div>
        )}
        <ComposerSend
          composer={composer}
          canUpload={files.canUpload}
          describedBy={counter === null || counter >= 0 ? undefined : `${id}-counter`}
        />
      </div>
      {counter !== null && <ComposerCounter id={`${id}-counter`} left={counter} />}
    </Part>
  )
}
