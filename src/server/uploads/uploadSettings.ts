import { badInput } from '../failure.ts'
import { bareType, isProven } from './fileType.ts'

/** Which files of one kind the server takes. */
export interface FileSettings {
  /** Bytes, at most 100 MB. @default 100 MB */
  readonly size?: number
  /** Last extensions, without a dot, e.g. `pdf`. @default all that are not blocked */
  readonly allowedExtensions?: readonly string[]
  readonly blockedExtensions?: readonly string[]
  /** E.g. `image/png`, or `image/*` for all pictures. @default all that are not blocked */
  readonly allowedTypes?: readonly string[]
  readonly blockedTypes?: readonly string[]
}

/** Which files the server takes, by the operation that brings them. */
export interface UploadSettings {
  readonly file?: FileSettings
  readonly image?: FileSettings
}

/** The largest file the server ever takes, bytes. */
export const MOST_FILE_BYTES: number = 100 * 1024 * 1024

/** The largest file of a kind, bytes. */
export const sizeLimit = (settings: UploadSettings, kind: keyof UploadSettings): number =>
  Math.min(settings[kind]?.size ?? MOST_FILE_BYTES, MOST_FILE_BYTES)

const isType = (type: string, pattern: string): boolean =>
  pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern

const matches = (type: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => isType(type, pattern.toLowerCase()))

const holds = (extensions: readonly string[], extension: string): boolean =>
  extensions.some((one) => one.toLowerCase().replace(/^\./, '') === extension)

/**
 * Refuses a file that settings do not take. What it is by its bytes counts before what is said of it; to be blocked,
 * either is enough.
 * @param found what it is by its first bytes
 * @throws Failure 4
 */
export function checkSettings(
  { allowedExtensions, blockedExtensions = [], allowedTypes, blockedTypes = [] }: FileSettings,
  { name, type, found }: { readonly name: string; readonly type: string; readonly found: string },
): void {
  const extension = /[^.]\.([^.\s]+)\s*$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (holds(blockedExtensions, extension)) throw badInput('file', `must not be a .${extension}`)
  if (allowedExtensions && !holds(allowedExtensions, extension))
    throw badInput('file', `must be one of .${allowedExtensions.join(', .')}`)
  const said = bareType(type)
  const known = bareType(found)
  // Archives and plain bytes are of many types; for those the sender is believed.
  const judged = isProven(known) || said === '' || isProven(said) ? known : said
  const blocked = [known, said].find((one) => matches(one, blockedTypes))
  if (blocked !== undefined) throw badInput('file', `must not be of the type ${blocked}`)
  if (allowedTypes && !matches(judged, allowedTypes))
    throw badInput('file', `must be of the type ${allowedTypes.join(' or ')}`)
}
