// @vitest-environment node
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { BrokenForm, formParts } from '../../src/server/http/formParts.ts'
import { startServer } from '../../src/server/node.ts'

const MB = 1024 * 1024
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

async function tempData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parlour-stream-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'chat.db')
}

describe('a form that comes in pieces', () => {
  /** Reads a form that is cut anew after every so many bytes. */
  async function read(whole: Uint8Array<ArrayBuffer>, piece: number, type: string) {
    const body = async function* () {
      for (let at = 0; at < whole.length; at += piece) yield whole.slice(at, at + piece)
    }
    const parts: [string, string | undefined, string, string][] = []
    for await (const { name, filename, type: said, bytes } of formParts(body(), type)) {
      const pieces: Uint8Array[] = []
      for await (const one of bytes) pieces.push(one)
      parts.push([name, filename, said, Buffer.concat(pieces).toString()])
    }
    return parts
  }

  it('is the same however it is cut, and the same as the platform’s', async () => {
    const form = new FormData()
    const content = 'a\r\n--b\r\n-\r\n--\r\n\r\n----\n'.repeat(3)
    form.set('note', '"سلام"')
    form.set('file', new File([content], 'my "tea"\r\n۱.txt', { type: 'text/plain' }))
    const answer = new Response(form)
    const type = answer.headers.get('content-type') ?? ''
    const whole = new Uint8Array(await answer.arrayBuffer())
    const expected = [
      ['note', undefined, '', '"سلام"'],
      ['file', 'my "tea"\r\n۱.txt', 'text/plain', content],
    ]
    for (let piece = 1; piece < 90; piece += 1)
      expect([piece, await read(whole, piece, type)]).toEqual([piece, expected])
    expect(await read(whole, whole.length, type)).toEqual(expected)
  })

  it.each([
    ['nothing', ''],
    ['half a line', '--b'],
    ['no part', '--bx'],
    ['a part without a name', '--b\r\nContent-Type: text/plain\r\n\r\na\r\n--b--'],
    ['no end', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
    ['a head that is too long', `--b\r\nA: ${'a'.repeat(9000)}\r\n\r\n\r\n--b--`],
    ['too many parts', `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(30)}--b--`],
  ])('is refused with %s', async (_, text) => {
    await expect(read(encode(text), 7, 'multipart/form-data; boundary=b')).rejects.toThrow(BrokenForm)
  })

  it('is refused when it does not say what stands between its parts', async () => {
    await expect(read(encode('--b--'), 7, 'multipart/form-data')).rejects.toThrow(BrokenForm)
  })
})

/** Sends a form with a file of so many bytes; what is sent is made while it leaves. */
async function sendLarge(
  url: string,
  token: string,
  size: number,
  until = size,
): Promise<{ file: string; hash: string }> {
  const hash = createHash('sha256')
  const call = request(`${url}/uploads/file?api_key=k`, {
    method: 'POST',
    headers: { Authorization: token, 'Content-Type': 'multipart/form-data; boundary=b' },
  })
  const answer = new Promise<string>((resolve, reject) => {
    call.on('error', reject)
    call.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve(text))
    })
  })
  answer.catch(() => undefined)
  const write = async (piece: Uint8Array | string) => {
    if (!call.write(piece)) await once(call, 'drain')
  }
  await write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n')
  for (let sent = 0; sent < until; sent += 64 * 1024) {
    const piece = Buffer.alloc(Math.min(64 * 1024, until - sent), sent / 65536)
    hash.update(piece)
    await write(piece)
  }
  if (until < size) {
    call.destroy()
    return { file: '', hash: '' }
  }
  call.end('\r\n--b--\r\n')
  const { file } = JSON.parse(await answer) as { file: string }
  return { file, hash: hash.digest('hex') }
}

describe('a large file', () => {
  it(
    'goes to the disk and back as it is; what breaks off on the way leaves nothing',
    { timeout: 60_000 },
    async () => {
      const data = await tempData()
      const faults: unknown[] = []
      const running = await startServer({ data, onFault: (error) => faults.push(error) })
      const token = await running.server.token('ann')
      await sendLarge(running.url, token, 20 * MB, 12 * MB)
      await vi.waitFor(async () => expect(await readdir(`${data}-files`)).toEqual([]), 10_000)
      const { file, hash } = await sendLarge(running.url, token, 20 * MB)
      const back = createHash('sha256')
      for await (const part of (await fetch(file)).body ?? []) back.update(part)
      expect(back.digest('hex')).toBe(hash)
      const range = await fetch(file, { headers: { Range: `bytes=${65_535}-${65_536}` } })
      expect([...new Uint8Array(await range.arrayBuffer())]).toEqual([0, 1])
      // Who leaves while reading closes the file.
      const leaving = new AbortController()
      const half = await fetch(file, { signal: leaving.signal })
      await half.body?.getReader().read()
      leaving.abort()
      await running.close()
      expect(faults).toEqual([])
    },
  )

  it('what a process that ended was still writing goes with the next file', async () => {
    const data = await tempData()
    await mkdir(`${data}-files`)
    await writeFile(`${data}-files/old.part`, 'half')
    const running = await startServer({ data })
    await sendLarge(running.url, await running.server.token('ann'), 1000)
    expect(await readdir(`${data}-files`)).toEqual([expect.not.stringContaining('.')])
    await running.close()
  })

  it('of 50 MB never takes half as much memory', { timeout: 120_000 }, async () => {
    const data = await tempData()
    const script = fileURLToPath(new URL('support/measuredServer.mjs', import.meta.url))
    const child = spawn(process.execPath, ['--expose-gc', script, data], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next = async (): Promise<string> => (await lines.next()).value ?? ''
    const { url, token } = JSON.parse(await next()) as { url: string; token: string }
    /** The most that the process held beyond what it held before, MB: all of it, and what lies in buffers. */
    const costOf = async (work: () => Promise<unknown>): Promise<{ rss: number; buffers: number }> => {
      child.stdin.write('begin\n')
      await next()
      await work()
      child.stdin.write('end\n')
      return JSON.parse(await next()) as { rss: number; buffers: number }
    }
    const turn = async (size: number): Promise<void> => {
      const { file } = await sendLarge(url, token, size)
      for await (const part of (await fetch(file)).body ?? []) void part
    }
    await turn(5 * MB)
    const large = await costOf(() => turn(50 * MB))
    // What is let go of goes with delay; who holds the file holds all of it at least once.
    expect(large.buffers).toBeLessThan(25)
    expect(large.rss).toBeLessThan(30)
  })
})
