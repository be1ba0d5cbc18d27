import type { Attachment } from '../../model/message.ts'

/** How an attachment can be shown; what is not told apart here is a name, with a link where it has one. */
export type Shown = 'picture' | 'video' | 'audio' | 'voice' | 'file'

/** Types and endings of what may run when it is opened as a page: only ever saved (S8). */
const PAGE = /html|svg|xml|\bjavascript\b/i
const PAGE_NAME = /\.(?:[xs]?html?|svgz?|xml|xsl|mht|mhtml|js|mjs)$/i

/** It would run as a page of its server, so it is saved and never opened. */
export const isPage = ({ mimeType, title }: Attachment): boolean =>
  PAGE.test(mimeType) || PAGE_NAME.test(title)

/**
 * Says how to show what has an address that may be shown. A type that is none of the kind is not believed: that is a
 * file.
 */
export function shownAs({ kind, mimeType, voice }: Attachment): Shown {
  const family = mimeType.split('/', 1)[0]?.toLowerCase()
  // An `<img>` runs nothing, whatever it is given.
  if (kind === 'image') return 'picture'
  // Several containers of sound are called a film.
  if (kind === 'audio' && ['', 'audio', 'video'].includes(family ?? '')) return voice ? 'voice' : 'audio'
  return kind === 'video' && ['', 'video'].includes(family ?? '') ? 'video' : 'file'
}
