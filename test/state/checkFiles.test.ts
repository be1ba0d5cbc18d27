// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { FileRefusal, FileRules, UploadLimits } from '../../src/model/upload.ts'
import { checkFile, checkRoom } from '../../src/state/checkFiles.ts'
import { extensionOf, provenType, typeOfBytes } from '../../src/state/fileType.ts'

const limitsOf = (rules: Partial<FileRules> = {}, more: Partial<UploadLimits> = {}): UploadLimits => ({
  count: 3,
  totalSize: 100,
  image: { size: 50, ...rules },
  file: { size: 60, ...rules },
  ...more,
})
const file = (name: string, type = '', size = 10) => ({ name, type, size, lastModified: 1 })
const reasonOf = (refusal: FileRefusal | null): string | null => refusal?.reason ?? null
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('UP-2: before the first byte', () => {
  it.each([
    ['photo.png', 'image/png', null],
    ['گزارش نهایی.pdf', 'application/pdf', null],
    ['نیم\u200cفاصله.txt', 'text/plain', null],
    ['notes.v2.txt', 'text/plain', null],
    ['../../etc/passwd', '', 'bad-name'],
    ['C:\\plan.txt', 'text/plain', 'bad-name'],
    ['..', '', 'bad-name'],
    ['', '', 'bad-name'],
    ['photo\u202egnp.exe', '', 'bad-name'],
    ['a\u0000.txt', 'text/plain', 'bad-name'],
    [`${'x'.repeat(251)}.txt`, 'text/plain', 'bad-name'],
    ['photo.jpg.exe', 'image/jpeg', 'disguised'],
    ['invoice.PDF .SCR', 'application/pdf', 'disguised'],
    ['setup.exe', '', 'type-not-allowed'],
    ['run.Sh', '', 'type-not-allowed'],
  ])('%j of type %j: %s', (name, type, reason) => {
    expect(reasonOf(checkFile(file(name, type), limitsOf()))).toBe(reason)
  })

  it('refuses what is empty, and what is larger than its kind may be, with the numbers', () => {
    expect(checkFile(file('a.txt', 'text/plain', 0), limitsOf())).toEqual({ reason: 'empty' })
    expect(checkFile(file('a.png', 'image/png', 51), limitsOf())).toEqual({
      reason: 'too-big',
      size: 51,
      max: 50,
    })
    expect(checkFile(file('a.png', 'image/png', 50), limitsOf())).toBeNull()
    expect(checkFile(file('a.txt', 'text/plain', 60), limitsOf())).toBeNull()
  })

  it.each<[Partial<FileRules>, string, string, string | null]>([
    [{ allowedExtensions: ['png'] }, 'a.png', 'image/png', null],
    [{ allowedExtensions: ['png'] }, 'a.PNG', 'image/png', null],
    [{ allowedExtensions: ['png'] }, 'a.gif', 'image/gif', 'type-not-allowed'],
    [{ allowedExtensions: ['png'] }, 'no extension', 'image/png', 'type-not-allowed'],
    [{ blockedExtensions: ['gif'] }, 'a.png.gif', 'image/gif', 'type-not-allowed'],
    [{ blockedExtensions: [] }, 'setup.exe', '', null],
    [{ allowedTypes: ['image/*'] }, 'a.webp', 'image/webp', null],
    [{ allowedTypes: ['image/*'] }, 'a.pdf', 'application/pdf', 'type-not-allowed'],
    [{ blockedTypes: ['application/pdf'] }, 'a.pdf', 'application/pdf', 'type-not-allowed'],
    [{ blockedTypes: ['application/pdf'] }, 'a.txt', 'text/plain', null],
  ])('by the rules %j, %j of type %j: %s', (rules, name, type, reason) => {
    expect(reasonOf(checkFile(file(name, type), limitsOf(rules)))).toBe(reason)
  })

  it('says what would be taken instead', () => {
    expect(checkFile(file('a.gif', 'image/gif'), limitsOf({ allowedExtensions: ['png', 'jpg'] }))).toEqual({
      reason: 'type-not-allowed',
      type: 'gif',
      allowed: ['png', 'jpg'],
    })
  })

  it('judges the type it was found to be, with the rules of that kind', () => {
    expect(checkFile(file('a.dat', '', 55), limitsOf(), 'image/png')).toMatchObject({ reason: 'too-big' })
    expect(checkFile(file('tool', '', 10), limitsOf(), 'application/x-executable')).toMatchObject({
      reason: 'type-not-allowed',
    })
  })
})

