export { Presence, type PresenceProps } from './Presence.tsx'
export { PresenceDot } from './PresenceDot.tsx'
