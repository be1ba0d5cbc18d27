'use client'
import { type JSX, lazy, Suspense } from 'react'
import { useChatState } from '../../hooks/bridges/useChatState.ts'
import { useFilesAtFirst } from '../../hooks/useFilesAtFirst.ts'
import { FaultBoundary } from '../FaultBoundary.tsx'

const UploadWatch = lazy(async () => ({ default: (await import('./UploadWatch.tsx')).UploadWatch }))

/** Watches over files while there are any; a chat without them pays nothing. */
export function Uploading(): JSX.Element | null {
  const hasFiles = useChatState(({ uploads, sentUploads }) => uploads.size + sentUploads.size > 0)
  return hasFiles ? <Watched /> : null
}

/** Some may have arrived before what watches over them has been loaded. */
function Watched(): JSX.Element {
  const begun = useFilesAtFirst()
  return (
    <FaultBoundary of="uploads" fallback={null}>
      <Suspense fallback={null}>
        <UploadWatch begun={begun} />
      </Suspense>
    </FaultBoundary>
  )
}
