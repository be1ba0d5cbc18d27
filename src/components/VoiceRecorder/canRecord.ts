/** What gives microphones; absent on a page without a safe address, and where no page is. */
export const microphones = (): MediaDevices | undefined =>
  typeof document === 'undefined' ? undefined : document.defaultView?.navigator.mediaDevices

/** Whether this browser can record sound on this page at all. */
export const canRecord = (): boolean =>
  typeof MediaRecorder !== 'undefined' &&
  typeof AudioContext !== 'undefined' &&
  typeof microphones()?.getUserMedia === 'function'
