export { Toasts } from './Toasts.tsx'
export { type ToastQueue, useToastQueue } from './useToastQueue.ts'
