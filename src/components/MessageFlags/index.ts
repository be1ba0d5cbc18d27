export { MessageFlags, type MessageFlagsProps } from './MessageFlags.tsx'
