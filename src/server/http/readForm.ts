import { isObject, type Json } from '../../wire/decode.ts'
import { badInput, tooBig } from '../failure.ts'
import type { FileStore } from '../uploads/fileStore.ts'
import { ReceivedFile } from '../uploads/receivedFile.ts'
import { BrokenForm, formParts, type FormPart } from './formParts.ts'
import { readJson } from './readRequest.ts'

/** What a form may hold besides its file. */
const REST_BYTES = 100_000
/** How much of a form that is too large is waited for, so that who is still sending hears the answer. */
const MOST_HEARD = 32_000_000
const HEAD_BYTES = 8192

export interface FormOptions {
  readonly files: FileStore
  /** The largest file, bytes. */
  readonly most: number
  /** Names a file in the store. */
  readonly uuid: () => string
}

/**
 * Reads a form: its file goes to the file store as it comes and is a {@link ReceivedFile}, everything else is JSON. Who
 * does not take up the file removes it. When it throws, nothing was kept.
 * @throws Failure 4 for what is no form, 22 above the limit
 */
export async function readForm(request: Request, options: FormOptions): Promise<Json> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) throw badInput('body', 'must be multipart/form-data')
  const form = new Map<string, unknown>()
  const meter: Meter = { rest: 0 }
  const body = piecesOf(request)
  try {
    for await (const part of formParts(body, type)) {
      const { name, filename } = part
      if (filename !== undefined && (name !== 'file' || form.has(name)))
        throw badInput(name, 'must not be a file, or not a second one')
      if (filename === undefined) form.set(name, readJson(await readText(part, meter), name))
      else form.set(name, await receive(part, filename, options))
    }
    await hear(body)
    return Object.fromEntries(form)
  } catch (error) {
    await dropFile(options.files, Object.fromEntries(form))
    await hear(body)
    throw error instanceof BrokenForm ? badInput('body', 'is no complete form') : error
  }
}

/** Removes the file of a form that nobody took up. */
export async function dropFile(files: FileStore, form: unknown): Promise<void> {
  const file = isObject(form) ? form['file'] : undefined
  if (file instanceof ReceivedFile) await files.remove(file.id)
}

/** How much came besides the file. */
interface Meter {
  rest: number
}

async function readText({ bytes }: FormPart, meter: Meter): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of bytes) {
    meter.rest += part.length
    if (meter.rest > REST_BYTES) throw tooBig('body', `${REST_BYTES} bytes besides its file`)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

async function receive(
  { bytes, type }: FormPart,
  name: string,
  { files, most, uuid }: FormOptions,
): Promise<ReceivedFile> {
  const id = uuid()
  const head = new Uint8Array(HEAD_BYTES)
  let size = 0
  const counted = async function* (): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const part of bytes) {
      if (size < HEAD_BYTES) head.set(part.subarray(0, HEAD_BYTES - size), size)
      size += part.length
      if (size > most) throw tooBig('file', `${most} bytes`)
      yield part
    }
  }
  await files.put(id, counted())
  return new ReceivedFile({ id, name, type, size, head: head.subarray(0, size) })
}

/** The pieces in which a request comes. Some browsers give them only when all are there. */
async function* piecesOf(request: Request): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const reader = (request.body ?? (await request.blob()).stream()).getReader()
  const next = () =>
    reader.read().catch(() => {
      throw new BrokenForm('Its sender has gone.')
    })
  try {
    for (let part = await next(); !part.done; part = await next()) yield part.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Listens to the rest and keeps none of it. */
async function hear(body: AsyncGenerator<Uint8Array<ArrayBuffer>>): Promise<void> {
  let size = 0
  try {
    for await (const part of body) if ((size += part.length) > MOST_HEARD) return
  } catch {
    // Whoever was sending has gone.
  }
}
