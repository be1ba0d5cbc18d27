export { CreatePoll, type CreatePollProps } from './CreatePoll.tsx'
export { CreatePollButton, type CreatePollButtonProps } from './CreatePollButton.tsx'
