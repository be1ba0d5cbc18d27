'use client'
import { type JSX, type KeyboardEvent, lazy, useEffect, useRef } from 'react'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { Icon, type IconName } from '../Icon/index.ts'
import { clock } from '../VoiceMessage/clock.ts'
import { Waveform } from '../VoiceMessage/Waveform.tsx'
import type { VoiceRecording } from './recordSound.ts'
import { useRecorder } from './useRecorder.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('../ConfirmDialog/index.ts')).ConfirmDialog,
}))

/** What is longer is not lost by one press (CO-9). */
const WORTH_ASKING_MS = 10_000
/** How many of the last moments are drawn. */
const SHOWN = 40

export interface RecorderPanelProps {
  readonly onRecord: (recording: VoiceRecording) => void
  /** It is over, however it ended. */
  readonly onEnd: () => void
}

/** Records while it is there: how long it is and how loud, pause, discard, and stop, which has the focus. */
export function RecorderPanel({ onRecord, onEnd }: RecorderPanelProps): JSX.Element {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const { announce, show, toast } = useRoot()
  const recorder = useRecorder({
    onRecord,
    onEnd,
    onFail: () => toast({ text: strings.voiceFailed }),
  })
  const { state, elapsed, levels } = recorder
  const first = useRef<HTMLButtonElement>(null)
  const isFault = state === 'denied' || state === 'missing' || state === 'failed'
  const note = {
    asking: strings.voiceAsking,
    recording: strings.voiceRecording,
    paused: strings.voicePaused,
    denied: strings.voiceDenied,
    missing: strings.voiceNoMicrophone,
    failed: strings.voiceFailed,
  }[state]
  useEffect(() => {
    announce(note, isFault ? 'alert' : 'polite')
  }, [announce, isFault, note])
  const isRunning = state === 'recording' || state === 'paused'
  useEffect(() => first.current?.focus(), [isFault, isRunning])

  const discard = (): void => {
    if (elapsed < WORTH_ASKING_MS) return recorder.discard()
    recorder.pause()
    show(
      <ConfirmDialog
        title={strings.voiceDiscardTitle}
        text={strings.voiceDiscardText}
        action={strings.voiceDiscard}
        onConfirm={recorder.discard}
        onClose={() => show(null)}
      />,
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    discard()
  }
  const button = (label: string, icon: IconName, run: () => void): JSX.Element => (
    <button type="button" {...slot('icon-button')} aria-label={label} onClick={run}>
      <Icon name={icon} />
    </button>
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears what its controls leave over
    <div
      {...slot('voice-recorder')}
      data-state={state}
      role="group"
      aria-label={strings.voiceRecording}
      onKeyDown={onKeyDown}
    >
      {button(isFault ? strings.close : strings.voiceDiscard, isFault ? 'close' : 'delete', discard)}
      {isRunning ? (
        <>
          <span {...slot('voice-recorder-dot')} aria-hidden="true" />
          <span {...slot('voice-recorder-state')}>{note}</span>
          <span {...slot('voice-recorder-time')}>{clock(elapsed / 1_000, format.number)}</span>
          <span {...slot('voice-recorder-wave')}>
            <Waveform peaks={levels.slice(-SHOWN)} ratio={1} />
          </span>
          {state === 'paused'
            ? button(strings.voiceRecordResume, 'microphone', recorder.resume)
            : button(strings.voiceRecordPause, 'pause', recorder.pause)}
          <button
            ref={first}
            type="button"
            {...slot('icon-button')}
            aria-label={strings.voiceRecordStop}
            onClick={recorder.finish}
          >
            <Icon name="stop" />
          </button>
        </>
      ) : (
        <>
          <span {...slot('voice-recorder-note')}>{note}</span>
          {isFault && (
            <button ref={first} type="button" {...slot('button')} onClick={recorder.retry}>
              {strings.retry}
            </button>
          )}
        </>
      )}
    </div>
  )
}
