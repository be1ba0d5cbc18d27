import { row, types } from './row.ts'

/** What is behind a link, in the form of an attachment. `og_scrape_url` is the link it was read from. */
export interface WireLinkPreview {
  readonly type: string
  readonly title: string
  readonly title_link: string
  readonly og_scrape_url: string
  readonly text?: string
  readonly image_url?: string
  readonly thumb_url?: string
  readonly asset_url?: string
  readonly author_name?: string
  readonly original_width?: number
  readonly original_height?: number
}

export const getOg = row(
  'GET',
  '/og',
  types<{ query: { url: string }; answer: WireLinkPreview & { readonly duration: string } }>(),
  { family: 'common' },
)
