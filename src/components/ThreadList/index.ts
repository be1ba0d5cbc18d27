export { ThreadItem, type ThreadItemProps } from './ThreadItem.tsx'
export { ThreadList, type ThreadListProps } from './ThreadList.tsx'
