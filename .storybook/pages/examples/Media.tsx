import type { JSX } from 'react'
import {
  AttachmentAlbum,
  type AttachmentAlbumProps,
  Chat,
  type ChatInstance,
  Lightbox,
  useRoot,
} from '../../../src/index.ts'

interface GalleryProps {
  readonly pictures: AttachmentAlbumProps['pictures']
}

/** Everything that was ever shown here, from the first picture on; the album opens the one that is pressed. */
function Gallery({ pictures }: GalleryProps): JSX.Element {
  const { show } = useRoot()
  return (
    <>
      <AttachmentAlbum pictures={pictures} />
      <button type="button" onClick={() => show(<Lightbox pictures={pictures} onClose={() => show(null)} />)}>
        Show all
      </button>
    </>
  )
}

/** The pictures of an application, shown as those of a message are. */
export const Media = ({ chat, pictures }: GalleryProps & { readonly chat: ChatInstance }): JSX.Element => (
  <Chat chat={chat}>
    <Gallery pictures={pictures} />
  </Chat>
)
