import { onTestFinished } from 'vitest'
import type { BackendTraits } from '../../src/backends/backend.ts'
import type { Chat } from '../../src/engine/chat.ts'
import { createChat } from '../../src/engine/createChat.ts'
import type { OutboxStorage } from '../../src/engine/outboxStorage.ts'
import type { ChannelId, MessageKey } from '../../src/model/id.ts'
import type { MessageRecord } from '../../src/model/message.ts'
import type { MessageView } from '../../src/state/messageView.ts'
import { isGap, selectRows } from '../../src/state/rows.ts'
import { selectMessage } from '../../src/state/selectors.ts'
import { createVirtualEnv, type VirtualEnv } from '../../src/testing/virtualEnv.ts'
import { channelFacts, general } from './facts.ts'
import { createFakeBackend, type FakeBackend } from './fakeBackend.ts'

export interface OpenChat {
  readonly env: VirtualEnv
  readonly backend: FakeBackend
  readonly chat: Chat
  /** How the connection stands. */
  readonly state: () => string
  /** The messages of the channel as they are shown, oldest first. */
  readonly shown: (id?: ChannelId) => readonly MessageView[]
  readonly message: (key: MessageKey | null, id?: ChannelId) => MessageView | null
  /** Which operations wait, and in what state. */
  readonly outbox: () => readonly string[]
  readonly disconnect: () => void
}

export interface OpenOptions {
  readonly env?: VirtualEnv
  readonly traits?: Partial<BackendTraits>
  readonly storage?: OutboxStorage
  /** Whose it is. @default Ann's */
  readonly account?: string
  /** Begins the keys of messages. @default 'key' */
  readonly name?: string
  /** Sets up the back end before anything is connected. */
  readonly prepare?: (backend: FakeBackend) => void
}

/** A chat on a fake back end in a virtual world; nothing is connected yet. */
export function makeChat({
  env = createVirtualEnv(),
  traits,
  storage,
  account,
  name,
}: OpenOptions = {}): OpenChat {
  const backend = createFakeBackend(traits, account, name)
  const chat = createChat({ backend: backend.factory, env, ...(storage ? { outboxStorage: storage } : {}) })
  onTestFinished(() => chat.destroy())
  const message = (key: MessageKey | null, id = general): MessageView | null =>
    key === null ? null : selectMessage(chat.store.getState(), id, key)
  return {
    env,
    backend,
    chat,
    state: () => chat.store.getState().connection.state,
    message,
    shown: (id = general) =>
      selectRows(chat.store.getState(), id).flatMap((row) => (isGap(row) ? [] : (message(row, id) ?? []))),
    outbox: () =>
      [...chat.store.getState().outbox.entries.values()].map(
        ({ operation, state }) => `${operation.kind} ${state}`,
      ),
    disconnect: () => {},
  }
}

/** The server accepts the newest connection, and the first catching up is done. */
export async function goOnline({ backend, env }: Pick<OpenChat, 'backend' | 'env'>): Promise<void> {
  backend.connection.accept()
  backend.connection.sink.status({ type: 'online' })
  await env.clock.settle()
}

/** A chat that is connected and has loaded one channel, which it hears. */
export async function openChat(
  options: OpenOptions & { messages?: readonly MessageRecord[] } = {},
): Promise<OpenChat> {
  const made = makeChat(options)
  const { backend, chat } = made
  options.prepare?.(backend)
  backend.onChannels(({ request, answer }) => {
    const ids = request.only ?? [general]
    answer({
      events: ids.flatMap((id) => channelFacts(id, id === general ? options.messages : [])),
      channelIds: ids,
      hasMore: false,
    })
  })
  const disconnect = chat.connect()
  await goOnline(made)
  await chat.loadChannels('first')
  return { ...made, disconnect }
}
