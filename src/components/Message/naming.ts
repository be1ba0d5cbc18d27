import type { MessageView } from '../../hooks/useMessage.ts'
import { previewText } from '../../text/index.ts'

/** Longer bodies are named by their beginning (ML-1). */
const LONG = { characters: 500, lines: 15 } as const
const SUMMARY_LENGTH = 200

/**
 * What a row is called by in place of its body: the beginning of a long one, and of one with controls in it, whose
 * names are no part of what was said. `null` where the body can speak for itself.
 */
export function summaryOf({ kind, text }: MessageView): string | null {
  const isLong = text.length > LONG.characters || text.split('\n', LONG.lines + 1).length > LONG.lines
  return kind === 'text' && (isLong || text.includes('```'))
    ? previewText(text, { max: SUMMARY_LENGTH })
    : null
}
