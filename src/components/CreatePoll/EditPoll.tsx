'use client'
import { type JSX, useEffect, useRef, useState } from 'react'
import type { PollView } from '../../hooks/usePoll.ts'
import { balanceBidi } from '../../text/index.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { useLook } from '../Chat/LookContext.ts'
import { useRoot } from '../Chat/RootContext.ts'
import { ConfirmDialog } from '../ConfirmDialog/index.ts'
import { Dialog } from '../Overlay/index.ts'
import { CreatePollForm } from './CreatePollForm.tsx'
import { useEditPoll } from './useEditPoll.ts'

export interface EditPollProps {
  /** As it was when the dialog opened. */
  readonly poll: PollView
  readonly onClose: () => void
}

/** The form of a poll, filled in, for who made it. Who voted, and for what, is not touched but where an option goes. */
export function EditPoll({ poll, onClose }: EditPollProps): JSX.Element {
  const editing = useEditPoll(poll.id, poll)
  const { strings } = useLocale()
  const { slot } = useLook()
  const { announce, toast } = useRoot()
  const first = useRef<HTMLInputElement>(null)
  const isOpen = useRef(true)
  const [isAsking, setAsking] = useState(false)
  const { isDirty, isSaving, removed } = editing
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  const last = removed.at(-1)
  const lastWords = last ? strings.editPollRemoved(balanceBidi(last.text), last.votes) : null
  const told = useRef(0)
  useEffect(() => {
    if (lastWords !== null && removed.length > told.current) announce(lastWords)
    told.current = removed.length
  }, [lastWords, removed.length, announce])
  const close = (): void => first.current?.closest('dialog')?.close()
  const mayClose = (): boolean => {
    // What is on its way cannot be called back.
    if (isSaving || !isDirty) return true
    setAsking(true)
    return false
  }
  const save = async (): Promise<boolean> => {
    if (!isDirty) {
      close()
      return true
    }
    const failure = await editing.submit()
    if (failure) {
      if (!isOpen.current) toast({ text: strings.editFailed(failure.message) })
      return false
    }
    close()
    // What speaks leaves the dialog first, and what it was saying is over then.
    await Promise.resolve()
    announce(strings.announceEdited)
    return true
  }
  return (
    <>
      <Dialog
        title={strings.pollEdit}
        slot="create-poll"
        initial={first}
        mayClose={mayClose}
        onClose={onClose}
      >
        <CreatePollForm
          making={editing}
          kind="edit"
          first={first}
          onSave={save}
          onCancel={() => {
            if (mayClose()) close()
          }}
        >
          {removed.map(({ id, text, votes }) => (
            <p key={id} {...slot('create-poll-hint')}>
              {strings.editPollRemoved(balanceBidi(text), votes)}
            </p>
          ))}
        </CreatePollForm>
      </Dialog>
      {isAsking && (
        <ConfirmDialog
          title={strings.editPollDiscardTitle}
          text={strings.editPollDiscardText}
          action={strings.editPollDiscard}
          onConfirm={close}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
