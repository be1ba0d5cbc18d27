export { PollComments, type PollCommentsProps } from './PollComments.tsx'
export { PollResults, type PollResultsProps } from './PollResults.tsx'
export { PollVoters, type PollVotersProps } from './PollVoters.tsx'
