export { Notice, type NoticeProps } from './Notice.tsx'
export { NoticeList } from './NoticeList.tsx'
