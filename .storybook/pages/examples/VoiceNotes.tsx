import { type JSX, useState } from 'react'
import {
  type ChannelId,
  Chat,
  type ChatInstance,
  VoiceMessage,
  VoiceRecorder,
  type VoiceRecording,
} from '../../../src/index.ts'

interface VoiceNotesProps {
  readonly chat: ChatInstance
  readonly channelId: ChannelId
}

/** Listen to what was said before it goes anywhere. Without onRecord it would wait in the tray of the channel. */
export function VoiceNotes({ chat, channelId }: VoiceNotesProps): JSX.Element {
  const [recording, setRecording] = useState<VoiceRecording & { readonly url: string }>()
  return (
    <Chat chat={chat}>
      <VoiceRecorder
        channelId={channelId}
        onRecord={(said) => setRecording({ ...said, url: URL.createObjectURL(said.file) })}
      />
      {recording && (
        <VoiceMessage
          attachment={{
            kind: 'audio',
            title: recording.file.name,
            text: '',
            url: recording.url,
            thumbnailUrl: null,
            mimeType: recording.file.type,
            size: recording.file.size,
            voice: recording,
          }}
        />
      )}
    </Chat>
  )
}
