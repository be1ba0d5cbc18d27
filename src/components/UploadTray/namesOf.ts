import type { Strings } from '../../i18n/strings.ts'
import type { SentUpload } from '../../model/upload.ts'
import { cleanFileName } from '../../text/index.ts'

/** What each file of a row is called on its controls: those of one name are numbered, so that no two buttons say the same. */
export function namesOf(
  strings: Strings,
  uploads: readonly Pick<SentUpload, 'name' | 'kind'>[],
): readonly string[] {
  const names = uploads.map(({ name, kind }) => cleanFileName(name) || strings.attachments[kind])
  return names.map((name, at) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name
    const before = names.slice(0, at).filter((other) => other === name).length
    return strings.uploadSameName(name, before + 1)
  })
}
