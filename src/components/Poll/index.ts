export { Poll, type PollProps, type PollState } from './Poll.tsx'
