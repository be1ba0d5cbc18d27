import type { AttachmentProps } from '../src/index.ts'

type Attached = AttachmentProps['attachment']

const CHALK = ['#2f6f8f', '#8f5a2f', '#4f7a3a', '#7a3a6b', '#3a4f7a', '#8f2f3f']

const addresses = new Map<string, string>()

/** The address of something that the page holds itself; the same words give the same address. */
function held(key: string, make: () => Blob): string {
  const known = addresses.get(key)
  if (known !== undefined) return known
  const made = URL.createObjectURL(make())
  addresses.set(key, made)
  return made
}

/** A picture of a shape, drawn here: a hill, a sun, and its number. */
function drawn(place: number, width: number, height: number): string {
  const colour = CHALK[place % CHALK.length]
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour}"/><circle cx="${width * 0.75}" cy="${height * 0.3}" r="${Math.min(width, height) * 0.12}" fill="#ffe9a8"/><path d="M0 ${height}L${width * 0.35} ${height * 0.45}L${width * 0.6} ${height * 0.8}L${width * 0.8} ${height * 0.6}L${width} ${height}Z" fill="#00000055"/><text x="50%" y="52%" font-family="sans-serif" font-size="${Math.min(width, height) * 0.25}" text-anchor="middle" fill="#ffffff">${place + 1}</text></svg>`
  return held(text, () => new Blob([text], { type: 'image/svg+xml' }))
}

/** Seconds of a sound that swells and falls, as a WAV of 8 kHz. */
export function sound(seconds: number): string {
  return held(`sound ${seconds}`, () => {
    const rate = 8_000
    const samples = Uint8Array.from({ length: seconds * rate }, (_, at) => {
      const swell = Math.sin((Math.PI * at) / (seconds * rate)) * 0.5
      return 128 + Math.round(127 * swell * Math.sin((at * 2 * Math.PI * 220) / rate))
    })
    const head = new DataView(new ArrayBuffer(44))
    const words = (at: number, text: string): void =>
      text.split('').forEach((letter, place) => head.setUint8(at + place, letter.charCodeAt(0)))
    words(0, 'RIFF')
    head.setUint32(4, 36 + samples.length, true)
    words(8, 'WAVEfmt ')
    head.setUint32(16, 16, true)
    head.setUint16(20, 1, true)
    head.setUint16(22, 1, true)
    head.setUint32(24, rate, true)
    head.setUint32(28, rate, true)
    head.setUint16(32, 1, true)
    head.setUint16(34, 8, true)
    words(36, 'data')
    head.setUint32(40, samples.length, true)
    return new Blob([head, samples], { type: 'audio/wav' })
  })
}

const nothing = {
  title: '',
  text: '',
  url: null,
  thumbnailUrl: null,
  mimeType: '',
  size: 0,
} as const

/** An attachment of a kind, with what is told of it. */
export const attached = (kind: Attached['kind'], more: Partial<Attached> = {}): Attached => ({
  ...nothing,
  kind,
  ...more,
})

const SHAPES = [
  [640, 400],
  [400, 640],
  [1600, 400],
  [500, 500],
] as const

/** A picture; each place has a shape and colour of its own. */
export function picture(place: number, more: Partial<Attached> = {}): Attached {
  const [width, height] = SHAPES[place % SHAPES.length] ?? SHAPES[0]
  const url = drawn(place, width, height)
  return attached('image', {
    title: `hill-${place + 1}.svg`,
    alt: `Hill number ${place + 1}`,
    url,
    thumbnailUrl: url,
    width,
    height,
    ...more,
  })
}

export const pictures = (count: number): readonly Attached[] =>
  Array.from({ length: count }, (_, place) => picture(place))

/** Something somebody said. */
export const spoken = (seconds: number, more: Partial<Attached> = {}): Attached =>
  attached('audio', {
    title: 'voice-message.wav',
    mimeType: 'audio/wav',
    url: sound(seconds),
    size: 44 + seconds * 8_000,
    voice: {
      duration: seconds,
      waveform: Array.from({ length: 64 }, (_, at) => Math.abs(Math.sin(at / 5) * Math.cos(at / 17))),
    },
    ...more,
  })

/** An address that exists on this page and holds nothing that could be shown. */
export const broken = (): string => held('broken', () => new Blob(['no picture'], { type: 'image/png' }))
