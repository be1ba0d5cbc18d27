export { Composer, type ComposerProps, type ComposerState } from './Composer.tsx'
