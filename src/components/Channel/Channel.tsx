'use client'
import type { JSX, ReactNode } from 'react'
import type { ChannelId } from '../../model/id.ts'
import { ChannelHeader } from '../ChannelHeader/index.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Composer } from '../Composer/index.ts'
import { ConnectionBanner } from '../ConnectionBanner/index.ts'
import { MessageList } from '../MessageList/index.ts'
import { Notice, NoticeList } from '../Notice/index.ts'
import { slot } from '../slot.ts'
import { TypingLine } from '../TypingLine/index.ts'

export interface ChannelProps {
  /** @default the conversation that is open in the nearest `Chat` */
  readonly channelId?: ChannelId | string
  readonly className?: string
  /** Own arrangement of the parts. @default header, banner, messages, typing line and composer */
  readonly children?: ReactNode
}

/** One conversation: header, messages, who is writing, and the composer. */
export function Channel({ channelId, className, children }: ChannelProps): JSX.Element {
  const active = useActiveChannel().channelId
  const id = (channelId ?? active) as ChannelId | null
  const { strings } = useLocale()
  return (
    <div {...slot('channel', className)}>
      {id === null ? (
        <Notice kind="empty">{strings.channelChoose}</Notice>
      ) : (
        (children ?? <Parts channelId={id} />)
      )}
    </div>
  )
}

/** Keyed by channel: what a person scrolled or opened in one conversation does not follow them into the next. */
function Parts({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  return (
    <>
      <ChannelHeader channelId={channelId} />
      <ConnectionBanner />
      <MessageList key={channelId} channelId={channelId} />
      <NoticeList />
      <TypingLine channelId={channelId} />
      <Composer key={`composer ${channelId}`} channelId={channelId} />
    </>
  )
}
