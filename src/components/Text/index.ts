export type { MentionClickHandler } from './drawInline.tsx'
export { Text, type TextProps } from './Text.tsx'
