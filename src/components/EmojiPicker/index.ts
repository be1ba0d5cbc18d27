export { EmojiPicker } from './EmojiPicker.tsx'
export type { EmojiPickerProps } from './EmojiPickerProps.ts'
