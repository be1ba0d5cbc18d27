import type { RunningServer } from '../../../src/server/node.ts'
import type { Wire } from './world.ts'

export interface SentFile {
  /** Status and code: `201/undefined`, `400/4`. */
  readonly code: string
  readonly body: Wire
}

/** Sends a form to a server on a port, as a browser does. */
export async function sendFile(
  { url, server }: RunningServer,
  path: string,
  form: Readonly<Record<string, Blob | string>>,
  who = 'ann',
): Promise<SentFile> {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) body.set(name, value)
  const response = await fetch(`${url}${path}?api_key=k`, {
    method: 'POST',
    headers: { Authorization: await server.token(who) },
    body,
  })
  const answer = (await response.json()) as Wire
  return { code: `${response.status}/${answer.code}`, body: answer }
}
