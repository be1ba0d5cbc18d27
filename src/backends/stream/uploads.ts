import { OutcomeError } from '../../model/outcome.ts'
import type { UploadLimits } from '../../model/upload.ts'
import { asOptionalText } from '../../wire/decode.ts'
import type { Backend, UploadRequest } from '../backend.ts'
import type { StreamClient } from './client.ts'
import { channelPath } from './encode.ts'
import * as rows from '../../wire/stream/upload.ts'

const HUNDRED_MB = 100 * 1024 * 1024

/** What the protocol allows at most; an application may allow less. */
export const streamUploadLimits: UploadLimits = {
  // A message holds no more.
  count: 30,
  totalSize: 30 * HUNDRED_MB,
  image: { size: HUNDRED_MB },
  file: { size: HUNDRED_MB },
}

/** Files go up below the channel whose messages they are for, or below nothing. */
export function createUploadCalls(
  client: StreamClient,
): Required<Pick<Backend, 'upload' | 'deleteUpload' | 'uploadLimits'>> {
  const send = (
    { channelId, file, name, kind }: UploadRequest,
    signal: AbortSignal,
    onProgress: (ratio: number) => void,
  ): Promise<object> => {
    const body = { file: new File([file], name, { type: file.type }) }
    const isImage = kind === 'image'
    if (channelId === null)
      return client.call(isImage ? rows.uploadImage : rows.uploadFile, { body }, signal, 'change', onProgress)
    const input = { path: channelPath(channelId), body }
    return isImage
      ? client.call(rows.uploadChannelImage, input, signal, 'change', onProgress)
      : client.call(rows.uploadChannelFile, input, signal, 'change', onProgress)
  }

  return {
    uploadLimits: streamUploadLimits,
    async upload(request, signal, onProgress) {
      const answer = (await send(request, signal, onProgress)) as Readonly<Record<string, unknown>>
      const url = asOptionalText(answer['file'])
      if (!url) throw new OutcomeError({ type: 'unknown' }, 'The chat server did not say where the file is.')
      return { url, thumbnailUrl: asOptionalText(answer['thumb_url']) ?? null }
    },
    async deleteUpload({ channelId, kind, url }, signal) {
      const query = { url }
      const isImage = kind === 'image'
      if (channelId === null)
        await client.call(isImage ? rows.deleteImage : rows.deleteFile, { query }, signal)
      else {
        const row = isImage ? rows.deleteChannelImage : rows.deleteChannelFile
        await client.call(row, { path: channelPath(channelId), query }, signal)
      }
    },
  }
}
