import type { FileUploadAnswer, ImageUploadAnswer } from '../../wire/stream/index.ts'
import { demand, openChannel } from '../channels/channelAccess.ts'
import { badInput, featureOff } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { errand, type Errand } from '../http/errand.ts'
import { isPage } from '../http/served.ts'
import type { UploadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { fileType, isImage, isSaved } from './fileType.ts'
import { keepSize } from './keptSizes.ts'
import { readSizes, sizeQuery, type PictureExtent, type PictureSize } from './pictureSize.ts'
import { readWhole } from './readWhole.ts'
import { ReceivedFile } from './receivedFile.ts'
import { checkSettings } from './uploadSettings.ts'

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

/** Checks a file, which lies in the store already, draws what is wanted of it, and notes whose it is. */
async function keep<Result>(
  call: AnyCall,
  kind: UploadRecord['kind'],
  cid: string | undefined,
  answer: (kept: Kept) => Result,
): Promise<Errand<AnyCall, Result>> {
  const user_id = me(call.actor)
  const sizes = kind === 'image' ? readSizes(call.body.list('upload_sizes', 10) ?? []) : []
  const file = readFile(call)
  const { id, size } = file
  const name = fileName(file.name)
  const type = fileType(file.head, file.type)
  checkSettings(call.services.uploadSettings()[kind] ?? {}, { name, type: file.type, found: type })
  if (kind === 'image' && !isImage(type)) throw badInput('file', 'is no picture of a kind that is taken')

  return errand(
    () => prepare(call, { id, size, type, sizes }),
    async (later, { extent, made, bytes }) => {
      const path = `/uploads/${id}/${encodeURIComponent(name)}${extent ? `?ow=${extent.width}&oh=${extent.height}` : ''}`
      const record: UploadRecord = {
        id,
        user_id,
        kind,
        name,
        type,
        size,
        ...(cid === undefined ? {} : { cid }),
        ...(made.length === 0 ? {} : { sizes: made.map((one) => one.name) }),
        address: later.address(path, {
          // A page would run what is in it if it were opened at an address of its own.
          type: isSaved(type) ? 'application/octet-stream' : type,
          bytes: () => bytes ?? new Uint8Array(),
        }),
        created_at: later.clock.next(),
      }
      await later.tx.put(tables.uploads, record)
      return answer({ record, extent, sizes: made.map((one) => one.size) })
    },
  )
}

/** What is known of a file once it is kept. */
interface Kept {
  readonly record: UploadRecord
  readonly extent: PictureExtent | undefined
  readonly sizes: readonly PictureSize[]
}

/** What takes longer than a transaction may: looking at a picture, and drawing it. */
async function prepare(
  { services: { files, pictureDesk } }: AnyCall,
  file: Pick<UploadRecord, 'id' | 'size' | 'type'> & { readonly sizes: readonly PictureSize[] },
) {
  const extent = pictureDesk.draws(file.type) ? await pictureDesk.measure(file) : undefined
  const made: { name: string; size: PictureSize }[] = []
  for (const size of extent ? file.sizes : []) {
    const drawn = await pictureDesk.draw(file, size)
    if (drawn) made.push({ size, name: await keepSize(files, file.id, size, drawn) })
  }
  // The address of a page holds the file itself.
  const stored = isPage() ? await files.get(file.id) : undefined
  return { extent, made, bytes: stored && (await readWhole(stored)) }
}

const toAnswer = ({ record, extent }: Kept): Answer => ({
  file: record.address,
  ...(isImage(record.type) ? { thumb_url: thumbnail(record.address, extent) } : {}),
})

const toImageAnswer = (kept: Kept): ImageAnswer => ({ ...toAnswer(kept), upload_sizes: kept.sizes })

/** As large as it is shown beside words, on a screen with two points to a pixel. It is drawn when somebody wants it. */
const THUMBNAIL: PictureSize = { width: 640, height: 640, resize: 'clip', crop: 'center' }

/** A picture that is small already is its own thumbnail, as is one that nobody can draw. */
function thumbnail(address: string, extent: PictureExtent | undefined): string {
  const { width = 0, height = 0 } = THUMBNAIL
  const isLarge = extent !== undefined && (extent.width > width || extent.height > height)
  return isLarge ? `${address}&${sizeQuery(THUMBNAIL)}` : address
}

function readFile({ body }: AnyCall): ReceivedFile {
  const file = body.json['file']
  if (!(file instanceof ReceivedFile)) throw badInput('file', 'must be a file')
  if (file.size === 0) throw badInput('file', 'is empty')
  return file
}

/** The name a file is saved by: without folders, and nothing that cannot stand in an address. */
function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
    .slice(-200)
  return /^\.*$/.test(name) ? 'file' : name
}
