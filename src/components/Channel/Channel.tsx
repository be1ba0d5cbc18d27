'use client'
import type { JSX, ReactNode } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { ChannelHeader } from '../ChannelHeader/index.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Composer } from '../Composer/index.ts'
import { ConnectionBanner } from '../ConnectionBanner/index.ts'
import { Dropzone } from '../Dropzone/index.ts'
import { MessageList } from '../MessageList/index.ts'
import { Notice } from '../Notice/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { ActiveThread } from '../Thread/ActiveThread.tsx'
import { TypingLine } from '../TypingLine/index.ts'

export interface ChannelProps extends PartProps {
  /** @default the conversation that is open in the nearest `Chat` */
  readonly channelId?: ChannelId | string
  /** Own arrangement of the parts. @default header, banner, messages, typing line and composer */
  readonly children?: ReactNode
}

/** One conversation: header, messages, who is writing, and the composer. */
export function Channel({ channelId, children, ...rest }: ChannelProps): JSX.Element {
  const active = useActiveChannel().channelId
  const id = (channelId ?? active) as ChannelId | null
  const { strings } = useLocale()
  const { Notice: Empty = Notice } = useLook().components
  return (
    <Part as="div" slot="channel" given={rest}>
      {id === null ? (
        <Empty kind="empty">{strings.channelChoose}</Empty>
      ) : (
        (children ?? <Parts channelId={id} />)
      )}
    </Part>
  )
}

/** Keyed by channel: what a person scrolled or opened in one conversation does not follow them into the next. */
function Parts({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  const { ChannelHeader: Header = ChannelHeader, Composer: Field = Composer } = useLook().components
  return (
    <>
      <Header key={`header ${channelId}`} channelId={channelId} />
      <ConnectionBanner />
      <MessageList key={channelId} channelId={channelId} />
      <TypingLine channelId={channelId} />
      <Field key={`composer ${channelId}`} channelId={channelId} />
      <ActiveThread channelId={channelId} />
      <Dropzone key={`files ${channelId}`} channelId={channelId} />
    </>
  )
}
