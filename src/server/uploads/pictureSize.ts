import type { WireImageSize } from '../../wire/stream/index.ts'
import { badInput } from '../failure.ts'
import { fields, type Fields } from '../fields.ts'

/**
 * How a picture is wanted. `clip`: whole, within the size, and never enlarged; `crop`: the size is filled and the rest cut
 * off; `scale`: exactly the size, whatever becomes of the shape; `fill`: whole, with empty bars. With one side alone it is
 * always `clip`.
 */
export type PictureSize = Required<Pick<WireImageSize, 'resize' | 'crop'>> &
  Pick<WireImageSize, 'width' | 'height'>

/** Pixels of a picture, as it is shown. */
export interface PictureExtent {
  readonly width: number
  readonly height: number
}

const WAYS = ['clip', 'crop', 'scale', 'fill'] as const
const SIDES = ['top', 'bottom', 'left', 'right', 'center'] as const
const LONGEST_SIDE = 10_000
const MOST_PIXELS = 16_800_000

/** The sizes that an upload asks for. @throws Failure 4 unless they are sizes */
export const readSizes = (list: readonly unknown[]): readonly PictureSize[] =>
  list.flatMap((entry, place) => sizeOf(fields(entry, `upload_sizes.${place}`), 'width', 'height') ?? [])

/** The size that an address asks for, if any. @throws Failure 4 unless it is a size */
export function sizeInAddress(query: URLSearchParams): PictureSize | undefined {
  const side = (name: string) => {
    const text = query.get(name)
    return text === null ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : text
  }
  const words = { resize: query.get('resize'), crop: query.get('crop') }
  return sizeOf(fields({ w: side('w'), h: side('h'), ...words }, ''), 'w', 'h')
}

/** What one size is called: the same for all that make the same of a picture. */
export const sizeName = ({ width = 0, height = 0, resize, crop }: PictureSize): string =>
  width === 0 || height === 0 || resize !== 'crop'
    ? `${width}x${height}${width === 0 || height === 0 ? '' : `-${resize}`}`
    : `${width}x${height}-crop-${crop}`

/** What an address says for a size. */
export const sizeQuery = ({ width, height, resize }: PictureSize): string =>
  new URLSearchParams({
    ...(width === undefined ? {} : { w: String(width) }),
    ...(height === undefined ? {} : { h: String(height) }),
    resize,
  }).toString()

function sizeOf(size: Fields, w: string, h: string): PictureSize | undefined {
  const width = size.count(w, 1, LONGEST_SIDE)
  const height = size.count(h, 1, LONGEST_SIDE)
  const resize = oneOf(size, 'resize', WAYS) ?? 'clip'
  const crop = oneOf(size, 'crop', SIDES) ?? 'center'
  if ((width ?? 1) * (height ?? 1) > MOST_PIXELS)
    throw badInput(size.path || w, `must have at most ${MOST_PIXELS} pixels`)
  if (width === undefined && height === undefined) return undefined
  return {
    resize,
    crop,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  }
}

function oneOf<Word extends string>(size: Fields, name: string, known: readonly Word[]): Word | undefined {
  const value = size.text(name)
  const word = known.find((one) => one === value)
  if (value !== undefined && word === undefined)
    throw badInput(size.path === '' ? name : `${size.path}.${name}`, `must be one of ${known.join(', ')}`)
  return word
}
