export { Thread, type ThreadProps } from './Thread.tsx'
