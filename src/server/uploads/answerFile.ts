import type { UploadRecord } from '../store/records.ts'
import type { StoredFile } from './fileStore.ts'
import { isSaved } from './fileType.ts'

/**
 * Answers the address of an uploaded file. It is what its first bytes say and nothing else, runs nothing, and what could
 * run something is offered for saving. Who knows the address may read it: pictures in a page cannot say who asks.
 */
export function answerFile(
  record: UploadRecord | undefined,
  file: StoredFile | undefined,
  request: Request,
): Response {
  if (!record || !file) return new Response('There is no such file.\n', { status: 404, headers: GUARDS })
  const headers = {
    ...GUARDS,
    'Content-Type': record.type,
    'Content-Disposition': `${isSaved(record.type) ? 'attachment' : 'inline'}; filename*=UTF-8''${escaped(record.name)}`,
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
  }
  const range = readRange(request.headers.get('range'), file.size)
  if (range === 'none') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${file.size}` },
    })
  }
  const { from, to } = range ?? { from: 0, to: file.size - 1 }
  const place = range ? { 'Content-Range': `bytes ${from}-${to}/${file.size}` } : {}
  // Who asks for the head alone opens no file.
  return new Response(request.method === 'HEAD' ? null : file.read(from, to + 1), {
    status: range ? 206 : 200,
    headers: { ...headers, ...place, 'Content-Length': String(to + 1 - from) },
  })
}

const GUARDS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
}

/** Media players ask for parts. Undefined for the whole, `none` for what lies beyond the end. */
function readRange(header: string | null, size: number) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from > to ? ('none' as const) : { from, to }
}

/** As a header of this kind wants it: everything but letters, digits and a few signs. */
const escaped = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
