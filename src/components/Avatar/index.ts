export { Avatar, type AvatarProps, UserAvatar } from './Avatar.tsx'
