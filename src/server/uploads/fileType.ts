/** Pictures that are taken as such. */
const IMAGES: ReadonlySet<string> = new Set([
  'image/bmp',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/avif',
  'image/svg+xml',
])

/** What a browser may show at once: it can do nothing but be seen or heard. */
const HARMLESS = /^(?:image\/(?!svg)|audio\/|video\/)/

export const isImage = (type: string): boolean => IMAGES.has(type)

/** Whether a file is offered for saving instead of being shown. */
export const isSaved = (type: string): boolean => !HARMLESS.test(type)

const UNKNOWN = 'application/octet-stream'

/** Without what follows a semicolon. */
export const bareType = (type: string): string => type.toLowerCase().split(';', 1)[0]?.trim() ?? ''

/** Whether files of a type have a mark of their own, so that what is said of them proves nothing. */
export const isProven = (type: string): boolean =>
  isImage(type) || type === 'application/pdf' || OTHERS.has(type)

/**
 * What a file is by its first bytes, whatever its name and its sender say. What cannot be told is just bytes; only plain
 * text is believed, as it has no mark of its own.
 */
export function fileType(bytes: Uint8Array, declared: string): string {
  // Each byte is one character.
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  const known = MARKS.find(([mark]) => start.startsWith(mark))?.[1]
  if (known !== undefined) return known
  if (start.startsWith('RIFF')) return RIFF.get(start.slice(8, 12)) ?? UNKNOWN
  if (start.startsWith('BM') && start.slice(6, 10) === '\0\0\0\0') return 'image/bmp'
  if (start.startsWith('\x1aE\xdf\xa3')) return start.slice(0, 64).includes('webm') ? 'video/webm' : UNKNOWN
  if (/^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(start)) return 'audio/mpeg'
  if (start.slice(4, 8) === 'ftyp') return container(start.slice(8, 12))
  if (isSvg(start)) return 'image/svg+xml'
  const isText = /^text\/plain\b/i.test(declared) && !bytes.subarray(0, 8192).includes(0)
  return isText ? 'text/plain; charset=utf-8' : UNKNOWN
}

const MARKS: readonly (readonly [mark: string, type: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['%PDF-', 'application/pdf'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
  ['ID3', 'audio/mpeg'],
  ['PK\x03\x04', 'application/zip'],
]

const RIFF: ReadonlyMap<string, string> = new Map([
  ['WEBP', 'image/webp'],
  ['WAVE', 'audio/wav'],
])

const OTHERS: ReadonlySet<string> = new Set(
  'audio/ogg audio/flac audio/mpeg audio/wav audio/mp4 video/mp4 video/quicktime video/webm'.split(' '),
)

/** The kinds of files that share one form of box, by the brand they name. */
function container(brand: string): string {
  if (/^(?:hei[cxms]|hev[cxms])$/.test(brand)) return 'image/heic'
  if (/^(?:mif1|msf1)$/.test(brand)) return 'image/heif'
  if (/^avi[fs]$/.test(brand)) return 'image/avif'
  if (brand === 'qt  ') return 'video/quicktime'
  return brand.startsWith('M4A') ? 'audio/mp4' : 'video/mp4'
}

const isSvg = (start: string): boolean =>
  /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(start) && /<svg[\s>]/i.test(start)
