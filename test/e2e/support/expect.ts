import { expect as impatient } from 'playwright/test'

/** Playwright's `expect`, which looks again until it is so; for as long as a busy machine may need. */
export const expect: typeof impatient = impatient.configure({ timeout: 15_000 })
