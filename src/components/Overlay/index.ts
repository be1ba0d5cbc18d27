export { OverlayHost } from './OverlayHost.tsx'
