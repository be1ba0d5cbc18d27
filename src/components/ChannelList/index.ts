export { ChannelItem, type ChannelItemProps } from './ChannelItem.tsx'
export { ChannelList, type ChannelListProps } from './ChannelList.tsx'
