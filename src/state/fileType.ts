import type { FileRefusal } from '../model/upload.ts'

/** How many of the first bytes tell what a file is. */
export const HEAD_BYTES = 1024

const MARKS: readonly (readonly [mark: string, type: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['PK\x03\x04', 'application/zip'],
  ['PK\x05\x06', 'application/zip'],
  ['MZ', 'application/x-msdownload'],
  ['\x7fELF', 'application/x-executable'],
  ['\xfe\xed\xfa\xce', 'application/x-executable'],
  ['\xfe\xed\xfa\xcf', 'application/x-executable'],
  ['\xce\xfa\xed\xfe', 'application/x-executable'],
  ['\xcf\xfa\xed\xfe', 'application/x-executable'],
  ['\xca\xfe\xba\xbe', 'application/x-executable'],
  ['#!/', 'application/x-sh'],
]

const PROGRAM_TYPES: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-executable',
  'application/x-sh',
])

export const isProgram = (type: string): boolean => PROGRAM_TYPES.has(type)

/** Last extensions by which systems run a file. */
export const PROGRAMS: readonly string[] =
  'apk app bat cmd com cpl deb dll dmg exe gadget hta jar js jse lnk msi msp pif ps1 reg rpm scr sh vb vbe vbs ws wsf wsh'.split(
    ' ',
  )

/** Pictures that a page can show and that can do nothing else; one of them named like another is a slip, not a trick. */
const PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/avif',
])

export const isPicture = (type: string): boolean => PICTURES.has(type)

/** Types that a file has to prove by its first bytes, by the extension that claims them. */
const CLAIMS: Readonly<Record<string, string>> = {
  png: 'image/png',
  apng: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  avif: 'image/avif',
  heic: 'image/heic',
  heif: 'image/heic',
  pdf: 'application/pdf',
  ...Object.fromEntries(
    'zip docx xlsx pptx odt ods odp epub jar apk'
      .split(' ')
      .map((extension) => [extension, 'application/zip']),
  ),
}

const PROVABLE: ReadonlySet<string> = new Set(Object.values(CLAIMS))

/** Without what follows a semicolon. */
const bareType = (type: string): string => type.toLowerCase().split(';', 1)[0]?.trim() ?? ''

/** What a type is as far as first bytes can tell: the documents of today's offices are archives. */
const plainType = (bare: string): string => {
  if (bare === 'image/heif') return 'image/heic'
  if (bare === 'image/jpg' || bare === 'image/pjpeg') return 'image/jpeg'
  if (/^application\/(?:vnd\.openxmlformats-|vnd\.oasis\.|epub\+zip|x-zip)/.test(bare))
    return 'application/zip'
  return bare
}

/** The extension by which systems know a file: the last one, lower case, without its dot; '' where there is none. */
export const extensionOf = (name: string): string =>
  /[^.]\.([^.\s]+)\s*$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** What a file is by its first bytes; '' when they do not tell. */
export function typeOfBytes(head: Uint8Array): string {
  // Each byte is one character.
  const start = String.fromCharCode(...head.subarray(0, HEAD_BYTES))
  const known = MARKS.find(([mark]) => start.startsWith(mark))?.[1]
  if (known !== undefined) return known
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp'
  if (start.startsWith('BM') && start.slice(6, 10) === '\0\0\0\0') return 'image/bmp'
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12)
    if (/^avi[fs]$/.test(brand)) return 'image/avif'
    if (/^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return 'image/heic'
  }
  const words = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<(?:\?xml|!--|!doctype svg|svg)/i.test(words) && /<svg[\s>]/i.test(words)) return 'image/svg+xml'
  if (/^<(?:!doctype html|html|head|body|script)/i.test(words)) return 'text/html'
  return start.includes('%PDF-') ? 'application/pdf' : ''
}

/**
 * What a file is, where its first bytes bear out what its name and its sender say (S8); else the refusal. A harmless
 * picture with the extension of another one is what its bytes say.
 */
export function provenType(
  { name, type }: Pick<File, 'name' | 'type'>,
  head: Uint8Array,
): { readonly type: string } | FileRefusal {
  const found = typeOfBytes(head)
  const extension = extensionOf(name)
  const said = bareType(type)
  const plain = plainType(said)
  const claims = [CLAIMS[extension] ?? '', PROVABLE.has(plain) ? plain : ''].filter((claim) => claim !== '')
  const isRunnable = isProgram(found)
  const owns =
    PROGRAMS.includes(extension) || (extension === '' && (said === '' || said.endsWith('/octet-stream')))
  const isWrong = claims.some((claim) => claim !== found && !(isPicture(claim) && isPicture(found)))
  if (isWrong || (isRunnable && !owns))
    return { reason: 'mismatch', claimed: claims[0] ?? (said || extension), found }
  return { type: isPicture(found) || isRunnable || said === '' ? found || said : said }
}
