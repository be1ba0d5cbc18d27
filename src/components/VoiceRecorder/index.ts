export { type VoiceRecording } from './recordSound.ts'
export { VoiceRecorder, type VoiceRecorderProps } from './VoiceRecorder.tsx'
