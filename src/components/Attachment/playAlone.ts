/** What is being played on the page, in whichever chat; a page has one pair of loudspeakers. */
let playing: HTMLMediaElement | null = null

/** To be called when something begins to play: what played before pauses, so that one hears one thing at a time. */
export function playAlone(media: HTMLMediaElement): void {
  if (playing !== media && playing?.isConnected) playing.pause()
  playing = media
}
