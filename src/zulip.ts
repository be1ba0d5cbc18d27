export type { ZulipClientOptions } from './backends/zulip/client.ts'
export { ZulipRejection } from './backends/zulip/errors.ts'
export type {
  EventQueue,
  EventQueueHandlers,
  EventQueueState,
  EventQueueStatus,
} from './backends/zulip/eventQueue.ts'
export { openEventQueue, type OpenEventQueueOptions } from './backends/zulip/openEventQueue.ts'
export { useEventQueue, type UseEventQueue, type UseEventQueueOptions } from './hooks/useEventQueue.ts'
export type {
  ZulipEvent,
  ZulipEvents,
  ZulipMessage,
  ZulipReaction,
  ZulipRecipient,
} from './wire/zulip/event.ts'
export type { RegisterAnswer, RegisterRequest, ZulipCapabilities, ZulipNarrow } from './wire/zulip/queue.ts'
