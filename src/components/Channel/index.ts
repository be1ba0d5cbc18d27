export { Channel, type ChannelProps } from './Channel.tsx'
