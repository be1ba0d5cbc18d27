'use client'
import { type JSX, type KeyboardEvent, useId, useRef, useState } from 'react'
import { ThreadScope } from '../../hooks/ConversationContext.tsx'
import { useChannelTitle } from '../../hooks/useChannelTitle.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { composerFieldOf } from '../../parts/composerField.ts'
import { tryFocus } from '../../parts/focusReturn.ts'
import { useLayout } from '../../parts/useLayout.ts'
import { isolateName } from '../../text/index.ts'
import type { ThreadFocus } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { Composer } from '../Composer/index.ts'
import { Dropzone } from '../Dropzone/index.ts'
import { Icon } from '../Icon/index.ts'
import { AlsoInChannel } from './AlsoInChannel.tsx'
import { MessageList } from '../MessageList/index.ts'
import { Part, type PartProps } from '../Part.tsx'
import { TypingLine } from '../TypingLine/index.ts'

export interface ThreadProps extends PartProps {
  readonly channelId: ChannelId
  /** The message whose replies are shown. */
  readonly root: MessageKey
  /** Draws a button that closes, and Escape does the same. */
  readonly onClose?: () => void
  /** Where the focus goes at the beginning. @default it stays where it is */
  readonly focus?: ThreadFocus
  /** @default 2 */
  readonly headingLevel?: 2 | 3 | 4
}

/** The replies to one message, with what it says on top and a composer of its own (TH-1). */
export function Thread({
  channelId,
  root,
  onClose,
  focus,
  headingLevel = 2,
  ...given
}: ThreadProps): JSX.Element {
  const { strings } = useLocale()
  const { slot, components } = useLook()
  const Field = components.Composer ?? Composer
  const title = isolateName(useChannelTitle(channelId)) || strings.channelUnnamed
  const [isAlso, setAlso] = useState(false)
  const pane = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const Heading = `h${headingLevel}` as const

  // As long as it is there: once it is gone, nobody knows any more whether the focus was in it.
  useLayout(() => {
    const element = pane.current
    const channel = element?.parentElement?.closest('[data-slot="channel"]') ?? null
    const opener = element?.ownerDocument.activeElement
    const target =
      focus === 'composer' ? composerFieldOf(element) : focus === 'heading' ? heading.current : null
    target?.focus({ preventScroll: true })
    return () => {
      // Only who was in here is brought back; whoever went on by themselves stays there.
      if (!element?.contains(element.ownerDocument.activeElement) || focus === undefined) return
      const row = channel?.querySelector<HTMLElement>(`article[data-message-id="${CSS.escape(root)}"]`)
      const back = [opener, row, composerFieldOf(channel)]
      back.some(
        (place) => place instanceof HTMLElement && place !== element.ownerDocument.body && tryFocus(place),
      )
    }
    // A thread that is already open stays where its reader is.
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || !onClose) return
    const isWriting = (event.target as Element).matches('textarea, input')
    // Beside its channel a field is left to its text; over it there is nowhere else to go (FO-8).
    if (isWriting && !coversChannel(event.currentTarget)) return
    event.preventDefault()
    onClose()
  }
  return (
    <ThreadScope channelId={channelId} root={root}>
      <Part ref={pane} as="section" slot="thread" given={given} aria-labelledby={id} onKeyDown={onKeyDown}>
        <div {...slot('thread-header')}>
          <Heading ref={heading} id={id} {...slot('thread-title')} tabIndex={-1}>
            {strings.thread} <span {...slot('thread-channel')}>{title}</span>
          </Heading>
          {onClose && (
            <button type="button" {...slot('icon-button')} aria-label={strings.threadClose} onClick={onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        <MessageList channelId={channelId} />
        <TypingLine channelId={channelId} />
        <Field channelId={channelId} alsoInChannel={isAlso} />
        <AlsoInChannel channelId={channelId} title={title} isOn={isAlso} onChange={setAlso} />
        <Dropzone channelId={channelId} />
      </Part>
    </ThreadScope>
  )
}

/** Whether nothing of the channel is seen beside a thread. */
function coversChannel(pane: Element): boolean {
  const channel = pane.parentElement?.closest('[data-slot="channel"]')
  const width = pane.getBoundingClientRect().width
  return channel != null && width > 0 && width >= channel.clientWidth
}
