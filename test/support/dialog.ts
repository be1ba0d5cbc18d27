import { onTestFinished } from 'vitest'

/** jsdom knows the element, but not how it opens. Stands in for that much until the test ends. */
export function openDialogs(): void {
  const { prototype } = HTMLDialogElement
  const { showModal, close } = prototype
  prototype.showModal = function open(this: HTMLDialogElement): void {
    this.open = true
  }
  prototype.close = function shut(this: HTMLDialogElement): void {
    if (!this.open) return
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
  onTestFinished(() => {
    Object.assign(prototype, { showModal, close })
  })
}
