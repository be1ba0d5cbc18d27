'use client'
import { lazy } from 'react'
import { useRoot } from '../Chat/RootContext.ts'
import type { ReportDialogProps } from './ReportDialog.tsx'

const ReportDialog = lazy(async () => ({ default: (await import('./ReportDialog.tsx')).ReportDialog }))

/** Opens the dialog that reports a message or a person (MO-1). Its code comes with the first press. */
export function useReport({ userId, message }: Omit<ReportDialogProps, 'onClose'>): () => void {
  const { show } = useRoot()
  return () => show(<ReportDialog userId={userId} message={message} onClose={() => show(null)} />)
}
