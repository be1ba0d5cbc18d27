export { PinnedMessages, type PinnedMessagesProps } from './PinnedMessages.tsx'
