export { ReminderList, type ReminderListProps } from './ReminderList.tsx'
