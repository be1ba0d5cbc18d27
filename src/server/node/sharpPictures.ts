import type { Sharp, SharpOptions } from 'sharp'
import type { Pictures } from '../services.ts'
import type { StoredFile } from '../uploads/fileStore.ts'
import type { PictureSize } from '../uploads/pictureSize.ts'
import { readWhole } from '../uploads/readWhole.ts'

/** More are not decoded, however small the file that claims them; pictures that move count with all that they show. */
const MOST_PIXELS = 50_000_000
const LONGEST_SECONDS = 10

const FITS = { clip: 'inside', crop: 'cover', scale: 'fill', fill: 'contain' } as const

/** Draws pictures with the package `sharp`. Where that is not installed, they stay as they are. */
export function sharpPictures(): Pictures {
  let loading: Promise<typeof import('sharp') | undefined> | undefined
  const open = async (file: StoredFile, options: SharpOptions = {}): Promise<Sharp | undefined> => {
    loading ??= import('sharp').catch(() => undefined)
    const module = await loading
    return module?.default(await readWhole(file), { limitInputPixels: MOST_PIXELS, ...options })
  }

  return {
    async measure(file) {
      const found = await (await open(file))?.metadata()
      if (!found || found.width * found.height > MOST_PIXELS) return undefined
      const { width, height } = found.autoOrient
      return { width, height }
    },
    async draw(file, size) {
      const picture = await open(file, { animated: true })
      if (!picture) return undefined
      const drawn = await picture
        .timeout({ seconds: LONGEST_SECONDS })
        .autoOrient()
        .resize(resizeOf(size))
        .toBuffer()
      return new Uint8Array(drawn)
    },
  }
}

function resizeOf({ width, height, resize, crop }: PictureSize) {
  const way = width === undefined || height === undefined ? 'clip' : resize
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    fit: FITS[way],
    position: crop,
    withoutEnlargement: way === 'clip',
    background: { r: 255, g: 255, b: 255, alpha: 0 },
  }
}
