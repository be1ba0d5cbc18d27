import type { Strings } from '../../i18n/strings.ts'
import type { UploadLimits } from '../../model/upload.ts'

/** What is taken, as it is told beside the button (UP-3); '' where everything is. */
export function limitWords(strings: Strings, { count, totalSize, image, file }: UploadLimits): string {
  const types = typesOf(file)
  // No news where as many files as are taken cannot be more.
  const isTotalNarrower = totalSize < count * Math.max(image.size, file.size)
  return [
    Number.isFinite(count) && strings.uploadMost(count),
    Number.isFinite(file.size) && Number.isFinite(image.size) && strings.uploadSizes(image.size, file.size),
    isTotalNarrower && strings.uploadTotal(totalSize),
    types.length > 0 && strings.uploadTypes([...new Set([...typesOf(image), ...types])]),
  ]
    .filter(Boolean)
    .join(' ')
}

const typesOf = ({ allowedExtensions, allowedTypes }: UploadLimits['file']): readonly string[] =>
  allowedExtensions ?? allowedTypes ?? []
