import { describe, expect, it, onTestFinished } from 'vitest'
import { preparePicture, type PictureOptions } from '../../src/engine/preparePicture.ts'
import { browserEnv } from '../../src/env/browserEnv.ts'
import { memoryStorage } from '../../src/env/memoryStorage.ts'
import { channelId } from '../../src/model/id.ts'
import { attachmentOfUpload } from '../../src/model/upload.ts'
import { createWorld, small } from '../../src/testing.ts'

/*
 * Real pictures with what cameras write into them, read and drawn by a real browser.
 */

type Bytes = Uint8Array<ArrayBuffer>
const text = (words: string): number[] => Array.from(words, (sign) => sign.charCodeAt(0))
const bytesOf = (...parts: readonly ArrayLike<number>[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)))

/** Left half red, right half blue, as the browser writes it. */
async function halves(type: string, width = 64, height = 32): Promise<Bytes> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.fillStyle = '#f00'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#00f'
  context.fillRect(width / 2, 0, width / 2, height)
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer())
}

/** What a camera says: how it lay, what it is called, and where it was. Either order of bytes. */
function tiff(orientation: number, isLittle = true): Bytes {
  const bytes = new Uint8Array(200)
  const view = new DataView(bytes.buffer)
  bytes.set(text(isLittle ? 'II' : 'MM'))
  view.setUint16(2, 42, isLittle)
  view.setUint32(4, 8, isLittle)
  view.setUint16(8, 3, isLittle)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, isLittle)
    view.setUint16(at + 2, type, isLittle)
    view.setUint32(at + 4, count, isLittle)
    if (type === 3) view.setUint16(at + 8, value, isLittle)
    else view.setUint32(at + 8, value, isLittle)
  }
  entry(10, 0x010f, 2, 12, 100)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 120)
  bytes.set(text('SecretCamera'), 100)
  view.setUint16(120, 1, isLittle)
  entry(122, 1, 2, 2, 0)
  bytes.set(text('GPS 52.5200 N'), 150)
  return bytes
}

