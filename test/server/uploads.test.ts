// @vitest-environment node
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { tabTransport } from '../../src/server/index.ts'
import { startServer } from '../../src/server/node.ts'
import { fileType } from '../../src/server/uploads/fileType.ts'
import { createWorld, refuseFaults, type Person, type Wire, type World } from './support/world.ts'

refuseFaults()

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

const PNG = '\x89PNG\r\n\x1a\n and so on'
const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** ann made `x`, ben is in it, cat moderates it; dan is a stranger, eve an administrator. */
async function room(options: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(options)
  await world.server
    .asServer()
    .call('updateUsers', { body: { users: { eve: { id: 'eve', role: 'admin' } as never } } })
  const [ann, ben, cat, dan, eve] = (await Promise.all(
    ['ann', 'ben', 'cat', 'dan', 'eve'].map((id) => world.person(id).connect()),
  )) as [Person, Person, Person, Person, Person]
  await ann.open('x', ['ann', 'ben', 'cat'])
  await ann.ok('POST', '/channels/messaging/x', { add_moderators: ['cat'] })
  return { world, ann, ben, cat, dan, eve }
}

interface Sent {
  readonly status: number
  readonly body: Wire
}

/** Sends a form, as a browser does. */
async function upload(
  world: World,
  who: string,
  path: string,
  form: Readonly<Record<string, Blob | string>>,
): Promise<Sent> {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.set(name, value)
  const response = await world.server.fetch(
    new Request(`http://chat.example${path}?api_key=key`, {
      method: 'POST',
      headers: { Authorization: await world.server.token(who) },
      body,
    }),
  )
  return { status: response.status, body: await response.json() }
}

const file = (content: string, name = 'a.txt', type = 'text/plain'): File =>
  new File([bytesOf(content)], name, { type })
const codeOf = ({ status, body }: Sent): string => `${status}/${body.code}`
const get = (world: World, address: string, headers: Record<string, string> = {}) =>
  world.server.fetch(new Request(address, { headers }))

const CHANNEL_FILE = '/channels/messaging/x/file'
const CHANNEL_IMAGE = '/channels/messaging/x/image'

