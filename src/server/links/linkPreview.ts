import type { WireLinkPreview } from '../../wire/stream/index.ts'
import { notFound } from '../failure.ts'
import type { PageHead } from './readHead.ts'

const LONGEST = { title: 300, text: 1000, address: 2000 } as const

/**
 * What a page says of itself, as an attachment.
 * @param link as it was written
 * @param url where it led
 * @throws Failure 16 when the page says nothing
 */
export function linkPreview(link: string, url: string, { title, metas }: PageHead): WireLinkPreview {
  const text = (longest: number, ...names: readonly string[]): string =>
    shorten(names.map((name) => metas.get(name)).find((content) => content !== undefined) ?? '', longest)
  const address = (...names: readonly string[]): string | undefined =>
    names.map((name) => absolute(metas.get(name), url)).find((found) => found !== undefined)
  const heading = text(LONGEST.title, 'og:title', 'twitter:title') || shorten(title, LONGEST.title)
  if (heading === '') throw notFound(`A title of ${link}`)
  const about = text(LONGEST.text, 'og:description', 'twitter:description', 'description')
  const site = text(LONGEST.title, 'og:site_name')
  const picture = address('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image')
  const video = address('og:video:secure_url', 'og:video', 'og:video:url')
  const audio = address('og:audio:secure_url', 'og:audio', 'og:audio:url')
  const media = video ?? audio
  const width = size(metas.get('og:image:width'))
  const height = size(metas.get('og:image:height'))
  return {
    type: video ? 'video' : audio ? 'audio' : picture ? 'image' : 'article',
    title: heading,
    // Where the person goes is what was written, not what the page would like.
    title_link: link,
    og_scrape_url: link,
    ...(about === '' ? {} : { text: about }),
    ...(picture ? { image_url: picture, thumb_url: picture } : {}),
    ...(picture && width && height ? { original_width: width, original_height: height } : {}),
    ...(media ? { asset_url: media } : {}),
    ...(site === '' ? {} : { author_name: site }),
  }
}

/** Cut between characters that belong together, not within one. */
const shorten = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`

function absolute(content: string | undefined, base: string): string | undefined {
  if (content === undefined || !URL.canParse(content, base)) return undefined
  const { protocol, username, password, href } = new URL(content, base)
  const isFit =
    /^https?:$/.test(protocol) && username === '' && password === '' && href.length <= LONGEST.address
  return isFit ? href : undefined
}

const size = (content: string | undefined): number | undefined =>
  content !== undefined && /^[1-9]\d{0,4}$/.test(content) ? Number(content) : undefined
