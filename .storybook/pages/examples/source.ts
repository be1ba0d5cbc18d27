const sources = import.meta.glob<string>('./*.tsx', { query: '?raw', import: 'default', eager: true })

/**
 * An example as a user of the package would write it: checked here against the sources, shown with the package's names.
 */
export const sourceOf = (example: string): string =>
  (sources[`./${example}.tsx`] ?? '')
    .replace(/'(?:\.\.\/)+src\/index\.ts'/g, "'parlour'")
    .replace(/'(?:\.\.\/)+src\/styles\/(.+)'/g, "'parlour/$1'")
    .replace(/'(?:\.\.\/)+src\/(.+)\.ts'/g, "'parlour/$1'")
    .trim()
