import type { PartProps } from '../Part.tsx'

export interface EmojiPickerProps extends PartProps {
  /** Called with the emoji, in the skin that was chosen; `isLast` is false when more will follow (Shift+Enter). */
  readonly onPick: (emoji: string, isLast: boolean) => void
  /** Those that are chosen already; they are marked. @default none */
  readonly picked?: readonly string[]
}
