export { UploadButton, type UploadButtonProps } from './UploadButton.tsx'
