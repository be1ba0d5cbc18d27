export { ChannelHeader, type ChannelHeaderProps } from './ChannelHeader.tsx'
