export { Avatar, type AvatarProps } from './Avatar.tsx'
export { UserAvatar, type UserAvatarProps } from './UserAvatar.tsx'
