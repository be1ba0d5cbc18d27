'use client'
import { lazy } from 'react'
import { useCanCreatePoll } from '../../hooks/useCanCreatePoll.ts'
import type { UseComposer } from '../../hooks/useComposer.ts'
import type { ConversationId } from '../../model/id.ts'
import { useRoot } from '../Chat/RootContext.ts'

const CreatePoll = lazy(async () => ({
  default: (await import('../CreatePoll/CreatePoll.tsx')).CreatePoll,
}))

/**
 * For a press that sends: opens the form of a poll where the text is `/poll` with or without a question, polls may be
 * made here, and the channel has no command of that name itself (CO-10). Answers whether it did.
 */
export function usePollCommand(conversation: ConversationId, composer: UseComposer): () => boolean {
  const canCreate = useCanCreatePoll(conversation)
  const { show } = useRoot()
  const { unknownCommand, text, setText } = composer
  return () => {
    if (unknownCommand !== 'poll' || !canCreate) return false
    // What was written stays until there is a poll: whoever cancels finds it again.
    show(
      <CreatePoll
        conversation={conversation}
        initial={{ name: text.trim().slice('/poll'.length).trim() }}
        onCreated={() => setText('')}
        onClose={() => show(null)}
      />,
    )
    return true
  }
}
