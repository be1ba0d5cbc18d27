export { EmojiPicker, type EmojiPickerProps } from './components/EmojiPicker/index.ts'
