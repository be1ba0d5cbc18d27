export { UploadTray, type UploadTrayProps } from './UploadTray.tsx'
