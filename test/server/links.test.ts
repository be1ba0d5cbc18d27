// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startServer } from '../../src/server/node.ts'
import { isPublicAddress, isPublicHost } from '../../src/server/links/isPublicHost.ts'
import { readHead } from '../../src/server/links/readHead.ts'
import { firstLink } from '../../src/server/links/showLinkLater.ts'
import { fetchPages } from '../../src/server/node/fetchPages.ts'
import { createWorld, refuseFaults, type Person, type Wire } from './support/world.ts'

refuseFaults()

const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const html =
  (body: string, type = 'text/html; charset=utf-8'): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'Content-Type': type }).end(body)
const redirect =
  (to: string): Answer =>
  (_, response) =>
    void response.writeHead(302, { Location: to }).end('moved')

const TEA = `<!doctype html><html><head><title>Plain title</title>
  <meta property="og:title" content="Tea &amp; cake">
  <meta property='og:description' content='All about
     tea'>
  <META CONTENT="/tea.png" PROPERTY="og:image"><meta property=og:image:width content=640>
  <meta property="og:image:height" content="360"/><meta property="og:site_name" content="The Tea House">
  </head><body><meta property="og:title" content="of the body"></body></html>`

/** A real web server on this machine. @returns its address, and the paths it was asked for */
async function web(pages: Readonly<Record<string, Answer>>) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = pages[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end('<title>nothing</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const everywhere = { fetchPage: fetchPages({ allowsPrivate: true }), allowsPrivatePages: true }

async function room(options: Parameters<typeof createWorld>[0] = everywhere) {
  const world = createWorld(options)
  const [ann, ben] = (await Promise.all(['ann', 'ben'].map((id) => world.person(id).connect()))) as [
    Person,
    Person,
  ]
  await ann.open('x', ['ann', 'ben'])
  await ben.open('x')
  await world.server.settle()
  for (const who of [ann, ben]) who.heard()
  return { world, ann, ben }
}

const look = (who: Person, url: string) => who.ok('GET', '/og', undefined, { url })
const refused = async (who: Person, url: string): Promise<string> => {
  const { status, body } = await who.call('GET', '/og', undefined, { url })
  return `${status}/${body.code} ${body.message}`
}

describe('getOg', () => {
  it('answers what a page says of itself', async () => {
    const { at } = await web({ '/tea': html(TEA) })
    const { ann } = await room()
    expect(await look(ann, `${at}/tea`)).toEqual({
      type: 'image',
      title: 'Tea & cake',
      text: 'All about tea',
      title_link: `${at}/tea`,
      og_scrape_url: `${at}/tea`,
      image_url: `${at}/tea.png`,
      thumb_url: `${at}/tea.png`,
      original_width: 640,
      original_height: 360,
      author_name: 'The Tea House',
      duration: expect.any(String),
    })
  })

  it('makes do with a bare title; a page that says nothing is refused', async () => {
    const { at } = await web({ '/plain': html('<title>Just\n a title</title>'), '/empty': html('<p>hi</p>') })
    const { ann } = await room()
    expect(await look(ann, `${at}/plain`)).toMatchObject({ type: 'article', title: 'Just a title' })
    expect(await refused(ann, `${at}/empty`)).toContain('404/16')
  })

  it('reads other encodings, and media', async () => {
    const arabic: Answer = (_, response) =>
      void response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(Buffer.from('<meta charset="windows-1256"><title>\xd3\xe1\xc7\xe3</title>', 'latin1'))
    const film = html(
      '<title>Film</title><meta property="og:video" content="https://media.example/film.mp4">',
    )
    const { at } = await web({ '/arabic': arabic, '/film': film })
    const { ann } = await room()
    expect((await look(ann, `${at}/arabic`)).title).toBe('سلام')
    expect(await look(ann, `${at}/film`)).toMatchObject({
      type: 'video',
      asset_url: 'https://media.example/film.mp4',
    })
  })

  it('takes no picture from an address that a page must not lead to', async () => {
    const pictures = [
      'javascript:alert(1)',
      'data:image/png;base64,x',
      'ftp://a.example/x',
      'https://a:b@c.example/',
    ]
    const pages = pictures.map((src, place) => [
      `/${place}`,
      html(`<title>t</title><meta property="og:image" content="${src}">`),
    ])
    const { at } = await web(Object.fromEntries(pages))
    const { ann } = await room()
    for (const place of pictures.keys())
      expect(await look(ann, `${at}/${place}`)).not.toHaveProperty('image_url')
  })

  it('follows three redirects and no fourth, each to where the next one says', async () => {
    const { at } = await web({
      '/a': redirect('/b'),
      '/b': redirect('c'),
      '/c': redirect('/tea'),
      '/tea': html(TEA),
      '/far': redirect('/a'),
      '/round': redirect('/round'),
    })
    const { ann } = await room()
    expect(await look(ann, `${at}/a`)).toMatchObject({ title: 'Tea & cake', og_scrape_url: `${at}/a` })
    expect(await refused(ann, `${at}/far`)).toBe('400/4 url redirects more than 3 times')
    expect(await refused(ann, `${at}/round`)).toBe('400/4 url redirects more than 3 times')
  })

  it.each([
    ['/picture', '400/4 url is no page'],
    ['/none', '400/4 url answers with status 404'],
    ['/broken', '400/4 url answers with status 500'],
    ['/cut', '400/4 url cannot be reached'],
  ])('%s is refused: %s', async (path, refusal) => {
    const { at } = await web({
      '/picture': html('<title>not really</title>', 'image/png'),
      '/broken': (_, response) =>
        void response.writeHead(500, { 'Content-Type': 'text/html' }).end('<title>x</title>'),
      '/cut': (request) => void request.socket.destroy(),
    })
    const { ann } = await room()
    expect(await refused(ann, at + path)).toBe(refusal)
  })

  it('reads no more than 512 kB, and what comes first counts', async () => {
    let sent = 0
    const endless: Answer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).write('<title>Endless</title>')
      const more = (): void => {
        if (response.destroyed) return
        sent += 64 * 1024
        response.write('x'.repeat(64 * 1024), () => setImmediate(more))
      }
      more()
    }
    const late = html(`<p>${' '.repeat(600 * 1024)}</p><title>Late</title>`)
    const { at } = await web({ '/endless': endless, '/late': late })
    const { ann } = await room()
    expect((await look(ann, `${at}/endless`)).title).toBe('Endless')
    const reached = sent
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(sent - reached).toBeLessThan(8 * 1024 * 1024)
    expect(await refused(ann, `${at}/late`)).toContain('404/16')
  })

  it('waits five seconds and no longer; others go on meanwhile', async () => {
    const waiting: Answer = () => undefined
    const drip: Answer = (_, response) =>
      void response.writeHead(200, { 'Content-Type': 'text/html' }).write('<ti')
    const { at, asked } = await web({ '/waiting': waiting, '/drip': drip })
    const { world, ann, ben } = await room()
    for (const path of ['/waiting', '/drip']) {
      const pending = refused(ann, at + path)
      while (!asked.includes(path)) await new Promise((resolve) => setTimeout(resolve, 1))
      await ben.send('x', 'meanwhile')
      world.env.pass(4999)
      expect(await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 20, 'waits'))])).toBe(
        'waits',
      )
      world.env.pass(1)
      expect(await pending).toBe('408/23 The page took longer than 5 s')
    }
  })

  it.each([
    '',
    'tea',
    '/tea',
    'ftp://a.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:password@a.example/',
    `http://a.example/${'x'.repeat(2000)}`,
  ])('the address %j is refused', async (url) => {
    const { ann } = await room({ ...everywhere, fetchPage: () => Promise.reject(new Error('asked')) })
    expect(await refused(ann, url)).toContain('400/4 url ')
    expect(await ann.refused('GET', '/og')).toBe('400/4')
  })

  it('is refused clearly where the server has no network', async () => {
    const { ann } = await room({})
    expect(await refused(ann, 'https://a.example/')).toBe('400/19 This server does not look at web pages')
  })
})

