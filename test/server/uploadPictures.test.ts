// @vitest-environment node
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startServer, type StartServerOptions } from '../../src/server/node.ts'
import { sendFile } from './support/sendFile.ts'

async function open(options: StartServerOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'parlour-pictures-'))
  const data = join(folder, 'chat.db')
  const faults: unknown[] = []
  const running = await startServer({ data, onFault: (error) => faults.push(error), ...options })
  onTestFinished(async () => {
    await running.close()
    await rm(folder, { recursive: true })
    expect(faults).toEqual([])
  })
  return {
    running,
    kept: () => readdir(`${data}-files`),
    send: async (bytes: Uint8Array, name = 'a.jpg', form: Readonly<Record<string, string>> = {}) =>
      (await sendFile(running, '/uploads/image', { file: new File([new Uint8Array(bytes)], name), ...form }))
        .body,
  }
}

/** Left half red, right half blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#00f' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: '#f00' } },
      left: 0,
      top: 0,
    },
  ])
const photo = (width = 1600, height = 1200): Promise<Buffer> => halves(width, height).jpeg().toBuffer()

async function look(address: string) {
  const response = await fetch(address)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const { width, height, format, exif } = await sharp(bytes).metadata()
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    width,
    height,
    format,
    exif,
    bytes,
  }
}
const withQuery = (address: string, query: string): string => `${address.split('?')[0]}?${query}`
const extentOf = async (address: string, query: string): Promise<string> => {
  const { width, height } = await look(withQuery(address, query))
  return `${width}x${height}`
}

/** A PNG that says how large it is and holds nothing but zeros: small on the wire, huge when it is unpacked. */
function bomb(side: number): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const frame = Buffer.alloc(8 + body.length)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc(body), 4 + body.length)
    return frame
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(side * 64))),
    chunk('IEND', new Uint8Array()),
  ])
}
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('a picture that is uploaded', () => {
  it('says how large it is, and has a thumbnail of its own', async () => {
    const { send } = await open()
    const body = await send(await photo())
    expect(new URL(body.file).search).toBe('?ow=1600&oh=1200')
    expect(body.thumb_url).not.toBe(body.file)
    expect(await look(body.file)).toMatchObject({ status: 200, width: 1600, height: 1200 })
    expect(await look(body.thumb_url)).toMatchObject({
      status: 200,
      width: 640,
      height: 480,
      type: 'image/jpeg',
    })
  })

  it('that is small is its own thumbnail', async () => {
    const { send } = await open()
    const body = await send(await photo(300, 200))
    expect(body.thumb_url).toBe(body.file)
  })

  it('is made in the sizes that were asked for, at once, and says which', async () => {
    const { send, kept } = await open()
    const upload_sizes = JSON.stringify([
      { width: 200 },
      { width: 90, height: 90, resize: 'crop', crop: 'left' },
    ])
    const body = await send(await photo(), 'a.jpg', { upload_sizes })
    expect(body.upload_sizes).toEqual([
      { width: 200, resize: 'clip', crop: 'center' },
      { width: 90, height: 90, resize: 'crop', crop: 'left' },
    ])
    expect(await kept()).toHaveLength(3)
  })

  it('lies on its side as its camera says, in every size, without what the camera says', async () => {
    const { send } = await open()
    const turned = await halves(1600, 800)
      .jpeg()
      .withExif({ IFD0: { Orientation: '6', Copyright: 'secret' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const body = await send(turned)
    expect(new URL(body.file).search).toBe('?ow=800&oh=1600')
    const drawn = await look(withQuery(body.file, 'w=100&h=200'))
    expect(drawn).toMatchObject({ width: 100, height: 200 })
    expect(drawn.exif).toBeUndefined()
    expect(Buffer.from(drawn.bytes).includes('secret')).toBe(false)
  })

  it.each(['png', 'webp', 'gif', 'avif'] as const)('as %s stays one in another size', async (format) => {
    const { send } = await open()
    const body = await send(await halves(200, 100).toFormat(format).toBuffer(), `a.${format}`)
    expect(await look(withQuery(body.file, 'w=50'))).toMatchObject({
      width: 50,
      height: 25,
      type: `image/${format}`,
    })
  })
})

describe('the address of a picture', () => {
  it.each([
    ['w=800', '800x600'],
    ['h=300', '400x300'],
    ['w=300&h=300', '300x225'],
    ['w=4000&h=4000', '1600x1200'],
    ['w=4000&resize=scale', '1600x1200'],
    ['w=300&h=300&resize=crop', '300x300'],
    ['w=300&h=300&resize=scale', '300x300'],
    ['w=300&h=300&resize=fill', '300x300'],
    ['resize=crop', '1600x1200'],
    ['ow=5&oh=5', '1600x1200'],
  ])('with %s shows it as %s', async (query, extent) => {
    const { send } = await open()
    expect(await extentOf((await send(await photo())).file, query)).toBe(extent)
  })

  it('crops to the side it names', async () => {
    const { send } = await open()
    const { file } = await send(await photo())
    const middle = async (crop: string) => {
      const { bytes } = await look(withQuery(file, `w=100&h=200&resize=crop&crop=${crop}`))
      const [red = 0, , blue = 0] = await sharp(bytes).resize(1, 1).raw().toBuffer()
      return red > blue ? 'red' : 'blue'
    }
    expect([await middle('left'), await middle('right')]).toEqual(['red', 'blue'])
  })

  it.each([
    'w=0',
    'w=10001',
    'w=-1',
    'w=1e3',
    'w=a',
    'h=1.5',
    'w=5000&h=5000',
    'w=9&resize=x',
    'w=9&crop=../a',
  ])('with %s is refused', async (query) => {
    const { send } = await open()
    const answer = await fetch(withQuery((await send(await photo(20, 20))).file, query))
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, 4])
  })

  it('leads to its own picture only, whatever stands behind the question mark', async () => {
    const { send } = await open()
    const [mine, other] = [await send(await photo(20, 20)), await send(await photo(40, 40))]
    const id = (new URL(other.file).pathname.split('/')[2] ?? '') as string
    for (const query of [`w=20&id=${id}`, `w=20&file=../${id}`, `url=${encodeURIComponent(other.file)}`])
      expect([query, await extentOf(mine.file, query)]).toEqual([query, '20x20'])
    const guessed = mine.file.replace(/uploads\/[\w-]+/, `uploads/${id.slice(0, -1)}_`)
    expect((await fetch(guessed)).status).toBe(404)
    const beside = mine.file.replace(/(uploads\/[\w-]+)/, '$1_20x20')
    expect((await fetch(beside)).status).toBe(404)
  })

  it('draws one size once, keeps so many and no more, and takes all away with the picture', async () => {
    const { running, send, kept } = await open()
    const { file } = await send(await photo())
    await Promise.all(Array.from({ length: 5 }, () => look(withQuery(file, 'w=100'))))
    expect(await kept()).toHaveLength(2)
    for (let width = 1; width <= 30; width += 1)
      expect(await extentOf(file, `w=${width}`)).toMatch(`${width}x`)
    expect(await kept()).toHaveLength(25)
    await running.server.as('ann').call('deleteImage', { query: { url: file } })
    await running.server.settle()
    expect(await kept()).toEqual([])
    expect((await fetch(withQuery(file, 'w=100'))).status).toBe(404)
  })
})

describe('a picture that is none, or too much', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['only the first bytes of one', () => Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1')],
    ['half of one', async () => (await photo()).subarray(0, 300)],
    ['900 million pixels in a few kilobytes', () => bomb(30_000)],
    ['a size that is a lie', () => bomb(6000)],
  ])('%s: is kept as it is, in one size, and at once', async (_, make) => {
    const { send, kept } = await open()
    const bytes = await make()
    const began = performance.now()
    const upload_sizes = JSON.stringify([{ width: 100 }])
    const body = await send(bytes, 'a.png', { upload_sizes })
    expect(body.upload_sizes).toEqual([])
    for (const query of ['', '?w=100']) {
      const answer = await fetch(body.file.split('?')[0] + query)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(bytes))
    }
    expect(await kept()).toHaveLength(1)
    expect(performance.now() - began).toBeLessThan(8000)
  })

  it('a drawing is never drawn: it could ask for other files', async () => {
    const { send } = await open()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect/></svg>'
    const body = await send(Buffer.from(svg), 'a.svg')
    expect([body.thumb_url, new URL(body.file).search]).toEqual([body.file, ''])
    const answer = await fetch(`${body.file}?w=10`)
    expect([await answer.text(), answer.headers.get('content-disposition')]).toEqual([
      svg,
      expect.stringMatching(/^attachment/),
    ])
  })

  it('many sizes at once are answered, each with its size or with the original', async () => {
    const { send } = await open()
    const { file } = await send(await photo(800, 600))
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => look(withQuery(file, `w=${at + 10}`))),
    )
    for (const [at, { status, width }] of answers.entries()) {
      expect(status).toBe(200)
      expect([at + 10, 800]).toContain(width)
    }
  })
})

describe('without somebody who draws', () => {
  it.each([
    ['no service', { pictures: undefined as never }],
    [
      'one that breaks',
      {
        pictures: {
          measure: () => Promise.reject(new Error('no')),
          draw: () => Promise.reject(new Error('no')),
        },
      },
    ],
  ])('(%s) the original is the answer', async (_, options) => {
    const { send } = await open(options)
    const bytes = await photo()
    const body = await send(bytes, 'a.jpg', { upload_sizes: '[{"width":10}]' })
    expect(body).toMatchObject({ thumb_url: body.file, upload_sizes: [] })
    expect((await look(withQuery(body.file, 'w=10'))).width).toBe(1600)
  })

  it('(sharp is not installed) the original is the answer', async () => {
    vi.resetModules()
    vi.doMock('sharp', () => {
      throw new Error("Cannot find package 'sharp'")
    })
    onTestFinished(() => vi.doUnmock('sharp'))
    const { sharpPictures } = await import('../../src/server/node/sharpPictures.ts')
    const { send } = await open({ pictures: sharpPictures() })
    const body = await send(await photo())
    expect(body.thumb_url).toBe(body.file)
    expect((await look(withQuery(body.file, 'w=10'))).width).toBe(1600)
  })
})
