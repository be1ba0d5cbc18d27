import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { ChatEvent } from '../model/event.ts'
import { type ChannelId, type MessageKey, version } from '../model/id.ts'
import type { AttachmentAction } from '../model/message.ts'
import { OutcomeError, outcomeOf } from '../model/outcome.ts'
import type { ChatState } from '../state/chatState.ts'
import { selectRecord } from '../state/selectors.ts'
import type { Connector } from './connection.ts'
import type { Ingest } from './ingest.ts'
import type { Tabs } from './tabs.ts'

/** What can be done with the answer to a command, which nobody but its author sees. */
export interface Ephemerals {
  /**
   * Presses a button of a message. Nothing is shown before the server has done it, and it is never done twice by itself:
   * only the server knows what a button does. What takes the message's place is put into the store.
   * @returns the key of the message in its place; `null` when there is none
   * @throws OutcomeError when the server refuses, or nobody knows whether it was done
   */
  runAction(
    channelId: ChannelId,
    key: MessageKey,
    action: Pick<AttachmentAction, 'name' | 'value'>,
  ): Promise<MessageKey | null>
  /** Puts away a message that only I am shown. */
  dismissEphemeral(channelId: ChannelId, key: MessageKey): void
}

export interface EphemeralsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly connector: Pick<Connector, 'settled'>
  readonly ingest: Ingest
  readonly tabs: Pick<Tabs, 'settled'>
  readonly ending: AbortSignal
}

const NO_ACTIONS = 'This chat server has no buttons: its back end lacks the capability "message-actions".'

export function createEphemerals(parts: EphemeralsParts): Ephemerals {
  const { store, backend, connector, ingest, tabs, ending } = parts

  const ephemeral = (channelId: ChannelId, key: MessageKey) => {
    const record = selectRecord(store.getState(), channelId, key)
    return record?.content.value.kind === 'ephemeral' ? record : undefined
  }
  /** Its other tabs show the same, and nobody else would tell them. */
  const tell = (facts: readonly ChatEvent[]): void => {
    ingest.now(facts)
    tabs.settled([], facts)
  }
  const removal = (channelId: ChannelId, key: MessageKey): readonly ChatEvent[] => {
    const record = ephemeral(channelId, key)
    if (!record) return []
    return [{ type: 'message.removed', channelId, key, version: version(`${record.content.version}~`) }]
  }

  return {
    async runAction(channelId, key, { name, value }) {
      if (!backend.runAction) throw new OutcomeError({ type: 'rejected', reason: 'feature-off' }, NO_ACTIONS)
      await connector.settled(ending)
      try {
        const facts = await backend.runAction({ key, name, value }, ending)
        const placed = facts.find((fact) => fact.type === 'message.arrived')?.message.key ?? null
        tell(placed === key ? facts : [...removal(channelId, key), ...facts])
        return placed
      } catch (error) {
        const outcome = outcomeOf(error)
        // It was acted on elsewhere, or the server has let go of it: there is nothing left to press.
        if (outcome.type === 'rejected' && outcome.reason === 'not-found') tell(removal(channelId, key))
        throw error
      }
    },
    dismissEphemeral: (channelId, key) => tell(removal(channelId, key)),
  }
}
