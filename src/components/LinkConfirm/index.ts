export { LinkConfirm, type LinkConfirmProps } from './LinkConfirm.tsx'
