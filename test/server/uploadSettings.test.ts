// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Scene, UploadSettings } from '../../src/server/index.ts'
import { memoryFiles } from '../../src/server/uploads/memoryFiles.ts'
import { createWorld, refuseFaults } from './support/world.ts'

refuseFaults()

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const file = (content: string, name: string, type = ''): File => new File([bytesOf(content)], name, { type })
const PNG = '\x89PNG\r\n\x1a\n and so on'
const JPEG = '\xff\xd8\xff\xe0 and so on'
const ZIP = 'PK\x03\x04 and so on'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What the server says to a file: the code and the words of a refusal, or 'taken'. */
async function sent(
  uploads: UploadSettings,
  content: File,
  operation: 'uploadFile' | 'uploadImage' = 'uploadFile',
) {
  const names = new Set<string>()
  const files = memoryFiles()
  const { server } = createWorld({
    uploads,
    files: {
      ...files,
      async put(name, bytes) {
        await files.put(name, bytes)
        names.add(name)
      },
      async remove(name) {
        names.delete(name)
        await files.remove(name)
      },
    },
  })
  const refusal = await server
    .as('ann')
    .call(operation, { body: { file: content } })
    .then(
      () => undefined,
      ({ error }: { error: { code: number; message: string } }) => `${error.code} ${error.message}`,
    )
  await server.settle()
  expect(names.size).toBe(refusal === undefined ? 1 : 0)
  return refusal ?? 'taken'
}

describe('which files an application takes', () => {
  it.each<[rules: UploadSettings['file'], content: File, answer: string]>([
    [{}, file('a', 'setup.exe'), 'taken'],
    [{ blockedExtensions: ['exe'] }, file('a', 'photo.jpg.exe'), '4 file must not be a .exe'],
    [{ blockedExtensions: ['.EXE'] }, file('a', 'setup.Exe'), '4 file must not be a .exe'],
    [{ blockedExtensions: ['jpg'] }, file('a', 'photo.jpg.txt'), 'taken'],
    [{ allowedExtensions: ['pdf', 'txt'] }, file('a', 'a.txt'), 'taken'],
    [{ allowedExtensions: ['pdf', 'txt'] }, file('a', 'a.doc'), '4 file must be one of .pdf, .txt'],
    [{ allowedExtensions: ['pdf'] }, file('a', 'pdf'), '4 file must be one of .pdf'],
    [{ allowedExtensions: [] }, file('a', 'a.txt'), '4 file must be one of .'],
    [
      { blockedTypes: ['application/zip'] },
      file(ZIP, 'a.png', 'image/png'),
      '4 file must not be of the type application/zip',
    ],
    [
      { blockedTypes: ['text/html'] },
      file('<p>', 'a.html', 'text/html'),
      '4 file must not be of the type text/html',
    ],
    [{ blockedTypes: ['image/*'] }, file(PNG, 'a.bin'), '4 file must not be of the type image/png'],
    [{ allowedTypes: ['image/*'] }, file(JPEG, 'a.jpg', 'text/plain'), 'taken'],
    [
      { allowedTypes: ['image/*'] },
      file('words', 'a.png', 'image/png'),
      '4 file must be of the type image/*',
    ],
    [{ allowedTypes: [WORD] }, file(ZIP, 'a.docx', WORD), 'taken'],
    [{ allowedTypes: [WORD] }, file(PNG, 'a.docx', WORD), `4 file must be of the type ${WORD}`],
    [{ allowedTypes: ['text/plain'] }, file('words', 'a.txt', 'text/plain; charset=utf-8'), 'taken'],
  ])('%j: %o', async (settings, content, answer) => {
    expect(await sent({ file: settings ?? {} }, content)).toBe(answer)
  })

  it('a size is a limit of its own for files and for pictures; 100 MB stay the most', async () => {
    const settings = { file: { size: 10 }, image: { size: 100_000_000_000 } }
    expect(await sent(settings, file('0123456789', 'a.txt'))).toBe('taken')
    expect(await sent(settings, file('0123456789!', 'a.txt'))).toBe('22 file is larger than 10 bytes')
    expect(await sent(settings, file(PNG, 'a.png'), 'uploadImage')).toBe('taken')
    const huge = new File([new Uint8Array(104_857_601)], 'a.png')
    expect(await sent(settings, huge, 'uploadImage')).toBe('22 file is larger than 104857600 bytes')
  })

  it('pictures have rules of their own', async () => {
    const settings = { image: { allowedTypes: ['image/jpeg'] } }
    expect(await sent(settings, file(PNG, 'a.png'))).toBe('taken')
    expect(await sent(settings, file(PNG, 'a.png'), 'uploadImage')).toBe(
      '4 file must be of the type image/jpeg',
    )
    expect(await sent(settings, file(JPEG, 'a.jpg'), 'uploadImage')).toBe('taken')
  })

  it('a scene may say so, from then on', async () => {
    const { server } = createWorld()
    const scene: Scene = { name: 'strict', users: [], channels: [], uploads: { file: { size: 3 } } }
    const send = () => server.as('ann').call('uploadFile', { body: { file: file('abcd', 'a.txt') } })
    expect((await send()).file).toMatch(/a\.txt$/)
    await server.load(scene)
    await expect(send()).rejects.toMatchObject({ error: { code: 22, StatusCode: 413 } })
    await server.load({ ...scene, uploads: {} })
    expect((await send()).file).toMatch(/a\.txt$/)
  })
})