describe('what lies in a private network', () => {
  const guarded = (pages: Readonly<Record<string, string>>) => {
    const asked: string[] = []
    return {
      asked,
      fetchPage: (url: string) => {
        asked.push(url)
        const to = pages[url]
        return Promise.resolve(
          to === undefined
            ? new Response('<title>secret</title>', { headers: { 'Content-Type': 'text/html' } })
            : new Response(null, {
                status: 301,
                headers: { Location: to.replace(/[^ -~]/gu, encodeURIComponent) },
              }),
        )
      },
    }
  }

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'http://[2002:7f00:1::]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://printer/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://169.254.169.254/',
    'http://10.0.0.1:8080/',
    'http://192.168.0.1/',
    'http://172.31.0.1/',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://①②⑦.0.0.1/',
  ])('%s is never asked for, neither at once nor by a redirect', async (url) => {
    const { fetchPage, asked } = guarded({ 'https://a.example/': url })
    const { ann } = await room({ fetchPage })
    expect(await refused(ann, url)).toBe('400/4 url must not lie in a private network')
    expect(asked).toEqual([])
    expect(await refused(ann, 'https://a.example/')).toBe('400/4 url must not lie in a private network')
    expect(asked).toEqual(['https://a.example/'])
  })

  it('a redirect to something that is no web address is refused', async () => {
    const { fetchPage } = guarded({ 'https://a.example/': 'file:///etc/passwd' })
    const { ann } = await room({ fetchPage })
    expect(await refused(ann, 'https://a.example/')).toBe('400/4 url must be http or https')
  })

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4001:81b::200e', '2606:4700::1111'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '::',
    'fe80::1',
    '2001:db8::1',
    '2001::1',
    '64:ff9b::7f00:1',
  ])('%j is not', (address) => expect(isPublicAddress(address)).toBe(false))

  it('names with a dot are public', () => {
    expect(['example.org', 'a.local.example'].map(isPublicHost)).toEqual([true, true])
  })

  it('a name that stands for a private address is found out when it is looked up', async () => {
    const { at, asked } = await web({ '/': html('<title>secret</title>') })
    const url = at.replace('127.0.0.1', 'localhost')
    const { signal } = new AbortController()
    await expect(fetchPages({ allowsPrivate: false })(url, { signal })).rejects.toThrow('private network')
    expect(asked).toEqual([])
    expect((await fetchPages({ allowsPrivate: true })(url, { signal })).status).toBe(200)
  })
})

