export { TypingLine, type TypingLineProps } from './TypingLine.tsx'
export { typingWords } from './typingWords.ts'
