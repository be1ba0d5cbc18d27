export { Message, type MessageProps, type MessageState } from './Message.tsx'
export type { MessageBodyProps } from './MessageBody.tsx'
