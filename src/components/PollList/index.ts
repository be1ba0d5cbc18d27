export { PollList, type PollListProps } from './PollList.tsx'
