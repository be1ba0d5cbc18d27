export { closeDialog, Dialog, type DialogProps } from './Dialog.tsx'
export { OverlayHost, type OverlayHostProps } from './OverlayHost.tsx'
export { type Overlay, useOverlay } from './useOverlay.tsx'
