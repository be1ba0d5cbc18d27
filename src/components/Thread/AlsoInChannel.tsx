'use client'
import type { JSX } from 'react'
import { useConversation } from '../../hooks/ConversationContext.tsx'
import { useCanWrite } from '../../hooks/useCanWrite.ts'
import type { ChannelId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'

export interface AlsoInChannelProps {
  readonly channelId: ChannelId
  /** The channel's name, isolated. */
  readonly title: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Whether what is written in a thread shows in its channel, too; nothing where nothing may be written. */
export function AlsoInChannel({ channelId, title, isOn, onChange }: AlsoInChannelProps): JSX.Element | null {
  const canWrite = useCanWrite(useConversation(channelId))
  const { strings } = useLocale()
  const { slot } = useLook()
  if (!canWrite) return null
  return (
    <label {...slot('thread-also')}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {strings.threadAlso(title)}
    </label>
  )
}
