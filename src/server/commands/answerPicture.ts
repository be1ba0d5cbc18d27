import { drawPicture } from './picture.ts'

/** Answers the address of a drawn picture. It runs nothing and loads nothing, whatever its words are. */
export function answerPicture({ round, name }: { readonly round: string; readonly name: string }): Response {
  const words = name.endsWith('.svg') ? name.slice(0, -4) : ''
  if (!/^\d{1,6}$/.test(round) || words === '' || words.length > 100)
    return new Response('There is no such picture.\n', { status: 404 })
  return new Response(drawPicture(words, Number(round)), {
    headers: {
      'Content-Type': 'image/svg+xml',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}
