'use client'
import { type JSX, useRef, useState } from 'react'
import { useCreatePoll } from '../../hooks/useCreatePoll.ts'
import type { ConversationId, MessageKey } from '../../model/id.ts'
import type { PollInput } from '../../model/poll.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { ConfirmDialog } from '../ConfirmDialog/index.ts'
import { Dialog } from '../Overlay/index.ts'
import { CreatePollForm } from './CreatePollForm.tsx'

export interface CreatePollProps {
  /** A channel's id, or `threadId(channel, root)`. */
  readonly conversation: ConversationId
  /** What it begins with. Keep it the same between renders. @default empty */
  readonly initial?: Partial<PollInput>
  /** Called with the key of the message that holds the poll. */
  readonly onCreated?: (key: MessageKey) => void
  readonly onClose: () => void
}

/** A form in a dialog that makes a poll and sends it. What was written is not lost to a slip of Escape (PO-6). */
export function CreatePoll({ conversation, initial, onCreated, onClose }: CreatePollProps): JSX.Element {
  const making = useCreatePoll(conversation, initial)
  const { strings } = useLocale()
  const { announce } = useRoot()
  const first = useRef<HTMLInputElement>(null)
  const [isAsking, setAsking] = useState(false)
  const { isDirty, isSaving } = making
  const mayClose = (): boolean => {
    if (!isSaving && !isDirty) return true
    setAsking(true)
    return false
  }
  const close = (): void => first.current?.closest('dialog')?.close()
  const save = async (): Promise<boolean> => {
    const key = await making.submit()
    if (key === null) return false
    setAsking(false)
    close()
    // What speaks leaves the dialog first, and what it was saying is over then.
    await Promise.resolve()
    announce(strings.createPollDone)
    onCreated?.(key)
    return true
  }
  return (
    <>
      <Dialog
        title={strings.createPoll}
        slot="create-poll"
        initial={first}
        mayClose={mayClose}
        onClose={onClose}
      >
        <CreatePollForm
          making={making}
          kind="create"
          first={first}
          onSave={save}
          onCancel={() => {
            if (mayClose()) close()
          }}
        />
      </Dialog>
      {isAsking && (
        <ConfirmDialog
          title={strings.createPollDiscardTitle}
          text={isSaving ? strings.createPollGiveUpText : strings.createPollDiscardText}
          action={strings.createPollDiscard}
          onConfirm={() => {
            making.reset()
            close()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
