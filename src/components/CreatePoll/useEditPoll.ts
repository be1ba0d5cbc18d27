'use client'
import { useState } from 'react'
import { checkPoll, type PollFault } from '../../hooks/checkPoll.ts'
import { useChat } from '../../hooks/useChat.ts'
import { type PollView, usePoll } from '../../hooks/usePoll.ts'
import type { PollChanges, PollId, PollInput } from '../../model/poll.ts'
import type { PollMaking } from './CreatePollForm.tsx'
import { type EditedOption, optionEdits } from './pollEdits.ts'
import { rowOf } from './useOptionRows.ts'

/** A poll in a form that changes it. */
export interface PollEditing extends PollMaking {
  readonly isDirty: boolean
  /** Options that go when it is saved, with how many votes they have now. */
  readonly removed: readonly { readonly id: string; readonly text: string; readonly votes: number }[]
  /** Answers why it was not saved; `null`: it was. To try again does what is left to do. */
  readonly submit: () => Promise<Error | null>
}

const inputOf = (poll: PollView): PollInput => ({
  ...poll,
  options: poll.options.map(({ text }) => text),
  // Not asked here, so nothing is wrong with it.
  maxVotes: null,
})

/** The rules that were changed here; what others changed in the meantime stays. */
function changesOf(begin: PollInput, input: PollInput): PollChanges {
  const name = input.name.trim()
  const description = input.description.trim()
  const { takesSuggestions, takesAnswers, closesAt } = input
  return {
    ...(name === begin.name.trim() ? {} : { name }),
    ...(description === begin.description.trim() ? {} : { description }),
    ...(takesSuggestions === begin.takesSuggestions ? {} : { takesSuggestions }),
    ...(takesAnswers === begin.takesAnswers ? {} : { takesAnswers }),
    ...(closesAt === begin.closesAt ? {} : { closesAt }),
  }
}

/** The changing of a poll that is there. @param opened how it was when the form opened */
export function useEditPoll(id: PollId, opened: PollView): PollEditing {
  const chat = useChat()
  const held = usePoll(id)
  const [begin] = useState(opened)
  const [start] = useState(() => inputOf(opened))
  const [input, setInput] = useState(start)
  const [rows, setRows] = useState<readonly string[]>(() => begin.options.map((_, place) => rowOf(place)))
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  const optionOfRow = (row: string) => begin.options.find((_, place) => rowOf(place) === row)?.id ?? null
  const edited = input.options.map((text, place): EditedOption => ({
    option: optionOfRow(rows[place] ?? ''),
    text,
  }))
  const options = held.poll?.options ?? []
  const edits = optionEdits(begin.options, edited, options)
  const changes = changesOf(start, input)

  async function save(): Promise<void> {
    if (Object.keys(changes).length > 0) await held.edit(changes)
    // What goes makes room, and frees its words.
    for (const option of edits.removed) await held.removeOption(option)
    for (const { id: option, text } of edits.renamed) await held.renameOption(option, text)
    if (edits.swapped) await held.edit({ options: edits.swapped })
    for (const text of edits.added) await held.suggestOption(text)
  }
  const { removed, renamed, swapped, added } = edits
  const count = removed.length + renamed.length + (swapped?.length ?? 0) + added.length
  return {
    input,
    set(change, ids) {
      setInput((before) => ({ ...before, ...change }))
      if (ids) setRows(ids)
    },
    faults: faultsOf(start, input, edited, checkPoll(input, chat.pollLimits, chat.env.now())),
    isDirty: Object.keys(changes).length + count > 0,
    isSaving,
    error,
    limits: chat.pollLimits,
    removed: options
      .filter((option) => removed.includes(option.id))
      .map((option) => ({ id: option.id as string, text: option.text, votes: option.count })),
    async submit() {
      setSaving(true)
      setError(null)
      try {
        await save()
        return null
      } catch (reason) {
        setError(reason as Error)
        return reason as Error
      } finally {
        setSaving(false)
      }
    },
  }
}

/** What is wrong here: an option that was there and is blank now is not left away; what the poll began with may stay. */
function faultsOf(
  start: PollInput,
  { options, closesAt }: PollInput,
  edited: readonly EditedOption[],
  found: readonly PollFault[],
): readonly PollFault[] {
  const lastWritten = options.findLastIndex((text) => text.trim() !== '')
  const blank = edited.flatMap(({ option }, index): readonly PollFault[] =>
    option !== null && index > lastWritten ? [{ field: 'option', index, reason: 'empty' }] : [],
  )
  const isOld = (fault: PollFault): boolean =>
    (fault.field === 'closesAt' && closesAt === start.closesAt) ||
    (fault.field === 'options' && fault.reason === 'too-few' && start.options.length < fault.limit)
  return [...found.filter((fault) => !isOld(fault)), ...blank]
}
