'use client'
import { type JSX, type SyntheticEvent, useId, useRef, useState } from 'react'
import { useChannels } from '../../hooks/useChannels.ts'
import { useForward } from '../../hooks/useForward.ts'
import { useGlance } from '../../hooks/useGlance.ts'
import type { ChannelId, MessageKey } from '../../model/id.ts'
import { isolateName } from '../../text/index.ts'
import { useActiveChannel } from '../Chat/ActiveChannelContext.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'
import { ForwardChoices } from './ForwardChoices.tsx'

/** No more conversations at once. */
const MOST = 5
/** Comments are short. */
const LONGEST_NOTE = 1000

export interface ForwardDialogProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
  readonly onClose: () => void
}

/** Asks to whom a message shall be passed on, with a word of one's own (MS-5). */
export function ForwardDialog({ channelId, messageKey, onClose }: ForwardDialogProps): JSX.Element {
  const { channelIds, hasMore, loadMore } = useChannels()
  const { forward } = useForward(channelId, messageKey)
  const { open } = useActiveChannel()
  const glance = useGlance()
  const { strings } = useLocale()
  const { slot } = useLook()
  const { toast } = useRoot()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<readonly ChannelId[]>([])
  const [note, setNote] = useState('')
  const id = useId()

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (chosen.length === 0) return
    const [first, ...more] = forward(chosen, note.trim())
    // First, for nothing behind a modal takes the focus.
    closeDialog(event)
    if (!first) return
    const names = [first, ...more].map((each) => isolateName(glance(each).title) || strings.channelUnnamed)
    const way = { label: strings.forwardOpen, run: () => open(first) }
    toast({ text: strings.forwarded(names), ...(first === channelId ? {} : { action: way }) })
  }
  return (
    <Dialog title={strings.forwardTitle} initial={field} onClose={onClose}>
      <form {...slot('forward')} onSubmit={send} noValidate>
        <input
          ref={field}
          type="search"
          {...slot('forward-search')}
          aria-label={strings.forwardSearch}
          placeholder={strings.forwardSearch}
          // Without words, the line runs as that of what stands in their place.
          dir={words === '' ? undefined : 'auto'}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
        <ForwardChoices
          channelIds={channelIds}
          words={words}
          chosen={chosen}
          isFull={chosen.length >= MOST}
          hintId={`${id}-most`}
          onMore={hasMore ? loadMore : null}
          onToggle={(each) =>
            setChosen((held) =>
              held.includes(each) ? held.filter((other) => other !== each) : [...held, each],
            )
          }
        />
        <p id={`${id}-most`} {...slot('forward-hint')}>
          {strings.forwardMost(MOST)}
        </p>
        <label htmlFor={`${id}-note`}>{strings.forwardNote}</label>
        <textarea
          id={`${id}-note`}
          {...slot('forward-note')}
          dir="auto"
          rows={2}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <div {...slot('dialog-actions')}>
          <button type="button" {...slot('button')} onClick={closeDialog}>
            {strings.messageDeleteCancel}
          </button>
          <button
            type="submit"
            {...slot('button')}
            data-variant="primary"
            aria-disabled={chosen.length === 0 || undefined}
          >
            {strings.forwardSend}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
