import { accessOf } from '../channels/channelAccess.ts'
import { badInput, notAllowed, notFound } from '../failure.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import type { UploadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { removeFile } from './keptSizes.ts'
import { findUser } from '../users/userView.ts'

type Path = { readonly type: string; readonly id: string }
const cidOf = ({ type, id }: Path): string => `${type}:${id}`

/** Deletes a file of a channel by its address. Messages that hold it keep the address, which leads nowhere then. */
export const deleteChannelFile: Handler<'deleteChannelFile'> = (call) =>
  remove(call, 'file', cidOf(call.path))

/** Deletes a picture of a channel by its address. */
export const deleteChannelImage: Handler<'deleteChannelImage'> = (call) =>
  remove(call, 'image', cidOf(call.path))

/** Deletes a file that belongs to no channel. */
export const deleteFile: Handler<'deleteFile'> = (call) => remove(call, 'file', undefined)

/** Deletes a picture that belongs to no channel. */
export const deleteImage: Handler<'deleteImage'> = (call) => remove(call, 'image', undefined)

/** @throws Failure 16 when there is no such file in this place, 17 when it is somebody else's */
async function remove(call: AnyCall, kind: UploadRecord['kind'], cid: string | undefined): Promise<object> {
  const url = call.query.text('url')
  if (url === undefined || url === '') throw badInput('url', 'is required')
  const record = await findUpload(call, url)
  if (record?.kind !== kind || record.cid !== cid) throw notFound(`File ${url}`)
  if (!(await mayDelete(call, record))) throw notAllowed('delete files of others')
  await call.tx.remove(tables.uploads, record.id)
  call.later(
    () => removeFile(call.services.files, record),
    () => Promise.resolve(),
  )
  if (record.address.startsWith('blob:')) call.afterwards(() => URL.revokeObjectURL(record.address))
  return {}
}

/** By the address that was answered, or another one of the same server: it may have several names. */
async function findUpload({ tx }: AnyCall, url: string): Promise<UploadRecord | undefined> {
  const [found] = await tx.range(tables.uploads, 'address', url, { limit: 1 })
  const [, id = ''] = /^(?:https?:\/\/[^/]+)?\/uploads\/([\w-]+)\/[^/]*$/.exec(url) ?? []
  return found ?? tx.get(tables.uploads, id)
}

/** One's own; those of others for who may delete their messages there, and administrators. */
async function mayDelete(call: AnyCall, record: UploadRecord): Promise<boolean> {
  const { actor } = call
  if (actor.isServer || record.user_id === actor.userId) return true
  if (actor.userId !== undefined && (await findUser(call, actor.userId))?.role === 'admin') return true
  const channel = record.cid === undefined ? undefined : await call.tx.get(tables.channels, record.cid)
  return (
    channel !== undefined && (await accessOf(call, actor, channel)).capabilities.has('delete-any-message')
  )
}
