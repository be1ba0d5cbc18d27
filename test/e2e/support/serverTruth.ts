import type { WireMessage } from '../../../src/wire/stream/message.ts'
import type { Account } from '../../../demo/account.ts'

/** What the server itself says there is, asked past every page and every fault. */
export interface ServerMessage {
  readonly id: string
  readonly author: string
  readonly text: string
  /** `person:reaction`, sorted. */
  readonly reactions: readonly string[]
}

const MOST_A_PAGE = 300

/** All messages of a channel that are not deleted, oldest first. @param url of the server, not of a proxy */
export async function askServer(url: string, channel: string): Promise<readonly ServerMessage[]> {
  const people = (await (await fetch(`${url}/demo/people`)).json()) as readonly Account[]
  const asker = people[0]
  if (!asker) throw new Error('Nobody is here to ask as.')
  const path = `${url}/channels/${channel.replace(':', '/')}/query?api_key=${asker.apiKey}`
  const all: WireMessage[] = []
  for (;;) {
    const before = all[0] ? { id_lt: all[0].id } : {}
    const answer = await fetch(path, {
      method: 'POST',
      headers: { Authorization: asker.token, 'stream-auth-type': 'jwt', 'Content-Type': 'application/json' },
      body: JSON.stringify({ state: true, messages: { limit: MOST_A_PAGE, ...before } }),
    })
    if (!answer.ok) throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
    const { messages } = (await answer.json()) as { readonly messages: readonly WireMessage[] }
    all.unshift(...messages)
    if (messages.length < MOST_A_PAGE) break
  }
  return all.flatMap(({ id, type, text, user, latest_reactions }) =>
    type === 'deleted'
      ? []
      : [
          {
            id,
            author: user?.id ?? '',
            text,
            reactions: latest_reactions.map((reaction) => `${reaction.user_id}:${reaction.type}`).toSorted(),
          },
        ],
  )
}
