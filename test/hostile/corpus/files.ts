import { type HostileEntry, of } from '../entry.ts'

const entry = of('file')
const AT = 'https://files.example/'
const to = (text: string, href: string) => ({ text, links: [{ text, href }] })
const file = (name: string, value: object, text: string, href: string): HostileEntry =>
  entry(name, 'attachment', value, to(text, href))

/** Files whose name, type, kind and address say different things. All of them are a name and a link, whatever they say. */
export const files: readonly HostileEntry[] = [
  file(
    'a picture that is a page',
    { type: 'image', title: 'a.png', image_url: `${AT}a.html`, mime_type: 'text/html' },
    'a.png (files.example)',
    `${AT}a.html`,
  ),
  file(
    'a drawing that may run',
    { type: 'image', title: 'Plan', image_url: `${AT}a.svg`, mime_type: 'image/svg+xml' },
    'Plan',
    `${AT}a.svg`,
  ),
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
    'Map',
  ),
  file(
    'a preview with a picture',
    {
      title: 'News',
      text: 'Read',
      og_scrape_url: AT,
      title_link: AT,
      thumb_url: `${AT}pixel.png`,
      image_url: `${AT}pixel.png`,
    },
    'News (files.example)',
    AT,
  ),
]
