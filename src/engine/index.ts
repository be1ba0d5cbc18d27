export type { Chat, ChatStore, SendOptions } from './chat.ts'
export { type ChatOptions, createChat } from './createChat.ts'
export { type ChatSnapshot, dehydrate, hydrate, SnapshotError } from './snapshot.ts'
export { memoryOutboxStorage, type OutboxStorage } from './outboxStorage.ts'