describe('UP-3: room in a tray', () => {
  const held = (name: string, size: number, modifiedAt = 1) => ({ name, size, modifiedAt })

  it.each([
    ['nothing else', [], 10, null],
    ['as many as may be', [held('1', 1), held('2', 1), held('3', 1)], 10, 'too-many'],
    ['as much as may be', [held('1', 91)], 10, 'total-too-big'],
    ['just not as much', [held('1', 90)], 10, null],
    ['the same file', [held('a.txt', 10)], 10, 'duplicate'],
    ['the same name with another time', [held('a.txt', 10, 2)], 10, null],
    ['the same name with another size', [held('a.txt', 11)], 10, null],
  ])('beside %s', (_what, others, size, reason) => {
    expect(reasonOf(checkRoom(file('a.txt', '', size), others, limitsOf()))).toBe(reason)
  })

  it('takes a duplicate from who insists', () => {
    expect(checkRoom(file('a.txt'), [held('a.txt', 10)], limitsOf(), true)).toBeNull()
  })
})

describe('S8: what a file is', () => {
  it.each([
    ['a.png', 'png'],
    ['evil.pdf.exe', 'exe'],
    ['evil.pdf.EXE ', 'exe'],
    ['.htaccess', ''],
    ['Makefile', ''],
    ['end.', ''],
  ])('the extension of %j is %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension)
  })

  const PNG = '\x89PNG\r\n\x1a\n and so on'
  const JPEG = '\xff\xd8\xff\xe0 and so on'
  const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'
  const ZIP = 'PK\x03\x04 and so on'
  const EXE = 'MZ\x90\0 and so on'

  it.each([
    ['a.png', 'image/png', PNG, 'image/png'],
    ['a.jpg', 'image/jpeg', PNG, 'image/png'],
    ['a.txt', 'text/plain', 'words', 'text/plain'],
    ['a.odt', 'application/vnd.oasis.opendocument.text', ZIP, 'application/vnd.oasis.opendocument.text'],
    ['a.pdf', 'application/pdf', '\n%PDF-1.7', 'application/pdf'],
    ['a.svg', 'image/svg+xml', SVG, 'image/svg+xml'],
    ['a.bin', '', PNG, 'image/png'],
    ['a', '', 'anything', ''],
    ['setup.exe', '', EXE, 'application/x-msdownload'],
  ])('%j of type %j that begins as it should is %s', (name, type, content, proven) => {
    expect(provenType({ name, type }, bytes(content))).toEqual({ type: proven })
  })

  it.each([
    ['svg as png', 'a.png', 'image/png', SVG, 'image/png', 'image/svg+xml'],
    ['page as picture', 'a.png', 'image/png', '<!doctype html><script>', 'image/png', 'text/html'],
    ['words as pdf', 'a.pdf', 'application/pdf', 'words', 'application/pdf', ''],
    ['picture as pdf', 'a.pdf', 'application/pdf', PNG, 'application/pdf', 'image/png'],
    ['archive as picture', 'a.jpg', 'image/jpeg', ZIP, 'image/jpeg', 'application/zip'],
    ['pdf as archive', 'a.zip', 'application/zip', '%PDF-1.7', 'application/zip', 'application/pdf'],
    ['program as text', 'a.txt', 'text/plain', EXE, 'text/plain', 'application/x-msdownload'],
    ['program as picture', 'a.gif', 'image/gif', '\x7fELF', 'image/gif', 'application/x-executable'],
    ['script as list', 'a.csv', 'text/csv', '#!/bin/sh', 'text/csv', 'application/x-sh'],
    ['what only the sender calls a picture', 'a', 'image/png', JPEG.slice(0, 2), 'image/png', ''],
  ])('%s is a mismatch', (_what, name, type, content, claimed, found) => {
    expect(provenType({ name, type }, bytes(content))).toEqual({ reason: 'mismatch', claimed, found })
  })

  it('bytes that tell nothing are nothing', () => {
    expect([typeOfBytes(new Uint8Array()), typeOfBytes(bytes('hello'))]).toEqual(['', ''])
  })
})
