/** Keeps what comes into the page's live regions, from now on: what a screen reader is told. */
export function recordAnnouncements(): () => readonly string[] {
  const said: string[] = []
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (!(target instanceof Element) || !target.matches('[role="log"], [role="alert"]')) continue
      for (const node of addedNodes) if (node.textContent) said.push(node.textContent)
    }
  })
  observer.observe(document, { childList: true, subtree: true })
  return () => [...said]
}