describe('an uploaded file', () => {
  it.each([CHANNEL_FILE, '/uploads/file'])('to %s is kept, and is where the answer says', async (path) => {
    const { world } = await room()
    const { status, body } = await upload(world, 'ben', path, { file: file('some words', 'my notes.txt') })
    expect(status).toBe(201)
    expect(body).toEqual({
      file: expect.stringMatching(/^http:\/\/chat\.example\/uploads\/[\w-]+\/my%20notes\.txt$/),
      duration: expect.any(String),
    })
    const response = await get(world, body.file)
    expect(await response.text()).toBe('some words')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''my%20notes.txt",
      'content-length': '10',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  it.each([CHANNEL_IMAGE, '/uploads/image'])(
    'a picture to %s has a thumbnail, and is shown',
    async (path) => {
      const { world } = await room()
      const form = {
        file: file(PNG, 'a.png', 'image/png'),
        upload_sizes: JSON.stringify([{ width: 100, resize: 'clip' }]),
      }
      const { body } = await upload(world, 'ben', path, form)
      expect(body).toMatchObject({ thumb_url: body.file, upload_sizes: [] })
      const response = await get(world, body.file)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('content-disposition')).toMatch(/^inline/)
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytesOf(PNG))
    },
  )

  it.each([
    ['<html><script>alert(1)</script>', 'a.html', 'text/html', 'application/octet-stream'],
    ['<html><script>alert(1)</script>', 'a.png', 'image/png', 'application/octet-stream'],
    [SVG, 'a.svg', 'image/svg+xml', 'image/svg+xml'],
    ['alert(1)', 'a.js', 'text/javascript', 'application/octet-stream'],
    ['%PDF-1.7', 'a.pdf', 'application/pdf', 'application/pdf'],
    ['a\0b', 'a.txt', 'text/plain', 'application/octet-stream'],
  ])('%j, said to be %s of type %s, is served as %s and for saving', async (content, name, type, served) => {
    const { world } = await room()
    const { body } = await upload(world, 'ann', CHANNEL_FILE, { file: file(content, name, type) })
    const { headers } = await get(world, body.file)
    expect(headers.get('content-type')).toBe(served)
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\secret\\plan.txt', 'plan.txt'],
    ['..', 'file'],
    ['چای (۱).txt', 'چای (۱).txt'],
    [`it's "a" \u202egnp.exe`, `it's "a" gnp.exe`],
  ])('the name %j becomes %j', async (given, kept) => {
    const { world } = await room()
    const { body } = await upload(world, 'ann', CHANNEL_FILE, { file: file('a', given) })
    expect(decodeURIComponent(new URL(body.file).pathname.split('/')[3] ?? '')).toBe(kept)
    const { status, headers } = await get(world, body.file)
    expect(status).toBe(200)
    const [, name = ''] =
      /filename\*=UTF-8''([\w%.~!-]+)$/.exec(headers.get('content-disposition') ?? '') ?? []
    expect(decodeURIComponent(name)).toBe(kept)
  })

  it('is given in parts to who asks for parts', async () => {
    const { world } = await room()
    const { body } = await upload(world, 'ann', CHANNEL_FILE, { file: file('0123456789') })
    const ask = async (range: string) => {
      const response = await get(world, body.file, { Range: range })
      return [response.status, response.headers.get('content-range'), await response.text()]
    }
    expect(await ask('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
    expect(await ask('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
    expect(await ask('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
    expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', ''])
    expect(await ask('bytes=1-2,4-5')).toEqual([200, null, '0123456789'])
  })

  it('that is not there is not found, without an api key or with one', async () => {
    const { world } = await room()
    const { status } = await get(world, 'http://chat.example/uploads/none/a.txt')
    expect(status).toBe(404)
  })

  it('can be sent through the server’s own actors, and below the second form’s paths', async () => {
    const { world } = await room()
    const path = { type: 'messaging', id: 'x' }
    const answer = await world.server
      .as('ben')
      .call('uploadChannelImage', { path, body: { file: file(PNG, 'a.png') } })
    expect(answer.file).toMatch(/\/a\.png$/)
    const server = world.server.asServer()
    const body = { file: file('a'), user: { id: 'ben' } }
    const { file: address } = await server.call('uploadFile', { body })
    await world.server.as('ben').call('deleteFile', { query: { url: address } })
    await expect(server.call('uploadFile', { body: { file: file('a') } })).rejects.toMatchObject({
      error: { code: 4 },
    })
    const second = await upload(world, 'ann', `/api/v2/chat${CHANNEL_FILE}`, { file: file('a') })
    expect([
      second.status,
      (await upload(world, 'ann', '/api/v2/uploads/file', { file: file('a') })).status,
    ]).toEqual([201, 201])
  })
})

describe('an upload is refused', () => {
  it.each<[string, Readonly<Record<string, Blob | string>>, string]>([
    ['without a file', {}, '400/4'],
    ['with text for a file', { file: '"words"' }, '400/4'],
    ['with an empty file', { file: file('') }, '400/4'],
    ['with what is no picture', { file: file('GIF77a', 'a.gif', 'image/gif') }, '400/4'],
    ['with a page for a picture', { file: file('<html><svg>', 'a.png', 'image/png') }, '400/4'],
    ['with a film for a picture', { file: file('\0\0\0\x18ftypmp42', 'a.png', 'image/png') }, '400/4'],
    ['with sizes that are no JSON', { file: file(PNG), upload_sizes: 'large' }, '400/4'],
    ['with sizes that are no list', { file: file(PNG), upload_sizes: '{}' }, '400/4'],
    ['with a size that is none', { file: file(PNG), upload_sizes: '[{"width":0}]' }, '400/4'],
    [
      'with a way to resize that is none',
      { file: file(PNG), upload_sizes: '[{"resize":"stretch"}]' },
      '400/4',
    ],
  ])('%s', async (_, form, refusal) => {
    const { world } = await room()
    expect(codeOf(await upload(world, 'ann', CHANNEL_IMAGE, form))).toBe(refusal)
  })

  it('when it is no form, or half of one', async () => {
    const { world, ann } = await room()
    expect(await ann.refused('POST', CHANNEL_FILE, { file: 'a' })).toBe('400/4')
    const answer = await world.call('POST', CHANNEL_FILE, {
      token: await world.server.token('ann'),
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    })
    expect(`${answer.status}/${answer.body.code}`).toBe('400/4')
  })

  it('above 100 MB', { timeout: 60_000 }, async () => {
    const { world } = await room()
    const large = new File([new Uint8Array(100 * 1024 * 1024 + 1)], 'large')
    expect(codeOf(await upload(world, 'ann', CHANNEL_FILE, { file: large }))).toBe('413/22')
    const larger = new File([new Uint8Array(101 * 1024 * 1024)], 'larger')
    expect(codeOf(await upload(world, 'ann', CHANNEL_FILE, { file: larger }))).toBe('413/22')
  })

  it('where its sender may not write, and where the channel takes none', async () => {
    const { world, ann } = await room({ channelTypes: { quiet: { config: { uploads: false } } } })
    const form = { file: file('a') }
    expect(codeOf(await upload(world, 'dan', CHANNEL_FILE, form))).toBe('403/17')
    expect(codeOf(await upload(world, 'ann', '/channels/messaging/none/file', form))).toBe('404/16')
    await ann.ok('POST', '/channels/quiet/q/query', {})
    expect(codeOf(await upload(world, 'ann', '/channels/quiet/q/file', form))).toBe('400/19')
    expect((await ann.open('x')).channel.own_capabilities).toContain('upload-file')
    await ann.ok('PATCH', '/channels/messaging/x', { set: { frozen: true } })
    expect(codeOf(await upload(world, 'ann', CHANNEL_FILE, form))).toBe('403/17')
    expect((await ann.open('x')).channel.own_capabilities).not.toContain('upload-file')
  })
})

describe('deleting a file', () => {
  const drop = (who: Person, path: string, url: string) => who.call('DELETE', path, undefined, { url })

  it('takes it away for everybody; a second time there is nothing', async () => {
    const { world, ben } = await room()
    const { body } = await upload(world, 'ben', CHANNEL_FILE, { file: file('a') })
    expect((await drop(ben, CHANNEL_FILE, body.file)).status).toBe(200)
    expect((await get(world, body.file)).status).toBe(404)
    expect(codeOf(await drop(ben, CHANNEL_FILE, body.file))).toBe('404/16')
  })

  it('is for one’s own; in a channel also for those who moderate it, and for administrators', async () => {
    const { world, ann, ben, cat, dan, eve } = await room()
    const sent = async (path: string): Promise<string> =>
      (await upload(world, 'ben', path, { file: file('a') })).body.file
    const url = await sent(CHANNEL_FILE)
    for (const who of [ann, dan]) expect(codeOf(await drop(who, CHANNEL_FILE, url))).toBe('403/17')
    expect((await get(world, url)).status).toBe(200)
    expect((await drop(cat, CHANNEL_FILE, url)).status).toBe(200)
    expect((await drop(eve, CHANNEL_FILE, await sent(CHANNEL_FILE))).status).toBe(200)
    const free = await sent('/uploads/file')
    for (const who of [ann, cat]) expect(codeOf(await drop(who, '/uploads/file', free))).toBe('403/17')
    expect((await drop(ben, '/uploads/file', free)).status).toBe(200)
    const left = await sent(CHANNEL_FILE)
    await ann.ok('POST', '/channels/messaging/x', { remove_members: ['ben'] })
    expect((await drop(ben, CHANNEL_FILE, left)).status).toBe(200)
  })

  it('finds it only where it was put, and as what', async () => {
    const { world, ben, ann } = await room()
    await ann.open('y', ['ann', 'ben'])
    const { body } = await upload(world, 'ben', CHANNEL_IMAGE, { file: file(PNG) })
    for (const path of [CHANNEL_FILE, '/uploads/image', '/channels/messaging/y/image'])
      expect([path, codeOf(await drop(ben, path, body.file))]).toEqual([path, '404/16'])
    for (const url of ['http://other.example/uploads/none/a', 'a', '/uploads/../secret'])
      expect(codeOf(await drop(ben, CHANNEL_IMAGE, url))).toBe('404/16')
    expect(await ben.refused('DELETE', CHANNEL_IMAGE)).toBe('400/4')
    const elsewhere = body.file.replace('chat.example', '127.0.0.1:8080')
    expect((await drop(ben, CHANNEL_IMAGE, elsewhere)).status).toBe(200)
  })
})

describe('what a file is', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
    ['BM\x01\x02\x03\x04\0\0\0\0', 'image/bmp'],
    ['BMX is fun', 'application/octet-stream'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['\0\0\0\x18ftypmif1', 'image/heif'],
    ['\0\0\0\x18ftypavif', 'image/avif'],
    ['\0\0\0\x18ftypisom', 'video/mp4'],
    ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
    ['\x1aE\xdf\xa3\x01\x42\x82\x84webm', 'video/webm'],
    ['OggS', 'audio/ogg'],
    ['ID3\x04', 'audio/mpeg'],
    ['\xff\xfb\x90', 'audio/mpeg'],
    ['RIFF\x01\x02\x03\x04WAVEfmt ', 'audio/wav'],
    ['PK\x03\x04', 'application/zip'],
    ['\xef\xbb\xbf <!-- a --><svg viewBox="0 0 1 1">', 'image/svg+xml'],
    ['the <svg> element', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('%j is %s', (content, type) => {
    expect(fileType(bytesOf(content), 'image/png')).toBe(type)
  })
})

describe('in a page', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('a file is at an address of the page, which ends with the file; what could run is only bytes there', async () => {
    const types = new Map<string, string>()
    const ended: string[] = []
    class PageURL extends URL {
      static override createObjectURL(blob: Blob): string {
        const address = `blob:http://page.example/${types.size}`
        types.set(address, blob.type)
        return address
      }
      static override revokeObjectURL(address: string): void {
        ended.push(address)
      }
    }
    vi.stubGlobal('URL', PageURL)
    vi.resetModules()
    const fresh = await import('./support/world.ts')
    const world = fresh.createWorld()
    const ann = await world.person('ann').connect()
    await ann.open('x', ['ann'])
    const picture = await upload(world, 'ann', CHANNEL_IMAGE, { file: file(PNG) })
    const drawing = await upload(world, 'ann', CHANNEL_IMAGE, { file: file(SVG) })
    const { attachments } = await ann.send('x', '/giphy tea')
    const addresses = [picture.body.file, drawing.body.file, attachments[0].image_url]
    expect(addresses.map((address) => types.get(address))).toEqual([
      'image/png',
      'application/octet-stream',
      'image/svg+xml',
    ])
    ended.length = 0
    await ann.ok('DELETE', CHANNEL_IMAGE, undefined, { url: picture.body.file })
    expect(ended).toEqual([picture.body.file])
  })
})

describe('the wire of a tab', () => {
  it('carries an upload, and says when all of it has left', async () => {
    const { world } = await room()
    const { upload: send } = tabTransport(world.server)
    const body = new FormData()
    body.set('file', file(PNG, 'a.png'))
    const ratios: number[] = []
    const init = { method: 'POST', headers: { Authorization: await world.server.token('ann') }, body }
    const url = 'https://chat.example/uploads/image?api_key=k'
    const response = await send(url, init, (ratio) => ratios.push(ratio), new AbortController().signal)
    expect([response.status, ratios]).toEqual([201, [1]])
    expect(((await response.json()) as Wire).file).toMatch(/^https:\/\/chat\.example\/uploads\//)
    await expect(send(url, init, () => undefined, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})

describe('a server with a data file', () => {
  it('keeps files beside it, over a restart, and takes them away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parlour-'))
    const data = join(folder, 'chat.db')
    try {
      const first = await startServer({ data })
      const { file: address } = await first.server
        .as('ann')
        .call('uploadFile', { body: { file: file('some words') } })
      const { pathname } = new URL(address)
      expect(await (await fetch(first.url + pathname)).text()).toBe('some words')
      await first.close()
      const second = await startServer({ data })
      const response = await fetch(second.url + pathname)
      expect([response.status, await response.text()]).toEqual([200, 'some words'])
      expect(await readdir(`${data}-files`)).toEqual([pathname.split('/')[2]])
      await second.server.as('ann').call('deleteFile', { query: { url: second.url + pathname } })
      await second.server.settle()
      expect(await readdir(`${data}-files`)).toEqual([])
      await second.close()
      expect((await stat(data)).size).toBeGreaterThan(0)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('takes a form over the wire', async () => {
    const running = await startServer()
    const body = new FormData()
    body.set('file', file(PNG, 'a.png', 'image/png'))
    const response = await fetch(`${running.url}/uploads/image?api_key=k`, {
      method: 'POST',
      headers: { Authorization: await running.server.token('ann') },
      body,
    })
    const answer = (await response.json()) as Wire
    expect(answer.file).toMatch(new RegExp(`^${running.url}/uploads/`))
    const picture = await fetch(answer.file)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect((await fetch(answer.file, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(PNG.length),
    )
    await running.close()
  })
})

describe('sendUserCustomEvent', () => {
  const event = { event: { type: 'friendship_request', from: 'ben', custom: { note: 'hi' } } }

  it('reaches all connections of one person, and nobody else; sync does not repeat it', async () => {
    const { world, ann, ben } = await room()
    const elsewhere = await world.person('ann').connect()
    await world.server.settle()
    for (const who of [ann, elsewhere, ben]) who.heard()
    const since = new Date(world.env.now()).toISOString()
    await world.server.asServer().call('sendUserCustomEvent', { path: { user_id: 'ann' }, body: event })
    await world.server.settle()
    const told = ['friendship_request']
    expect([ann, elsewhere, ben].map((who) => who.heard())).toEqual([told, told, []])
    expect(ann.of('friendship_request')[0]).toMatchObject({
      from: 'ben',
      note: 'hi',
      created_at: expect.any(String),
    })
    const { events } = await ann.ok('POST', '/sync', { channel_cids: ['messaging:x'], last_sync_at: since })
    expect(events.map((entry: Wire) => entry.type)).not.toContain('friendship_request')
  })

  it('is for servers, to people there are, of types without a dot, up to 5 KB', async () => {
    const { world, ann } = await room()
    expect(await ann.refused('POST', '/users/ann/event', event)).toBe('403/17')
    const server = world.server.asServer()
    const send = (user_id: string, body: object) =>
      server.call('sendUserCustomEvent', { path: { user_id }, body: { event: body as never } }).then(
        () => 0,
        (refusal: { error: { code: number } }) => refusal.error.code,
      )
    expect(await send('nobody', { type: 'wave' })).toBe(16)
    expect(await send('ann', {})).toBe(4)
    expect(await send('ann', { type: 'message.new' })).toBe(4)
    expect(await send('ann', { type: 'wave', custom: { text: 'x'.repeat(6000) } })).toBe(22)
    expect(await send('ann', { type: 'wave' })).toBe(0)
  })
})
