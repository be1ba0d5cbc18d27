import { onlyOrientation, orientationOf } from './exifOrientation.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A picture without what its camera, phone or editor wrote into it. */
export interface StrippedPicture {
  /** Pieces that are the file when they are put together. */
  readonly parts: readonly Bytes[]
  /** It moves: to draw it anew would stop it. */
  readonly isAnimated: boolean
}

/**
 * Takes out where, when, by whom and with what a picture was made: EXIF, XMP, IPTC, comments, previews, and whatever hangs
 * behind its end. No pixel changes; its colours and the way it lies stay. What is broken stays as it is from there on.
 */
export function stripPicture(bytes: Bytes, type: string): StrippedPicture {
  switch (type) {
    case 'image/jpeg':
      return { parts: stripJpeg(bytes), isAnimated: false }
    case 'image/png':
      return stripPng(bytes)
    case 'image/webp':
      return stripWebp(bytes)
    default:
      return { parts: [bytes], isAnimated: type === 'image/gif' }
  }
}

const textAt = (bytes: Bytes, place: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(place, place + length))
const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const EXIF_MARK = [0x45, 0x78, 0x69, 0x66, 0, 0] as const

/** Segments after a marker of two bytes; only those that say how the pixels are to be read stay. */
function stripJpeg(bytes: Bytes): readonly Bytes[] {
  const parts: Bytes[] = [bytes.subarray(0, 2)]
  const view = viewOf(bytes)
  let place = 2
  while (place + 4 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0
    if (marker === 0xff) {
      place += 1
      continue
    }
    if (marker === 0xd9) break
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
    let end = place + 2 + (isBare ? 0 : view.getUint16(place + 2))
    if (end > bytes.length) break
    // What follows the head of a scan runs to the next marker.
    if (marker === 0xda) end = endOfScan(bytes, end)
    const name = textAt(bytes, place + 4, 11)
    if (marker === 0xe1 && name.startsWith('Exif')) {
      const orientation = orientationOf(bytes.subarray(place + 10, end))
      if (orientation !== 1) parts.push(joined([0xff, 0xe1, 0, 34], EXIF_MARK, onlyOrientation(orientation)))
    } else if (staysInJpeg(marker, name)) parts.push(bytes.subarray(place, end))
    place = end
  }
  const isWhole = bytes[place] === 0xff && bytes[place + 1] === 0xd9
  return [...parts, isWhole ? bytes.subarray(place, place + 2) : bytes.subarray(place)]
}

/** Of what applications add, the frame of the format, the colours, and how they were turned into numbers. */
function staysInJpeg(marker: number, name: string): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return (
    (marker === 0xe0 && name.startsWith('JFIF')) ||
    (marker === 0xe2 && name === 'ICC_PROFILE') ||
    (marker === 0xee && name.startsWith('Adobe'))
  )
}

function endOfScan(bytes: Bytes, start: number): number {
  for (let place = bytes.indexOf(0xff, start); place >= 0; place = bytes.indexOf(0xff, place + 1)) {
    const next = bytes[place + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return place
  }
  return bytes.length
}

const DROPPED_IN_PNG: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

/** Chunks: length, name, content, checksum. */
function stripPng(bytes: Bytes): StrippedPicture {
  const parts: Bytes[] = [bytes.subarray(0, 8)]
  const view = viewOf(bytes)
  let place = 8
  let isAnimated = false
  let name = ''
  while (place + 12 <= bytes.length && name !== 'IEND') {
    const end = place + 12 + view.getUint32(place)
    if (end > bytes.length) break
    name = textAt(bytes, place + 4, 4)
    isAnimated ||= name === 'acTL'
    const orientation = name === 'eXIf' ? orientationOf(bytes.subarray(place + 8, end - 4)) : 1
    if (orientation !== 1) parts.push(pngChunk(name, onlyOrientation(orientation)))
    else if (!DROPPED_IN_PNG.has(name)) parts.push(bytes.subarray(place, end))
    place = end
  }
  return { parts: name === 'IEND' ? parts : [...parts, bytes.subarray(place)], isAnimated }
}

function pngChunk(name: string, content: Uint8Array): Bytes {
  const chunk = joined(
    [0, 0, 0, 0],
    Array.from(name, (sign) => sign.charCodeAt(0)),
    content,
    [0, 0, 0, 0],
  )
  const view = viewOf(chunk)
  view.setUint32(0, content.length)
  view.setUint32(chunk.length - 4, checksum(chunk.subarray(4, -4)))
  return chunk
}

/** CRC-32, as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

const WEBP_EXIF = 0x08
const WEBP_XMP = 0x04
const WEBP_MOVES = 0x02

/** Chunks of even length in one frame, whose first one says which others there are. */
function stripWebp(bytes: Bytes): StrippedPicture {
  const view = viewOf(bytes)
  const parts: Bytes[] = []
  let flags: Bytes | undefined
  let place = 12
  let orientation = 1
  while (place + 8 <= bytes.length) {
    const size = view.getUint32(place + 4, true)
    const end = Math.min(bytes.length, place + 8 + size + (size % 2))
    const name = textAt(bytes, place, 4)
    if (name === 'EXIF') {
      const start = place + 8 + (textAt(bytes, place + 8, 4) === 'Exif' ? 6 : 0)
      orientation = orientationOf(bytes.subarray(start, end))
    } else if (name === 'VP8X') parts.push((flags = bytes.slice(place, end)))
    else if (name !== 'XMP ') parts.push(bytes.subarray(place, end))
    place = end
  }
  const isAnimated = ((flags?.[8] ?? 0) & WEBP_MOVES) !== 0
  if (flags) {
    const before = flags[8] ?? 0
    flags[8] = (before & ~(WEBP_EXIF | WEBP_XMP)) | (orientation === 1 ? 0 : WEBP_EXIF)
    if (orientation !== 1)
      parts.push(joined([0x45, 0x58, 0x49, 0x46, 26, 0, 0, 0], onlyOrientation(orientation)))
  }
  const head = bytes.slice(0, 12)
  if (head.length === 12)
    viewOf(head).setUint32(4, 4 + parts.reduce((sum, part) => sum + part.length, 0), true)
  return { parts: [head, ...parts], isAnimated }
}
