export { ConnectionBanner } from './ConnectionBanner.tsx'
