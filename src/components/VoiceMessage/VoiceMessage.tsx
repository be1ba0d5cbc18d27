'use client'
import { type JSX, useMemo } from 'react'
import type { Attachment } from '../../model/message.ts'
import { AttachmentFile } from '../Attachment/AttachmentFile.tsx'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Icon } from '../Icon/index.ts'
import { useRowTabIndex } from '../Message/RowContext.ts'
import { usePreload } from '../Attachment/usePreload.ts'
import { usePicture } from '../Message/usePicture.ts'
import { Part, type PartProps } from '../Part.tsx'
import { clock } from './clock.ts'
import { resample } from './resample.ts'
import { usePlayer } from './usePlayer.ts'
import { Waveform } from './Waveform.tsx'

/** As many as can be told apart in the room of a phone. */
const BARS = 48
const NO_PEAKS: readonly number[] = []

export interface VoiceMessageState {
  readonly [name: string]: string
  readonly state: 'paused' | 'playing' | 'broken'
}

export interface VoiceMessageProps extends PartProps<VoiceMessageState> {
  /** A sound, best with its `voice`; its address is foreign. */
  readonly attachment: Attachment
}

/** A spoken message: play and pause, where it is and how long it still takes, and how fast it speaks. One plays at a time. */
export function VoiceMessage({ attachment, ...given }: VoiceMessageProps): JSX.Element {
  const { strings, format } = useLocale()
  const { slot } = useLook()
  const tabIndex = useRowTabIndex()
  const source = usePicture()(attachment.url)
  const preload = usePreload()
  const { duration: told = 0, waveform = NO_PEAKS } = attachment.voice ?? {}
  const peaks = useMemo(() => resample(waveform, BARS), [waveform])
  const { audio, events, isPlaying, isBroken, position, duration, rate, toggle, seek, changeRate } =
    usePlayer(told)
  if (!source || isBroken)
    return (
      <Part as="div" slot="voice-message" state={{ state: 'broken' }} given={given}>
        <div {...slot('voice-message-failure')}>
          {strings.pictureFailed(strings.voiceMessage)}
          <AttachmentFile attachment={attachment} />
        </div>
      </Part>
    )
  const time = (seconds: number): string => clock(seconds, format.number)
  return (
    <Part
      as="div"
      slot="voice-message"
      state={{ state: isPlaying ? 'playing' : 'paused' }}
      given={given}
      role="group"
      aria-label={strings.voiceMessage}
    >
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what is said */}
      <audio
        ref={audio}
        {...events}
        src={source.href}
        // How long it is has been told: nothing is loaded before somebody wants to hear it.
        preload={told > 0 ? 'none' : preload(source.href)}
      />
      <button
        type="button"
        {...slot('icon-button')}
        tabIndex={tabIndex}
        aria-label={isPlaying ? strings.voicePause : strings.voicePlay}
        onClick={toggle}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <span {...slot('voice-message-wave')}>
        <input
          {...slot('voice-message-position')}
          type="range"
          tabIndex={tabIndex}
          aria-label={strings.voicePosition}
          aria-valuetext={strings.voiceAt(time(position), time(duration))}
          min={0}
          max={duration || 1}
          step={Math.max(0.1, Math.round(duration) / 50)}
          value={position}
          disabled={duration === 0}
          onChange={({ target }) => seek(Number(target.value))}
        />
        <Waveform peaks={peaks} ratio={duration > 0 ? position / duration : 0} />
      </span>
      <span {...slot('voice-message-time')}>{time(duration - position)}</span>
      <button
        type="button"
        {...slot('button', slot('voice-message-speed').className)}
        tabIndex={tabIndex}
        aria-label={strings.voiceSpeed(rate)}
        onClick={changeRate}
      >
        <bdi dir="ltr">{format.number(rate)}×</bdi>
      </button>
    </Part>
  )
}