describe('the head of a page', () => {
  const titleOf = (page: string): string => readHead(page).title

  it('is read as text: what looks like markup in scripts, styles and comments is none', () => {
    expect(titleOf('<script>"<title>no</title>"</script><title>yes</title>')).toBe('yes')
    expect(
      titleOf('<!-- <title>no</title> --><STYLE><title>no</title></STYLE><TITLE lang=en>yes</TITLE>'),
    ).toBe('yes')
    expect(titleOf('<title>a &lt;b&gt; &#x633;&#1604; &unknown; &#0;&#xd800;c</title>')).toBe(
      'a <b> سل &unknown; c',
    )
    expect(titleOf('<title>one</title><title>two</title>')).toBe('one')
  })

  it.each([
    '<title>never closed',
    '<script><title>a</title>',
    '<!-- <title>a</title>',
    '<meta property="og:title',
    '<',
    '',
  ])('%j says nothing', (page) => expect(readHead(page)).toEqual({ title: '', metas: new Map() }))

  it.each([
    ['comments', '<!--'.repeat(130_000)],
    ['scripts', '<script '.repeat(65_000)],
    ['tags', '<'.repeat(500_000)],
    ['titles', '<title>'.repeat(70_000)],
    ['quotes', `<meta ${'a="'.repeat(170_000)}`],
    ['mixed quotes', `<meta ${`a="b='`.repeat(80_000)}`],
    ['white space', `<meta a${' '.repeat(500_000)}b=${' '.repeat(10_000)}`],
    ['signs', `<meta ${'= / '.repeat(125_000)}`],
    ['references', `<title>${'&#'.repeat(250_000)}</title>`],
  ])('is read in no time, however many %s it has', (_, page) => {
    const start = performance.now()
    readHead(page)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('a link in a message', () => {
  it('becomes an attachment once the page was read, and those who watch hear of it', async () => {
    const { at } = await web({ '/tea': html(TEA) })
    const { world, ann, ben } = await room()
    const sent = await ann.send('x', `look: ${at}/tea, and ${at}/other`)
    expect(sent.attachments).toEqual([])
    await world.server.settle()
    expect(ben.heard()).toEqual(['message.new', 'message.updated'])
    const { message } = ben.of('message.updated')[0]
    expect(message.attachments).toMatchObject([{ title: 'Tea & cake', og_scrape_url: `${at}/tea` }])
    expect(message.updated_at > sent.updated_at).toBe(true)
    expect(message).not.toHaveProperty('message_text_updated_at')
    expect((await ann.open('x')).messages[0].attachments).toEqual(message.attachments)
  })

  const quiet = async (
    act: (ann: Person, at: string) => Promise<unknown>,
    options = {},
  ): Promise<string[]> => {
    const { at, asked } = await web({ '/tea': html(TEA) })
    const { world, ann } = await room({ ...everywhere, ...options })
    await act(ann, at)
    await world.server.settle()
    const [message] = (await ann.open('x')).messages
    return [...asked, ...message.attachments.map((entry: Wire) => entry.type)]
  }

  it('stays as it is where nobody wants it', async () => {
    const send = (ann: Person, at: string, more = {}, message = {}) =>
      ann.ok('POST', '/channels/messaging/x/message', { message: { text: `${at}/tea`, ...message }, ...more })
    expect(await quiet((ann, at) => send(ann, at))).toEqual(['/tea', 'image'])
    expect(await quiet((ann, at) => send(ann, at, { skip_enrich_url: true }))).toEqual([])
    const off = { channelTypes: { messaging: { config: { url_enrichment: false } } } }
    expect(await quiet((ann, at) => send(ann, at), off)).toEqual([])
    expect(await quiet((ann, at) => send(ann, at, {}, { text: `\`${at}/tea\`` }))).toEqual([])
    const shown = (at: string) => ({ attachments: [{ type: 'mine', og_scrape_url: `${at}/tea` }] })
    expect(await quiet((ann, at) => send(ann, at, {}, shown(at)))).toEqual(['mine'])
  })

  it('a page that cannot be read changes nothing', async () => {
    expect(await quiet((ann, at) => ann.send('x', `${at}/none`))).toEqual(['/none'])
    expect(await quiet((ann) => ann.send('x', 'http://127.0.0.1:1/'))).toEqual([])
  })

  it('a new text brings a new link, and keeps none that it was not given', async () => {
    const { at, asked } = await web({ '/tea': html(TEA), '/cake': html('<title>Cake</title>') })
    const { world, ann, ben } = await room()
    const { id } = await ann.send('x', `${at}/tea`)
    await world.server.settle()
    await ann.ok('POST', `/messages/${id}`, { message: { text: `${at}/cake` } })
    await world.server.settle()
    expect(ben.of('message.updated').at(-1).message.attachments).toMatchObject([{ title: 'Cake' }])
    await ann.ok('PUT', `/messages/${id}`, { set: { mood: 'good' } })
    await world.server.settle()
    expect(asked).toEqual(['/tea', '/cake'])
  })

  it('is not added to what was deleted or changed while the page was being read', async () => {
    const held: (() => void)[] = []
    const slow: Answer = (request, response) => void held.push(() => html(TEA)(request, response))
    const { at } = await web({ '/tea': slow })
    const { world, ann, ben } = await room()
    const one = await ann.send('x', `${at}/tea`)
    const two = await ann.send('x', `${at}/tea`)
    while (held.length < 2) await new Promise((resolve) => setTimeout(resolve, 1))
    await ann.ok('DELETE', `/messages/${one.id}`)
    await ann.ok('PUT', `/messages/${two.id}`, { set: { text: 'never mind' } })
    for (const answer of held) answer()
    await world.server.settle()
    expect(ben.of('message.updated').map((event) => event.message.attachments)).toEqual([[]])
  })

  it('does not keep a server from closing', async () => {
    const { world, ann } = await room({ ...everywhere, fetchPage: () => new Promise(() => undefined) })
    await ann.send('x', 'https://a.example/')
    await world.server.close()
    expect(world.env.timers()).toBe(0)
  })

  it.each([
    ['see https://a.example/b?c=d#e.', 'https://a.example/b?c=d#e'],
    ['(https://a.example/b)', 'https://a.example/b'],
    ['**https://a.example/b**', 'https://a.example/b'],
    ['ببین https://a.example/چای، خوب است', 'https://a.example/چای'],
    ['<https://a.example/>', 'https://a.example/'],
    ['HTTP://A.example/', 'HTTP://A.example/'],
    ['```\nhttps://a.example/\n``` https://b.example/', 'https://b.example/'],
    ['no ftp://a.example/, no a.example', undefined],
    ['https://', undefined],
  ])('in %j is %s', (text, link) => {
    expect(firstLink(text)).toBe(link)
  })
})

describe('a server on a port', () => {
  it('looks at pages as far as it is allowed to', async () => {
    const { at } = await web({ '/tea': html(TEA) })
    const answers: string[] = []
    for (const linkPreviews of ['off', 'public', 'everywhere'] as const) {
      const running = await startServer({ linkPreviews })
      cleanUps.push(() => running.close())
      const url = `${running.url}/og?api_key=k&url=${encodeURIComponent(`${at}/tea`)}`
      const response = await fetch(url, { headers: { Authorization: await running.server.token('ann') } })
      const body = (await response.json()) as Wire
      answers.push(body.title ?? body.message)
    }
    expect(answers).toEqual([
      'This server does not look at web pages',
      'url must not lie in a private network',
      'Tea & cake',
    ])
  })
})
