export { ReportDialog, type ReportDialogProps } from './ReportDialog.tsx'
export { useReport } from './useReport.tsx'
