export { type ActiveChannel, useActiveChannel } from './ActiveChannelContext.ts'
export { Chat, type ChatProps } from './Chat.tsx'
export { type Locale, useLocale } from './LocaleContext.ts'
export { type Root, type ToastOptions, useRoot } from './RootContext.ts'
