'use client'
import { type JSX, useId, useRef, useState } from 'react'
import { useMessageActions } from '../../hooks/useMessageActions.ts'
import { useUserActions } from '../../hooks/useUserActions.ts'
import type { ReportReason } from '../../i18n/strings.ts'
import type { ChannelId, MessageKey, UserId } from '../../model/id.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { closeDialog, Dialog } from '../Overlay/index.ts'
import { usePersonMarks } from '../Profile/usePersonMarks.ts'
import { ReportForm } from './ReportForm.tsx'

export interface ReportDialogProps {
  /** Who wrote the message, or is reported themselves. */
  readonly userId: UserId
  /** The message. @default the person is reported */
  readonly message?: { readonly channelId: ChannelId; readonly key: MessageKey } | undefined
  readonly onClose: () => void
}

/** Asks what is wrong with a message or a person and tells the moderators; then whether to block the author (MO-1). */
export function ReportDialog({ userId, message, onClose }: ReportDialogProps): JSX.Element {
  const { channelId = NOWHERE, key = NOTHING } = message ?? {}
  const { flag } = useMessageActions(channelId, key)
  const { report, isBlocked } = useUserActions(userId)
  const { name, block } = usePersonMarks(userId)
  // Who is reported may be somebody one has heard enough of.
  const offer = isBlocked ? null : block
  const { strings } = useLocale()
  const { announce } = useRoot()
  const { slot } = useLook()
  const first = useRef<HTMLInputElement>(null)
  const done = useRef<HTMLButtonElement>(null)
  const [isSent, setSent] = useState(false)
  const id = useId()
  const title = message ? strings.reportMessageTitle : strings.reportPersonTitle(name)
  const send = (reason: ReportReason, note: string): void => {
    if (message) flag({ reason, note })
    else report({ reason, note })
    announce(strings.reportDone)
    setSent(true)
  }
  return (
    <Dialog
      title={isSent ? strings.reportDone : title}
      slot="report"
      initial={isSent ? done : first}
      {...(isSent ? { describedBy: id } : {})}
      onClose={onClose}
    >
      {isSent ? (
        <>
          <div id={id} {...slot('dialog-text')}>
            <p>{strings.reportDoneText}</p>
            {offer && (
              <p>
                <strong>{strings.reportBlockAsk(name)}</strong> {strings.reportBlockText}
              </p>
            )}
          </div>
          <div {...slot('dialog-actions')}>
            <button ref={done} type="button" {...slot('button')} onClick={closeDialog}>
              {offer ? strings.reportLater : strings.close}
            </button>
            {offer && (
              <button
                type="button"
                {...slot('button')}
                data-variant="danger"
                onClick={(event) => {
                  closeDialog(event)
                  offer.run()
                }}
              >
                {offer.label}
              </button>
            )}
          </div>
        </>
      ) : (
        <ReportForm first={first} onSend={send} />
      )}
    </Dialog>
  )
}

// Where a person is reported there is no message to be told of.
const NOWHERE = '' as ChannelId
const NOTHING = '' as MessageKey
