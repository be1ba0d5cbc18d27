import type { FileRefusal, FileRules, Upload, UploadLimits } from '../model/upload.ts'
import { extensionOf, isPicture, isProgram, PROGRAMS } from './fileType.ts'

/** What is known of a file before it is read. */
export type FileFacts = Pick<File, 'name' | 'size' | 'type' | 'lastModified'>

/** Longer ones are cut by servers and disks, each in its own way. */
const LONGEST_NAME = 200

/** Paths, controls, half characters, and what turns the order of letters round so that `gpj.exe` looks like a picture. */
const BAD_SIGNS = /[/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

const isBadName = (name: string): boolean =>
  name.length > LONGEST_NAME || /^[.\s]*$/.test(name) || BAD_SIGNS.test(name)

/** A program behind an extension of a document: two extensions of which the first is known to people. */
const isDisguised = (name: string): boolean =>
  PROGRAMS.includes(extensionOf(name)) &&
  /\.(?:jpe?g|png|gif|webp|heic|bmp|svg|pdf|docx?|xlsx?|pptx?|txt|rtf|csv|mp[34]|mov|avi|zip)\s*\.[^.]+$/i.test(
    name,
  )

const isType = (type: string, pattern: string): boolean =>
  pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern

/** Whether rules take an extension and a type. An extension or type that is not known is on no list. */
function typeRefusal(extension: string, type: string, rules: FileRules): FileRefusal | null {
  const { allowedExtensions, allowedTypes, blockedExtensions, blockedTypes } = rules
  // Who says which extensions are blocked has thought of programs.
  const standard = blockedExtensions === undefined
  const isBlocked =
    (blockedExtensions ?? PROGRAMS).includes(extension) ||
    (blockedTypes ?? []).some((pattern) => isType(type, pattern)) ||
    (standard && isProgram(type))
  const isLeftOut =
    (allowedExtensions !== undefined && !allowedExtensions.includes(extension)) ||
    (allowedTypes !== undefined && !allowedTypes.some((pattern) => isType(type, pattern)))
  if (!isBlocked && !isLeftOut) return null
  return {
    reason: 'type-not-allowed',
    type: extension || type,
    allowed: allowedExtensions ?? allowedTypes ?? [],
  }
}

/** Which rules hold for a file of a type. */
export const rulesFor = (type: string, limits: UploadLimits): FileRules =>
  isPicture(type) ? limits.image : limits.file

/**
 * Checks one file by itself, before anything of it is read; `null`: nothing is wrong with it (UP-2, UP-3).
 * @param type what it says it is, or what it was found to be
 */
export function checkFile(
  { name, size, type: said }: FileFacts,
  limits: UploadLimits,
  type: string = said,
): FileRefusal | null {
  const rules = rulesFor(type, limits)
  if (isBadName(name)) return { reason: 'bad-name' }
  if (isDisguised(name)) return { reason: 'disguised' }
  if (size === 0) return { reason: 'empty' }
  return (
    typeRefusal(extensionOf(name), type, rules) ??
    (size > rules.size ? { reason: 'too-big', size, max: rules.size } : null)
  )
}

/** What of an upload counts when another file comes into its tray. */
export type HeldFile = Pick<Upload, 'name' | 'size' | 'modifiedAt'>

/** Whether there is room for one more file beside those that are there; `null`: there is. */
export function checkRoom(
  { name, size, lastModified }: FileFacts,
  held: readonly HeldFile[],
  limits: Pick<UploadLimits, 'count' | 'totalSize'>,
  takesDuplicates = false,
): FileRefusal | null {
  const isThere = held.some(
    (other) => other.name === name && other.size === size && other.modifiedAt === lastModified,
  )
  if (isThere && !takesDuplicates) return { reason: 'duplicate' }
  if (held.length >= limits.count) return { reason: 'too-many', max: limits.count }
  const total = held.reduce((sum, other) => sum + other.size, size)
  return total > limits.totalSize ? { reason: 'total-too-big', max: limits.totalSize } : null
}
