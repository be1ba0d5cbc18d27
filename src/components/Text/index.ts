export type { MentionClickHandler } from './draw.tsx'
export { Text, type TextProps } from './Text.tsx'
