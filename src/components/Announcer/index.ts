export { Announcer, type AnnouncerProps } from './Announcer.tsx'
export { type Speech, useSpeech } from './useSpeech.ts'
