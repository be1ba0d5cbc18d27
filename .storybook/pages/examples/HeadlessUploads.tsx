import { type FormEvent, type JSX, useId, useState } from 'react'
import {
  type ChannelId,
  isGap,
  type MessageKey,
  type RejectedFile,
  type Upload,
  useMessage,
  useMessages,
  useSendMessage,
  useUploads,
  type UseUploads,
} from '../../../src/headless.ts'

interface LineProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

function Line({ channelId, messageKey }: LineProps): JSX.Element | null {
  const { message } = useMessage(channelId, messageKey)
  if (!message) return null
  return (
    <li>
      <bdi>{message.text}</bdi>
      {message.attachments.map((attachment, place) => (
        <span key={place}>
          📎 <bdi>{attachment.title}</bdi>{' '}
        </span>
      ))}
      ({message.status})
    </li>
  )
}

interface RowProps {
  readonly upload: Upload
  readonly tray: UseUploads
}

/** One file: where it stands, and what can be done about it. */
function Row({ upload, tray }: RowProps): JSX.Element {
  const { id, name, state, sent, size, failure } = upload
  const isMoving = state === 'uploading' || state === 'processing' || state === 'queued'
  return (
    <li>
      <bdi>{name}</bdi>, {state}
      {failure && `: ${failure.reason}`}{' '}
      {isMoving && (
        <>
          <progress aria-label={name} value={sent} max={size} />{' '}
          <button onClick={() => tray.cancel(id)}>Cancel {name}</button>{' '}
        </>
      )}
      {(state === 'failed' || state === 'cancelled') && (
        <button onClick={() => tray.retry(id)}>Retry {name}</button>
      )}{' '}
      <button onClick={() => tray.remove(id)}>Remove {name}</button>
    </li>
  )
}

/** Why a file was not taken, with the numbers that the reason carries. */
function words({ file, refusal }: RejectedFile): string {
  switch (refusal.reason) {
    case 'too-big':
      return `${file.name} is larger than ${refusal.max} bytes.`
    case 'too-many':
      return `${file.name}: no more than ${refusal.max} files.`
    case 'mismatch':
      return `${file.name} is not what it says: ${refusal.found || 'unknown'} instead of ${refusal.claimed}.`
    default:
      return `${file.name}: ${refusal.reason}.`
  }
}

/** Files in bare HTML: the hook has the tray and what can be done; everything you see is yours. */
export function FileRoom({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  const { rows } = useMessages(channelId)
  const tray = useUploads(channelId)
  const send = useSendMessage(channelId)
  const [rejected, setRejected] = useState<readonly RejectedFile[]>([])
  const limitsId = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (send('', { attachments: tray.attachments })) tray.release()
  }
  return (
    <section>
      <ul>
        {rows.map((row) =>
          isGap(row) ? <li key={row}>…</li> : <Line key={row} channelId={channelId} messageKey={row} />,
        )}
      </ul>
      {rejected.length > 0 && (
        <p role="status">
          {rejected.map(words).join(' ')} <button onClick={() => setRejected([])}>Dismiss</button>
        </p>
      )}
      <ul aria-label="Attachments">
        {tray.uploads.map((upload) => (
          <Row key={upload.id} upload={upload} tray={tray} />
        ))}
      </ul>
      {tray.canUpload && (
        <form onSubmit={submit}>
          <label>
            Files{' '}
            <input
              type="file"
              multiple
              aria-describedby={limitsId}
              onChange={({ currentTarget: field }) => {
                void tray.add(field.files ?? []).then(setRejected)
                // The same file may be picked again.
                field.value = ''
              }}
            />
          </label>{' '}
          <span id={limitsId}>At most {tray.limits.count}.</span>{' '}
          <button disabled={!tray.isReady}>Send files</button>
        </form>
      )}
    </section>
  )
}
