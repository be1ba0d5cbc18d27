import { type FormEvent, type JSX, useState } from 'react'
import {
  type ChannelId,
  Dropzone,
  UploadButton,
  UploadTray,
  useSendMessage,
  useUploads,
} from '../../../src/index.ts'

interface AttachingProps {
  readonly channelId: ChannelId
}

/** A form of one's own that takes files; `Channel` and `Composer` have all of this by themselves. */
export function Attaching({ channelId }: AttachingProps): JSX.Element {
  const { isReady, attachments, release } = useUploads(channelId)
  const send = useSendMessage(channelId)
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!send(text, { attachments })) return
    setText('')
    release()
  }
  return (
    <form className="photo-form" onSubmit={submit}>
      <UploadTray channelId={channelId} />
      <input aria-label="What is it?" value={text} onChange={({ target }) => setText(target.value)} />
      <UploadButton channelId={channelId} />
      <button disabled={!isReady}>Publish</button>
      <Dropzone channelId={channelId} />
    </form>
  )
}
