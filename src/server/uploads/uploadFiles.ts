import { isObject } from '../../wire/decode.ts'
import type { FileUploadAnswer, ImageUploadAnswer } from '../../wire/stream/index.ts'
import { demand, openChannel } from '../channels/channelAccess.ts'
import { badInput, featureOff, tooBig } from '../failure.ts'
import { fields } from '../fields.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { errand, type Errand } from '../http/errand.ts'
import { MOST_FILE_BYTES } from '../http/readForm.ts'
import type { UploadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { fileType, isImage, isSaved } from './fileType.ts'

type Answer = Omit<FileUploadAnswer, 'duration'>
type ImageAnswer = Omit<ImageUploadAnswer, 'duration'>

/** Keeps a file for messages of a channel. */
export const uploadChannelFile: Handler<'uploadChannelFile'> = async (call) =>
  keep(call, 'file', await channelOf(call, call.path), toAnswer)

/** Keeps a picture for messages of a channel. */
export const uploadChannelImage: Handler<'uploadChannelImage'> = async (call) =>
  keep(call, 'image', await channelOf(call, call.path), toImageAnswer)

/** Keeps a file that belongs to no channel, such as one of a profile. */
export const uploadFile: Handler<'uploadFile'> = async (call) => keep(call, 'file', undefined, toAnswer)

/** Keeps a picture that belongs to no channel. */
export const uploadImage: Handler<'uploadImage'> = async (call) =>
  keep(call, 'image', undefined, toImageAnswer)

/** @throws Failure 16, 17, 19 for a channel that takes no files of the caller */
async function channelOf(
  call: AnyCall,
  path: { readonly type: string; readonly id: string },
): Promise<string> {
  const access = await openChannel(call, call.actor, `${path.type}:${path.id}`)
  if (!access.config.uploads) throw featureOff('uploads')
  demand(access, 'upload-file', 'upload files')
  return access.channel.cid
}

/** Checks a file, writes it while others use the server, and notes whose it is. */
async function keep<Result>(
  call: AnyCall,
  kind: UploadRecord['kind'],
  cid: string | undefined,
  answer: (record: UploadRecord) => Result,
): Promise<Errand<AnyCall, Result>> {
  const userId = me(call.actor)
  if (kind === 'image') checkSizes(call)
  const file = readFile(call)
  const id = call.env.uuid()
  const name = fileName(file)
  const keepRow = async (later: AnyCall, { type, bytes }: Content): Promise<Result> => {
    const record: UploadRecord = {
      id,
      user_id: userId,
      kind,
      name,
      type,
      size: bytes.length,
      ...(cid === undefined ? {} : { cid }),
      address: later.address(`/uploads/${id}/${encodeURIComponent(name)}`, {
        // A page would run what is in it if it were opened at an address of its own.
        type: isSaved(type) ? 'application/octet-stream' : type,
        bytes: () => bytes,
      }),
      created_at: later.clock.next(),
    }
    await later.tx.put(tables.uploads, record)
    return answer(record)
  }
  return errand(async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const type = fileType(bytes, file.type)
    if (kind === 'image' && !isImage(type)) throw badInput('file', 'is no picture of a kind that is taken')
    await call.services.files.put(id, bytes)
    return { type, bytes }
  }, keepRow)
}

interface Content {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const toAnswer = (record: UploadRecord): Answer => ({
  file: record.address,
  ...(isImage(record.type) ? { thumb_url: record.address } : {}),
})

/** This server cannot draw a picture smaller: it has one size, and the thumbnail is the picture. */
const toImageAnswer = (record: UploadRecord): ImageAnswer => ({ ...toAnswer(record), upload_sizes: [] })

function readFile({ body }: AnyCall): Blob {
  const file = body.json['file']
  if (!(file instanceof Blob)) throw badInput('file', 'must be a file')
  if (file.size === 0) throw badInput('file', 'is empty')
  if (file.size > MOST_FILE_BYTES) throw tooBig('file', `${MOST_FILE_BYTES} bytes`)
  return file
}

/** The name a file is saved by: without folders, and nothing that cannot stand in an address. */
function fileName(file: Blob): string {
  const given = 'name' in file && typeof file.name === 'string' ? file.name : ''
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(-200)
  return /^\.*$/.test(name) ? 'file' : name
}

const LONGEST_SIDE = 10_000

/** @throws Failure 4 unless they are sizes, even though none of them is made */
function checkSizes({ body }: AnyCall): void {
  for (const [place, entry] of (body.list('upload_sizes', 10) ?? []).entries()) {
    const path = `upload_sizes.${place}`
    if (!isObject(entry)) throw badInput(path, 'must be an object')
    const size = fields(entry, path)
    size.count('width', 1, LONGEST_SIDE)
    size.count('height', 1, LONGEST_SIDE)
    oneOf(size.text('resize'), `${path}.resize`, ['clip', 'crop', 'scale', 'fill'])
    oneOf(size.text('crop'), `${path}.crop`, ['top', 'bottom', 'left', 'right', 'center'])
  }
}

function oneOf(value: string | undefined, path: string, known: readonly string[]): void {
  if (value !== undefined && !known.includes(value))
    throw badInput(path, `must be one of ${known.join(', ')}`)
}
