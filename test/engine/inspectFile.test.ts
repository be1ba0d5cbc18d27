// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { streamUploadLimits } from '../../src/backends/stream/uploads.ts'
import { inspectFile } from '../../src/engine/inspectFile.ts'

const file = (content: string, name: string, type = ''): File =>
  new File([Uint8Array.from(content, (sign) => sign.charCodeAt(0))], name, { type })
const SCRIPT = '<script>alert(1)</script>'
const PNG = '\x89PNG\r\n\x1a\n'
const JPEG = '\xff\xd8\xff\xe0'

/** The reason of a refusal, or the type it is taken as. */
async function verdict(given: File): Promise<string> {
  const found = await inspectFile(given, streamUploadLimits)
  return 'reason' in found ? found.reason : found.type
}

describe('S8, UP-2: hostile files are told apart before a byte of them leaves, each with its reason', () => {
  it.each<[string, File, string]>([
    ['a drawing with a script, as a picture', file(`<svg>${SCRIPT}</svg>`, 'a.png', 'image/png'), 'mismatch'],
    [
      'a drawing behind a declaration, as a picture',
      file(`\xef\xbb\xbf<?xml?><svg>${SCRIPT}</svg>`, 'a.jpg'),
      'mismatch',
    ],
    ['a page, as a picture', file(`<!doctype html>${SCRIPT}`, 'a.gif', 'image/gif'), 'mismatch'],
    ['words, as a picture', file('words', 'a.webp', 'image/webp'), 'mismatch'],
    ['a picture, as a document', file(`${PNG}`, 'a.pdf', 'application/pdf'), 'mismatch'],
    ['a picture that is an archive as well, as an archive', file(`${PNG}PK\x03\x04`, 'a.zip'), 'mismatch'],
    ['an archive that is a picture as well, as a picture', file(`PK\x03\x04${PNG}`, 'a.png'), 'mismatch'],
    ['a program, as a picture', file('MZ\x90', 'a.jpg', 'image/jpeg'), 'mismatch'],
    ['a program, as words', file('\x7fELF', 'a.txt', 'text/plain'), 'mismatch'],
    ['a program behind a picture’s name', file(JPEG, 'photo.jpg.exe', 'image/jpeg'), 'disguised'],
    ['the same with room between', file(JPEG, 'photo.jpg   .scr', 'image/jpeg'), 'disguised'],
    ['a program', file('MZ\x90', 'setup.exe'), 'type-not-allowed'],
    ['a program without a name for it', file('\x7fELF', 'tool'), 'type-not-allowed'],
    ['nothing', file('', 'a.png', 'image/png'), 'empty'],
    ['a name of 255 letters', file(PNG, `${'a'.repeat(251)}.png`), 'bad-name'],
    ['a name that goes up', file('a', '../../a.txt'), 'bad-name'],
    ['a name that goes up in another system', file('a', '..\\a.txt'), 'bad-name'],
    ['a name that turns round', file('a', 'photo\u202egnp.exe'), 'bad-name'],
    ['a name that isolates', file('a', 'a\u2066b.txt'), 'bad-name'],
    ['a name with a line', file('a', 'a\nb.txt'), 'bad-name'],
    ['a name of dots', file('a', '...'), 'bad-name'],
  ])('%s', async (_, given, reason) => {
    expect(await verdict(given)).toBe(reason)
  })

  it.each<[string, File, string]>([
    [
      'a picture that is a page as well is a picture, whatever it is said to be',
      file(`GIF89a/*${SCRIPT}*/`, 'a.html', 'text/html'),
      'image/gif',
    ],
    [
      'a picture with another picture’s extension is what it is',
      file(JPEG, 'a.png', 'image/png'),
      'image/jpeg',
    ],
    [
      'a drawing is one, and none of the pictures that are shown',
      file(`<svg>${SCRIPT}</svg>`, 'a.svg', 'image/svg+xml'),
      'image/svg+xml',
    ],
    [
      'an office’s document is an archive',
      file(
        'PK\x03\x04',
        'گزارش.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a name in any script, with joiners',
      file('a', 'نیم\u200cفاصله 👩\u200d💻.txt', 'text/plain'),
      'text/plain',
    ],
  ])('%s', async (_, given, type) => {
    expect(await verdict(given)).toBe(type)
  })
})
