import { type HostileEntry, of, UNSHOWN } from '../entry.ts'

const entry = of('file')
const AT = 'https://files.example/'
const to = (text: string, href: string) => ({ text, links: [{ text, href }] })
const file = (name: string, value: object, text: string, href: string): HostileEntry =>
  entry(name, 'attachment', value, to(text, href))

const picture = (
  name: string,
  value: { readonly title: string; readonly image_url: string; readonly mime_type: string },
): HostileEntry =>
  entry(
    name,
    'attachment',
    { type: 'image', ...value },
    { text: '', links: [{ text: '', href: value.image_url }], images: [value.image_url] },
  )

/**
 * Files whose name, type, kind and address say different things. Pictures are pictures, and all else is a name and a
 * link, whatever it says.
 */
export const files: readonly HostileEntry[] = [
  // A picture is asked for as one, and runs nothing: neither as a page nor as a drawing.
  picture('a picture that is a page', { title: 'a.png', image_url: `${AT}a.html`, mime_type: 'text/html' }),
  picture('a drawing that may run', { title: 'Plan', image_url: `${AT}a.svg`, mime_type: 'image/svg+xml' }),
  file(
    'a picture that is a program',
    { type: 'file', title: 'photo.jpg', asset_url: `${AT}photo.jpg.exe` },
    'photo.jpg (files.example)',
    `${AT}photo.jpg.exe`,
  ),
  file(
    'a sound that is a page',
    { type: 'audio', title: 'Song', asset_url: `${AT}song.html`, mime_type: 'text/html' },
    'Song',
    `${AT}song.html`,
  ),
  file(
    'a video of no size',
    { type: 'video', title: 'Film', asset_url: `${AT}film`, file_size: -1 },
    'Film',
    `${AT}film`,
  ),
  file(
    'folders before its name',
    { type: 'file', title: '../../etc/passwd', asset_url: `${AT}a` },
    'passwd',
    `${AT}a`,
  ),
  file(
    'other folders before its name',
    { type: 'file', title: 'C:\\Users\\ann\\notes', asset_url: `${AT}a` },
    'notes',
    `${AT}a`,
  ),
  file(
    'a turned ending',
    { type: 'file', title: 'annual\u202Efdp', asset_url: `${AT}a` },
    'annualfdp',
    `${AT}a`,
  ),
  file(
    'an ending out of sight',
    { type: 'file', title: 'photo\n\n\n\nexe', asset_url: `${AT}a` },
    'photo exe',
    `${AT}a`,
  ),
  file(
    'an unseen ending',
    { type: 'file', title: 'photo\u200B\u2060', asset_url: `${AT}a` },
    'photo',
    `${AT}a`,
  ),
  file('no name', { type: 'file', asset_url: `${AT}a` }, 'files.example', `${AT}a`),
  file('a kind that would run', { type: 'iframe', title: 'Map', asset_url: `${AT}map` }, 'Map', `${AT}map`),
  entry(
    'a page of its own',
    'attachment',
    { type: 'html', title: 'Map', text: '<iframe src=//x.example>', html: '<b>' },
    `Map\n${UNSHOWN}`,
  ),
  entry(
    'a preview with a picture',
    'attachment',
    {
      title: 'News',
      text: 'Read',
      og_scrape_url: AT,
      title_link: AT,
      thumb_url: `${AT}pixel.png`,
      image_url: `${AT}pixel.png`,
    },
    { ...to('News\nRead\nfiles.example', AT), images: [`${AT}pixel.png`] },
  ),
]
