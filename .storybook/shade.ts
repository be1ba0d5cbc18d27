import { type Look, themeOf } from './looks.tsx'

/** The one of two colours that a story's look asks for, for a play that reads colours: the light one or the dark one. */
export const shade = (
  { globals }: { readonly globals: Readonly<Record<string, unknown>> },
  light: string,
  dark: string,
): string => (themeOf(globals['theme'] as Look).theme === 'dark' ? dark : light)
