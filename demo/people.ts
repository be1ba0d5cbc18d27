import type { ServerResponse } from 'node:http'
import type { EmbeddedServer, SceneUser } from '../src/server.ts'

/** Tells the demo's page who one can be, each with a token. For a server of one's own machine only. */
export async function answerPeople(
  server: EmbeddedServer,
  people: readonly SceneUser[],
  response: ServerResponse,
): Promise<void> {
  const accounts = await Promise.all(
    people.map(async ({ id, name, image }) => ({
      apiKey: 'parlour-demo',
      token: await server.token(id),
      user: { id, ...(name ? { name } : {}), ...(image ? { image } : {}) },
    })),
  )
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(accounts))
}
