'use client'
import { type JSX, lazy, Suspense, useRef, useState, useSyncExternalStore } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import { useChat } from '../../hooks/useChat.ts'
import { useUploads } from '../../hooks/useUploads.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'
import { Icon } from '../Icon/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { canRecord } from './canRecord.ts'
import type { VoiceRecording } from './recordSound.ts'

const RecorderPanel = lazy(async () => ({ default: (await import('./RecorderPanel.tsx')).RecorderPanel }))

const NEVER = () => () => {}
const NOT_ON_SERVER = () => false

export interface VoiceRecorderProps extends PartProps {
  readonly channelId: ChannelId
  /** Takes what was said. @default puts it into the tray of the channel, or of the thread around it */
  readonly onRecord?: (recording: VoiceRecording) => void
}

/**
 * A button that records a spoken message: press to begin, press to stop, and it waits in the tray (CO-9). Nothing where
 * the browser cannot record, or nothing may be brought to the server here.
 */
export function VoiceRecorder({ channelId, onRecord, ...given }: VoiceRecorderProps): JSX.Element | null {
  const chat = useChat()
  const conversation = useConversation(channelId)
  const { canUpload } = useUploads(conversation)
  const { strings } = useLocale()
  const { toast } = useRoot()
  const canHear = useSyncExternalStore(NEVER, canRecord, NOT_ON_SERVER)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLElement>(null)
  const isBack = useRef(false)
  useLayout(() => {
    if (isBack.current && !isOpen) button.current?.focus()
    isBack.current = isOpen
  }, [isOpen])
  if (!canHear || !canUpload) return null

  const keep = async ({ file, ...voice }: VoiceRecording): Promise<void> => {
    const refused = await chat.addFiles(conversation, [file], { voice })
    if (refused.length > 0) toast({ text: strings.voiceFailed })
  }
  const start = (isLoading: boolean): JSX.Element => (
    <Part
      as="button"
      slot="icon-button"
      given={{ type: 'button', ...given } as PartProps}
      ref={button}
      aria-label={strings.voiceRecord}
      aria-busy={isLoading || undefined}
      onClick={() => setOpen(true)}
    >
      <Icon name="microphone" />
    </Part>
  )
  if (!isOpen) return start(false)
  return (
    <FaultBoundary of={conversation} fallback={start(false)}>
      <Suspense fallback={start(true)}>
        <RecorderPanel
          key={conversation}
          onRecord={onRecord ?? ((recording) => void keep(recording))}
          onEnd={() => setOpen(false)}
        />
      </Suspense>
    </FaultBoundary>
  )
}
