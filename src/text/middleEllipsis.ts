import { graphemes } from './graphemes.ts'

/** Graphemes of a file name that fit on a line or two, and how many of them stay at its end, where its ending is. */
const FITS = 48
const END = 16

/** Cuts the middle out of a name that is too long to be read, so that its beginning and its real ending stay. */
export function middleEllipsis(name: string): string {
  if (name.length <= FITS) return name
  const all = graphemes(name, 1_000)
  return all.length <= FITS ? name : `${all.slice(0, FITS - END - 1).join('')}…${all.slice(-END).join('')}`
}
