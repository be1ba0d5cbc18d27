import { type FormEvent, type JSX, useState } from 'react'
import {
  type ChannelId,
  isGap,
  type MessageKey,
  useMessage,
  useMessages,
  useSendMessage,
  useUser,
} from '../../../src/headless.ts'

interface LineProps {
  readonly channelId: ChannelId
  readonly messageKey: MessageKey
}

/** A row reads its own message, so an event draws only the rows it is about. */
function Line({ channelId, messageKey }: LineProps): JSX.Element | null {
  const { message } = useMessage(channelId, messageKey)
  if (!message) return null
  return (
    <li>
      <Author userId={message.authorId} />: <bdi>{message.text}</bdi> ({message.status})
    </li>
  )
}

function Author({ userId }: { readonly userId: Parameters<typeof useUser>[0] }): JSX.Element {
  const { user } = useUser(userId)
  return <bdi>{user?.name || userId}</bdi>
}

/** A conversation in bare HTML: hooks give the data and what can be done; everything you see is yours. */
export function Room({ channelId }: { readonly channelId: ChannelId }): JSX.Element {
  const { rows, hasOlder, loadOlder } = useMessages(channelId)
  const send = useSendMessage(channelId)
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (send(text)) setText('')
  }
  return (
    <section>
      {hasOlder && <button onClick={() => void loadOlder()}>Older</button>}
      <ul>
        {rows.map((row) =>
          isGap(row) ? <li key={row}>…</li> : <Line key={row} channelId={channelId} messageKey={row} />,
        )}
      </ul>
      <form onSubmit={submit}>
        <label>
          Message <input value={text} onChange={(event) => setText(event.target.value)} />
        </label>{' '}
        <button>Send</button>
      </form>
    </section>
  )
}
