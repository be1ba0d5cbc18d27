import { wireErrorCode, type WireLinkPreview } from '../../wire/stream/index.ts'
import { badInput, Failure } from '../failure.ts'
import type { Handler } from '../http/call.ts'
import { errand } from '../http/errand.ts'
import type { ServerEnv } from '../scope.ts'
import { linkPreview } from './linkPreview.ts'
import { readHead } from './readHead.ts'
import { readPage, type PageOptions } from './readPage.ts'

/** Shows what is behind a link, before it is sent. Others use the server while the page is being read. */
export const getOg: Handler<'getOg'> = (call) => {
  const { fetchPage, ...services } = call.services
  if (!fetchPage) throw new Failure(wireErrorCode.featureOff, 'This server does not look at web pages')
  const url = call.query.text('url')
  if (url === undefined || url === '') throw badInput('url', 'is required')
  return Promise.resolve(
    errand(
      () => previewOf({ ...services, fetchPage }, call.env, url),
      (_later, preview) => Promise.resolve(preview),
    ),
  )
}

/** Reads what a page says of itself. @throws Failure 4, 16, 23 */
export async function previewOf(
  options: PageOptions,
  env: Pick<ServerEnv, 'after'>,
  link: string,
): Promise<WireLinkPreview> {
  const { url, html } = await readPage(options, env, link)
  return linkPreview(link, url, readHead(html))
}
