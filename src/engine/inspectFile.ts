import type { FileRefusal, UploadLimits } from '../model/upload.ts'
import { checkFile } from '../state/checkFiles.ts'
import { HEAD_BYTES, provenType } from '../state/fileType.ts'

/** Looks at one file and its first bytes, before any of it leaves: its true type, or why it is not taken. */
export async function inspectFile(
  file: File,
  limits: UploadLimits,
): Promise<{ readonly type: string } | FileRefusal> {
  const refusal = checkFile(file, limits)
  if (refusal) return refusal
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    const proven = provenType(file, head)
    return 'reason' in proven ? proven : (checkFile(file, limits, proven.type) ?? proven)
  } catch {
    return { reason: 'unreadable' }
  }
}
