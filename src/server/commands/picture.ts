import type { AnyCall } from '../http/call.ts'

/** How large the pictures are, pixels. */
export const PICTURE = { width: 480, height: 270 } as const

/** Where a picture for some words can be seen. */
export const pictureAddress = (call: AnyCall, words: string, round: number): string =>
  call.address(`/api/pictures/${round}/${encodeURIComponent(words)}.svg`, {
    type: 'image/svg+xml',
    bytes: () => new TextEncoder().encode(drawPicture(words, round)),
  })

/**
 * Draws some words as SVG: coloured shapes with the words in front. The same words and round always look the same, so
 * no picture has to be kept.
 */
export function drawPicture(words: string, round: number): string {
  const next = numbers(`${round} ${words}`)
  const { width, height } = PICTURE
  const hue = next(360)
  const colour = (turn: number, light: number): string => `hsl(${(hue + turn) % 360} 70% ${light}%)`
  const shapes = Array.from({ length: 9 }, () => {
    const fill = colour(next(140), 35 + next(30))
    return next(2) === 0
      ? `<circle cx="${next(width)}" cy="${next(height)}" r="${15 + next(70)}" fill="${fill}"/>`
      : `<rect x="${next(width)}" y="${next(height)}" width="${20 + next(150)}" height="${20 + next(150)}" ` +
          `rx="12" fill="${fill}" transform="rotate(${next(90)} ${width / 2} ${height / 2})"/>`
  })
  const characters = Array.from(words)
  const size = Math.max(14, Math.min(64, Math.floor((width - 40) / (0.6 * characters.length))))
  const shown = Math.floor((width - 40) / (0.6 * size))
  const line = characters.length > shown ? `${characters.slice(0, shown - 1).join('')}…` : words
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="${colour(0, 25)}"/>${shapes.join('')}` +
    `<text x="50%" y="50%" text-anchor="middle" dominant-baseline="central" font-family="sans-serif" ` +
    `font-weight="bold" font-size="${size}" fill="#fff" stroke="#000" stroke-width="4" paint-order="stroke" ` +
    `stroke-linejoin="round">${escape(line)}</text></svg>`
  )
}

/** Numbers that look random and are always the same for a text (a small generator, fed with its hash). */
function numbers(text: string): (below: number) => number {
  let state = Array.from(text).reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Controls, which XML has no way to write, are left out. */
const escape = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
