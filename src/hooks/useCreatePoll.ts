'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { channelOf, type ConversationId, type MessageKey } from '../model/id.ts'
import { OutcomeError } from '../model/outcome.ts'
import { type PollId, type PollInput, pollId, type PollLimits } from '../model/poll.ts'
import { selectCan } from '../state/selectors.ts'
import { useChatState } from './bridges/useChatState.ts'
import { checkPoll, type PollFault, writtenOptions } from './checkPoll.ts'
import { useChat } from './useChat.ts'

export type { PollFault, PollInput, PollLimits }

export interface UseCreatePoll {
  /** What is being made. */
  readonly input: PollInput
  /** Changes some of it. */
  readonly set: (change: Partial<PollInput>) => void
  /** What has to be mended before it can be made; what to say, and when, is a form's to decide. */
  readonly faults: readonly PollFault[]
  /** Something differs from how it began. */
  readonly isDirty: boolean
  readonly isSaving: boolean
  /** Why the last try did not succeed. */
  readonly error: Error | null
  readonly limits: PollLimits
  /** I may make polls here. */
  readonly canCreate: boolean
  /**
   * Makes the poll and sends the message that holds it. Resolves to the key of the message, or to `null` where that did
   * not succeed; never rejects. To try again makes no second one.
   */
  readonly submit: () => Promise<MessageKey | null>
  /** Begins anew; what is on its way is given up. */
  readonly reset: () => void
}

const NOT_ALLOWED = 'The poll was not sent: you may no longer write here.'

const EMPTY: PollInput = {
  name: '',
  description: '',
  options: ['', ''],
  isAnonymous: false,
  isSingle: true,
  maxVotes: null,
  takesSuggestions: false,
  takesAnswers: false,
  closesAt: null,
}

const cleaned = (input: PollInput): PollInput => ({
  ...input,
  name: input.name.trim(),
  description: input.description.trim(),
  options: writtenOptions(input.options).map((text) => text.trim()),
  maxVotes: input.isSingle ? null : input.maxVotes,
})

/** The making of a poll for a channel or thread. @param initial what it begins with; keep it the same between renders */
export function useCreatePoll(id: ConversationId, initial: Partial<PollInput> = EMPTY): UseCreatePoll {
  const chat = useChat()
  const begin = useMemo((): PollInput => ({ ...EMPTY, ...initial }), [initial])
  const [input, setInput] = useState(begin)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const running = useRef<AbortController | null>(null)
  /** One name for all tries of the same poll. */
  const name = useRef<PollId | null>(null)
  const canCreate = useChatState((state) => selectCan(state, channelOf(id), 'send-poll'))
  const set = useCallback((change: Partial<PollInput>) => {
    name.current = null
    setInput((held) => ({ ...held, ...change }))
  }, [])
  // Who leaves the form has given up; a poll that came about all the same hangs on no message.
  useEffect(() => () => running.current?.abort(), [])
  const reset = useCallback(() => {
    running.current?.abort()
    running.current = null
    setSaving(false)
    name.current = null
    setInput(begin)
    setError(null)
  }, [begin])
  const submit = async (): Promise<MessageKey | null> => {
    if (running.current || checkPoll(input, chat.pollLimits, chat.env.now()).length > 0) return null
    const ending = new AbortController()
    running.current = ending
    setSaving(true)
    setError(null)
    try {
      name.current ??= pollId(chat.env.uuid())
      const poll = await chat.createPoll(channelOf(id), cleaned(input), name.current, ending.signal)
      if (ending.signal.aborted) return null
      const key = chat.send(id, '', { poll })
      if (key === null) throw new OutcomeError({ type: 'rejected', reason: 'not-allowed' }, NOT_ALLOWED)
      return key
    } catch (reason) {
      if (!ending.signal.aborted) setError(reason as Error)
      return null
    } finally {
      if (running.current === ending) running.current = null
      setSaving(running.current !== null)
    }
  }
  return {
    input,
    set,
    faults: checkPoll(input, chat.pollLimits, chat.env.now()),
    isDirty: JSON.stringify(cleaned(input)) !== JSON.stringify(cleaned(begin)),
    isSaving,
    error,
    limits: chat.pollLimits,
    canCreate: canCreate && chat.capabilities.has('polls'),
    submit,
    reset,
  }
}
