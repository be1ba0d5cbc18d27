/**
 * Whatever a browser's console complains about while a story is shown fails the story: warnings of React, errors that
 * were only logged, and files that could not be loaded.
 */
const complaints: string[] = []

/** Listens from before a story is drawn. Call the answer when the story has gone. */
export function hearComplaints(): () => void {
  complaints.length = 0
  const { error, warn } = console
  const hear =
    (say: (...words: unknown[]) => void) =>
    (...words: unknown[]): void => {
      complaints.push(words.map(String).join(' '))
      say(...words)
    }
  const onMissing = ({ target }: Event): void => {
    // Resource errors do not bubble; those of scripts have the window as their target, and fail a story anyway.
    if (target instanceof HTMLImageElement && !target.src.endsWith('/avatars/broken.svg'))
      complaints.push(`Could not load ${target.src}`)
  }
  console.error = hear(error)
  console.warn = hear(warn)
  addEventListener('error', onMissing, true)
  return () => {
    console.error = error
    console.warn = warn
    removeEventListener('error', onMissing, true)
  }
}

/** A story's own list of what was found in it. */
interface Reporting {
  readonly addReport: (report: {
    readonly type: string
    readonly version: number
    readonly status: 'failed' | 'passed'
    readonly result: { readonly complaints: readonly string[] }
  }) => void
}

/**
 * Reports what was complained about; a test fails by it, while a person goes on seeing the story.
 * @throws Error in a test, with everything that was complained about
 */
export function expectNoComplaints({ reporting }: { readonly reporting: Reporting }): void {
  if (complaints.length === 0) return
  reporting.addReport({
    type: 'console',
    version: 1,
    status: 'failed',
    result: { complaints: [...complaints] },
  })
  if (import.meta.env['VITEST']) throw new Error(`The console was not empty:\n${complaints.join('\n')}`)
}
