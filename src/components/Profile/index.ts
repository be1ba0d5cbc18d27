export { useProfile } from './useProfile.tsx'
