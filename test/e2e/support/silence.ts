import type { Page } from 'playwright'

/**
 * Makes the network of a page fail without the browser knowing: it still says that it is online, requests fail, and an
 * open socket stays open while nothing more comes through (half-open), as behind a router that was restarted.
 * `context.setOffline` does the same to the network, but tells the page.
 * @returns what puts the network right again
 */
export async function silence(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const throttle = (offline: boolean): Promise<unknown> =>
    session.send('Network.emulateNetworkConditionsByRule', {
      offline,
      matchedNetworkConditions: offline
        ? [{ urlPattern: '', latency: 0, downloadThroughput: -1, uploadThroughput: -1 }]
        : [],
    })
  await throttle(true)
  return async () => {
    await throttle(false)
    await session.detach()
  }
}
