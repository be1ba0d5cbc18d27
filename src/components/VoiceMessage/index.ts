export { VoiceMessage, type VoiceMessageProps, type VoiceMessageState } from './VoiceMessage.tsx'
