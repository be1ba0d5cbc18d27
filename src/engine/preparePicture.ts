import { stripPicture } from './stripPicture.ts'

/** What is done to pictures before they leave. */
export interface PictureOptions {
  /**
   * Leaves in them where, when and with what they were taken. Without it that is cut out of JPEG, PNG and WebP; their
   * pixels stay as they are. @default false
   */
  readonly keepsMetadata?: boolean
  /** The most pixels across; larger ones are drawn smaller. @default as many as there are */
  readonly maxWidth?: number
  /** @default as many as there are */
  readonly maxHeight?: number
  /** Of a JPEG or WebP that is drawn smaller, 0–1. @default 0.85 */
  readonly quality?: number
}

export interface PreparedPicture {
  /** What leaves. */
  readonly file: Blob
  /** As it is shown, turned as its camera says; absent where that cannot be told. */
  readonly width?: number
  readonly height?: number
}

/** Pictures that can be drawn smaller and stay what they are. */
const DRAWN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Makes a picture ready to leave. It never fails: what cannot be done to it is left out. */
export async function preparePicture(
  file: Blob,
  { keepsMetadata = false, maxWidth = Infinity, maxHeight = Infinity, quality = 0.85 }: PictureOptions = {},
): Promise<PreparedPicture> {
  const { stripped, isAnimated } = await strip(file)
  const ready = keepsMetadata ? file : stripped
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    // A platform without pictures, or a picture that it does not know.
    return { file: ready }
  }
  const { width, height } = bitmap
  const share = Math.min(1, maxWidth / width, maxHeight / height)
  try {
    if (share < 1 && !isAnimated && DRAWN.has(file.type)) {
      const size = [Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share))] as const
      const drawn = await draw(bitmap, size, { type: file.type, quality })
      if (drawn) return { file: drawn, width: size[0], height: size[1] }
    }
  } finally {
    bitmap.close()
  }
  return { file: ready, width, height }
}

async function strip(file: Blob): Promise<{ readonly stripped: Blob; readonly isAnimated: boolean }> {
  try {
    const { parts, isAnimated } = stripPicture(new Uint8Array(await file.arrayBuffer()), file.type)
    const stripped = new Blob([...parts], { type: file.type })
    // There was nothing to take out.
    return { stripped: stripped.size === file.size ? file : stripped, isAnimated }
  } catch {
    return { stripped: file, isAnimated: true }
  }
}

/** Undefined where the platform cannot write pictures of this type. */
async function draw(
  bitmap: ImageBitmap,
  [width, height]: readonly [width: number, height: number],
  format: { readonly type: string; readonly quality: number },
): Promise<Blob | undefined> {
  try {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) return undefined
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    const drawn = await canvas.convertToBlob(format)
    return drawn.type === format.type ? drawn : undefined
  } catch {
    return undefined
  }
}