const segment = (marker: number, content: ArrayLike<number>): Bytes =>
  bytesOf([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content)

/** A JPEG with all that phones and editors add, before and behind the picture. */
async function photo(orientation: number, isLittle = true): Promise<Bytes> {
  const plain = await halves('image/jpeg')
  const xmp = text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SecretPlace</x:xmpmeta>')
  return bytesOf(
    plain.subarray(0, 2),
    segment(0xe1, bytesOf(text('Exif\0\0'), tiff(orientation, isLittle))),
    segment(0xe1, xmp),
    segment(0xed, text('Photoshop 3.0\0SecretAuthor')),
    segment(0xfe, text('SecretComment')),
    segment(0xe2, text('MPF\0SecretPreview')),
    plain.subarray(2),
    text('SecretTrailer'),
  )
}

const fileOf = (bytes: Bytes, type: string): Blob => new Blob([bytes], { type })
const wordsIn = async (file: Blob): Promise<readonly string[]> =>
  [...new TextDecoder('latin1').decode(await file.arrayBuffer()).matchAll(/Secret\w+|GPS/g)].map(
    ([word]) => word,
  )

interface Look {
  readonly extent: string
  readonly corner: string
  readonly pixels: Uint8ClampedArray
}

/** How large a picture is shown, what colour its upper left corner has, and all of its colours. */
async function look(file: Blob): Promise<Look> {
  const bitmap = await createImageBitmap(file)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  const [red = 0, , blue = 0] = context.getImageData(2, 2, 1, 1).data
  const { data } = context.getImageData(0, 0, width, height)
  return { extent: `${width}x${height}`, corner: red > blue ? 'red' : 'blue', pixels: data }
}

describe('UP-5: what is in a picture beside its pixels', () => {
  it.each([
    [1, '64x32', 'red'],
    [3, '64x32', 'blue'],
    [6, '32x64', 'red'],
    [8, '32x64', 'blue'],
  ])(
    'is cut out of a JPEG that lies as %i, which is shown as before: no pixel changes',
    async (orientation, extent, corner) => {
      for (const isLittle of [true, false]) {
        const file = fileOf(await photo(orientation, isLittle), 'image/jpeg')
        const before = await look(file)
        expect([before.extent, before.corner]).toEqual([extent, corner])
        expect((await wordsIn(file)).length).toBe(7)
        const ready = await preparePicture(file)
        expect(await wordsIn(ready.file)).toEqual([])
        expect(await look(ready.file)).toEqual(before)
        expect(`${ready.width}x${ready.height}`).toBe(extent)
        expect(ready.file.type).toBe('image/jpeg')
        expect(ready.file.size).toBeLessThan(file.size)
      }
    },
  )

  it('is not looked for twice: what is clean stays the very same file', async () => {
    const { file } = await preparePicture(fileOf(await photo(6), 'image/jpeg'))
    expect((await preparePicture(file)).file).toBe(file)
  })

  it('stays where the host wants it', async () => {
    const file = fileOf(await photo(6), 'image/jpeg')
    expect((await preparePicture(file, { keepsMetadata: true })).file).toBe(file)
  })

  it('is cut out of PNG and WebP', async () => {
    const png = await halves('image/png')
    const chunk = (name: string, content: ArrayLike<number>) =>
      bytesOf([0, 0, 0, content.length], text(name), content, [0, 0, 0, 0])
    const start = png.subarray(0, 33)
    const spoken = bytesOf(
      start,
      chunk('tEXt', text('Author\0SecretAuthor')),
      chunk('eXIf', tiff(1)),
      png.subarray(33),
      text('SecretTrailer'),
    )
    const webp = await halves('image/webp')
    // It has a chunk that says what else there is, because of its colours.
    const frame = webp.slice(12)
    expect(new TextDecoder().decode(frame.subarray(0, 4))).toBe('VP8X')
    frame[8] = (frame[8] ?? 0) | 0x0c
    const even = (name: string, content: ArrayLike<number>) =>
      bytesOf(text(name), [content.length, 0, 0, 0], content, content.length % 2 ? [0] : [])
    const inside = bytesOf(
      text('WEBP'),
      frame,
      even('EXIF', tiff(1)),
      even('XMP ', text('<x>SecretPlace</x>')),
    )
    const size = new Uint8Array(new Uint32Array([inside.length]).buffer)
    for (const file of [
      fileOf(spoken, 'image/png'),
      fileOf(bytesOf(text('RIFF'), size, inside), 'image/webp'),
    ]) {
      const before = await look(file)
      expect((await wordsIn(file)).length).toBeGreaterThan(1)
      const ready = await preparePicture(file)
      expect(await wordsIn(ready.file)).toEqual([])
      expect(await look(ready.file)).toEqual(before)
    }
  })

  it.each([
    ['nothing behind its first bytes', (whole: Bytes) => whole.subarray(0, 3)],
    ['half a segment', (whole: Bytes) => whole.subarray(0, 40)],
    ['half of its picture', (whole: Bytes) => whole.subarray(0, whole.length - 200)],
    [
      'a length that is a lie',
      (whole: Bytes) => bytesOf(whole.subarray(0, 4), [0xff, 0xff], whole.subarray(6)),
    ],
  ])('a broken JPEG (%s) is let go as far as it is one', async (_, cut) => {
    const file = fileOf(bytesOf(cut(await photo(6))), 'image/jpeg')
    const ready = await preparePicture(file)
    expect(ready.file.type).toBe('image/jpeg')
    expect(ready.file.size).toBeGreaterThan(2)
    expect(ready.file.size).toBeLessThanOrEqual(file.size)
  })
})

describe('a picture that is larger than is wanted', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp'])(
    'of %s is drawn smaller, whole and upright',
    async (type) => {
      const ready = await preparePicture(fileOf(await halves(type, 400, 200), type), {
        maxWidth: 100,
        maxHeight: 80,
      })
      expect([ready.width, ready.height, ready.file.type]).toEqual([100, 50, type])
      expect(await look(ready.file)).toMatchObject({ extent: '100x50', corner: 'red' })
    },
  )

  it('lies as its camera said, with nothing else that it said', async () => {
    const ready = await preparePicture(fileOf(await photo(6), 'image/jpeg'), { maxHeight: 32 })
    expect([ready.width, ready.height]).toEqual([16, 32])
    expect(await look(ready.file)).toMatchObject({ extent: '16x32', corner: 'red' })
    expect(await wordsIn(ready.file)).toEqual([])
  })

  it('is smaller in bytes the less its quality is', async () => {
    const canvas = new OffscreenCanvas(300, 300)
    const context = canvas.getContext('2d')!
    for (let at = 0; at < 900; at += 1) {
      context.fillStyle = `hsl(${(at * 37) % 360} 90% 50%)`
      context.fillRect((at * 71) % 300, (at * 113) % 300, 20, 20)
    }
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })
    const sizeAt = async (quality: number) =>
      (await preparePicture(file, { maxWidth: 200, quality })).file.size
    expect(await sizeAt(0.3)).toBeLessThan(await sizeAt(0.95))
  })

  it('stays as it is when it moves, when it is small enough, and when it is none', async () => {
    const gif = fileOf(
      bytesOf(
        text('GIF89a'),
        [
          1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
          0x3b,
        ],
      ),
      'image/gif',
    )
    const png = fileOf(await halves('image/png'), 'image/png')
    const broken = fileOf(bytesOf(text('no picture')), 'image/png')
    const small = { maxWidth: 64, maxHeight: 64 }
    expect((await preparePicture(gif, { maxWidth: 0.5 })).file).toBe(gif)
    expect(await preparePicture(png, small)).toEqual({ file: png, width: 64, height: 32 })
    expect(await preparePicture(broken, small)).toEqual({ file: broken })
  })
})

it('what leaves through a chat is prepared as its host wants it, and the message says how large that is', async () => {
  const env = { ...browserEnv(), storage: memoryStorage(), isVisible: () => true }
  const world = await createWorld({ scene: small, env })
  onTestFinished(() => world.end())
  const general = channelId('messaging:general')
  const send = async (pictures?: PictureOptions) => {
    const { chat } = world.join('ann', pictures ? { pictures } : {})
    chat.connect()
    await chat.loadChannels('first')
    await chat.addFiles(general, [new File([await photo(6)], 'photo.jpg', { type: 'image/jpeg' })])
    const tray = () => chat.store.getState().uploads.get(general) ?? []
    await expect.poll(() => tray()[0]?.state, { timeout: 10_000 }).toBe('done')
    const [attachment] = tray().flatMap((upload) => attachmentOfUpload(upload) ?? [])
    const { url = '', width, height, size } = attachment ?? {}
    const arrived = await (url.startsWith('blob:') ? fetch(url) : world.server.fetch(new Request(url)))
    const file = await arrived.blob()
    expect(file.size).toBe(size)
    return { width, height, words: await wordsIn(file), look: await look(file) }
  }
  const upright = { extent: '32x64', corner: 'red' }
  expect(await send()).toMatchObject({ width: 32, height: 64, words: [], look: upright })
  const kept = await send({ keepsMetadata: true })
  expect([kept.words.length, kept.look.extent]).toEqual([7, '32x64'])
  expect(await send({ maxHeight: 32 })).toMatchObject({
    width: 16,
    height: 32,
    words: [],
    look: { extent: '16x32' },
  })
})
