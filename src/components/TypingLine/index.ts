export { TypingLine } from './TypingLine.tsx'
export { typingWords } from './typingWords.ts'
