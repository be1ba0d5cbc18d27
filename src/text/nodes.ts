/** Somebody a text may mention: the parser looks for `name` after an `@`. */
export interface TextMention {
  readonly id: string
  readonly name: string
  /** Several people, and whether the reader is one of them; absent: one person. */
  readonly crowd?: 'mine' | 'others'
}

/** A run of characters, shown as they are, line breaks included. Runs may stand side by side. */
export interface TextRun {
  readonly type: 'text'
  readonly value: string
}

/** Emphasis of one of three kinds. */
export interface TextMark {
  readonly type: 'bold' | 'italic' | 'strike'
  readonly children: readonly TextInline[]
}

/** Code inside a line; its value is never parsed further. */
export interface TextCode {
  readonly type: 'code'
  readonly value: string
}

/** A link whose `href` has passed `safeUrl`; it holds neither another link nor a mention. */
export interface TextLink {
  readonly type: 'link'
  readonly href: string
  /** The real host (or mail address, or number), for people to read. */
  readonly host: string
  /** The label suggests another place than `host`, so `host` must be shown beside it (rule S3). */
  readonly showHost: boolean
  /** The label is the address itself, as it stood in the text. */
  readonly bare: boolean
  readonly children: readonly TextInline[]
}

/** Somebody of the `mentions` option, found in the text; the name has passed `isolateName`. */
export interface TextMentionNode {
  readonly type: 'mention'
  readonly id: string
  readonly name: string
  readonly crowd?: 'mine' | 'others'
}

/** Something that stands in a line. */
export type TextInline = TextRun | TextMark | TextCode | TextLink | TextMentionNode

/** One or more lines of prose. */
export interface TextParagraph {
  readonly type: 'paragraph'
  readonly children: readonly TextInline[]
}

/** Quoted blocks. */
export interface TextQuote {
  readonly type: 'quote'
  readonly children: readonly TextBlock[]
}

/** A fenced block of code; `language` is the word its author wrote behind the fence, or ''. */
export interface TextCodeBlock {
  readonly type: 'code-block'
  readonly language: string
  readonly value: string
}

/** One entry of a list; `number` is as written, and null in a bulleted list. */
export interface TextItem {
  readonly type: 'item'
  readonly number: number | null
  readonly children: readonly TextBlock[]
}

/** A bulleted or numbered list. */
export interface TextList {
  readonly type: 'list'
  readonly ordered: boolean
  readonly children: readonly TextItem[]
}

/** Something that stands on lines of its own. */
export type TextBlock = TextParagraph | TextQuote | TextCodeBlock | TextList

/** Any node of a parsed text. */
export type TextNode = TextBlock | TextItem | TextInline
