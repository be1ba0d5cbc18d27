export { MessageSkeleton } from './MessageSkeleton.tsx'
export { Skeleton, type SkeletonKind } from './Skeleton.tsx'
