// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld, refuseFaults } from './support/world.ts'

refuseFaults()

/*
 * What strangers may try with a file: whatever it is called, and whatever they say it is, nobody who opens its address runs
 * anything, and nothing is written anywhere else (RELIABILITY S8).
 */

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const SCRIPT = '<script>alert(document.domain)</script>'
const PNG = '\x89PNG\r\n\x1a\n'

interface Case {
  readonly content: string
  readonly name: string
  readonly type: string
}

/** Sends it as a file and asks for it: how it is served, or the refusal. */
async function served({ content, name, type }: Case, operation: 'uploadFile' | 'uploadImage' = 'uploadFile') {
  const { server } = createWorld()
  const sent = await server
    .as('ann')
    .call(operation, { body: { file: new File([bytesOf(content)], name, { type }) } })
    .catch(({ error }: { error: { code: number; message: string } }) => error)
  if ('message' in sent) return { refused: `${sent.code} ${sent.message}` }
  const answer = await server.fetch(new Request(sent.file))
  const { headers } = answer
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytesOf(content))
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  const [, way = '', kept = ''] =
    /^(inline|attachment); filename\*=UTF-8''([\w%.~!-]+)$/.exec(headers.get('content-disposition') ?? '') ??
    []
  return { type: headers.get('content-type'), way, name: decodeURIComponent(kept) }
}

describe('a hostile file', () => {
  it.each<[string, Case, object]>([
    [
      'a drawing with a script, as a picture',
      {
        content: `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`,
        name: 'a.png',
        type: 'image/png',
      },
      { type: 'image/svg+xml', way: 'attachment' },
    ],
    [
      'a page, as a picture',
      { content: `<!doctype html>${SCRIPT}`, name: 'a.png', type: 'image/png' },
      { type: 'application/octet-stream', way: 'attachment' },
    ],
    [
      'a page, as words',
      { content: `<!doctype html>${SCRIPT}`, name: 'a.txt', type: 'text/plain' },
      { type: 'text/plain; charset=utf-8', way: 'attachment' },
    ],
    [
      'XHTML, as itself',
      {
        content: `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`,
        name: 'a.xhtml',
        type: 'application/xhtml+xml',
      },
      { type: 'application/octet-stream', way: 'attachment' },
    ],
    [
      'a script, as a script',
      { content: 'alert(1)', name: 'a.js', type: 'text/javascript' },
      { type: 'application/octet-stream', way: 'attachment' },
    ],
    [
      'a program behind a picture’s name',
      { content: 'MZ\x90\0', name: 'photo.jpg.exe', type: 'image/jpeg' },
      { type: 'application/octet-stream', way: 'attachment', name: 'photo.jpg.exe' },
    ],
    [
      'a picture that is a page as well',
      { content: `GIF89a/*${SCRIPT}*/=1;`, name: 'a.html', type: 'text/html' },
      { type: 'image/gif', way: 'inline' },
    ],
    [
      'a picture that is an archive as well',
      { content: `${PNG}\0PK\x03\x04`, name: 'a.jar', type: 'application/java-archive' },
      { type: 'image/png', way: 'inline' },
    ],
    [
      'a document that is a page as well',
      { content: `%PDF-1.7\n${SCRIPT}`, name: 'a.html', type: 'text/html' },
      { type: 'application/pdf', way: 'attachment' },
    ],
    [
      'a type that ends a header',
      { content: 'a', name: 'a.txt', type: 'text/html\r\nset-cookie: a=b' },
      { type: 'application/octet-stream', way: 'attachment' },
    ],
    [
      'a name that goes up',
      { content: 'a', name: '../../../etc/passwd', type: '' },
      { way: 'attachment', name: 'passwd' },
    ],
    [
      'a name that goes up, written another way',
      { content: 'a', name: '..%2f..%2fetc%2fpasswd', type: '' },
      { way: 'attachment', name: '..%2f..%2fetc%2fpasswd' },
    ],
    ['a name that is a folder', { content: 'a', name: '..', type: '' }, { name: 'file' }],
    [
      'a name that ends a header',
      { content: 'a', name: 'a"\r\nset-cookie: a=b', type: '' },
      { name: 'a"set-cookie: a=b' },
    ],
    [
      'a name that turns round',
      { content: 'a', name: 'photo\u202egnp.exe', type: '' },
      { name: 'photognp.exe' },
    ],
    [
      'a name with signs nobody sees',
      { content: 'a', name: 'a\u0000\u2067b\u0085.txt', type: '' },
      { name: 'ab.txt' },
    ],
    ['half a character', { content: 'a', name: 'a\ud83d.txt', type: '' }, { way: 'attachment' }],
  ])('%s', async (_, given, expected) => {
    expect(await served(given)).toMatchObject(expected)
  })

  it('a name of 255 letters keeps its end, by which systems know the file', async () => {
    const { name = '' } = await served({ content: 'a', name: `${'ش'.repeat(251)}.txt`, type: '' })
    expect([name.length, name.endsWith('ش.txt')]).toEqual([200, true])
  })

  it.each<[string, Case, string]>([
    ['nothing', { content: '', name: 'a.png', type: 'image/png' }, '4 file is empty'],
    [
      'words',
      { content: 'words', name: 'a.png', type: 'image/png' },
      '4 file is no picture of a kind that is taken',
    ],
    [
      'a page',
      { content: `<html><svg>${SCRIPT}`, name: 'a.svg', type: 'image/svg+xml' },
      '4 file is no picture of a kind that is taken',
    ],
    [
      'a program',
      { content: 'MZ\x90\0', name: 'a.png', type: 'image/png' },
      '4 file is no picture of a kind that is taken',
    ],
  ])('%s instead of a picture is refused, and says why', async (_, given, refused) => {
    expect(await served(given, 'uploadImage')).toEqual({ refused })
  })

  it('a form cannot name where its file is kept, nor bring two, nor reach what objects have by themselves', async () => {
    const { server } = createWorld()
    const send = async (...parts: [string, string | Blob, string?][]): Promise<string> => {
      const body = new FormData()
      for (const [name, value, filename] of parts)
        if (typeof value === 'string') body.append(name, value)
        else body.append(name, value, filename)
      const answer = await server.fetch(
        new Request('http://chat.example/uploads/file?api_key=k', {
          method: 'POST',
          headers: { Authorization: await server.token('ann') },
          body,
        }),
      )
      return `${answer.status}/${((await answer.json()) as { code?: number }).code}`
    }
    const file = new Blob(['a'])
    expect(await send(['file', file, 'a'], ['id', '"../../x"'], ['__proto__', '{"size":1}'])).toBe(
      '201/undefined',
    )
    expect(await send(['file', '{"id":"a","size":1,"head":[]}'])).toBe('400/4')
    expect(await send(['file', file, 'a'], ['file', file, 'b'])).toBe('400/4')
    expect(await send(['other', file, 'a'])).toBe('400/4')
    expect(await send(['file', file, 'a'], ['note', `"${'a'.repeat(200_000)}"`])).toBe('413/22')
  })
})
