import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/**
 * Every rule that is broken and where; empty when the page is as it should be.
 * @param part a selector, to look at nothing else
 */
export async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  // The page has no frames, whose results would have to be put together elsewhere: this is five times as fast.
  const axe = new AxeBuilder({ page })
    .include(part)
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) => {
      const why = [...any, ...all][0]?.message ?? ''
      return `${id} (${help}): ${target.join(' ')} ${why}`
    }),
  )
}
