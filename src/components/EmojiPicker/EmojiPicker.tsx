'use client'
import { type ComponentType, type JSX, useEffect, useState } from 'react'
import { useChat } from '../../hooks/useChat.ts'
import { useLocale } from '../Chat/LocaleContext.ts'
import { Notice } from '../Notice/index.ts'
import { Part } from '../Part.tsx'
import { type EmojiMemory, readMemory } from './emojiMemory.ts'
import type { EmojiPickerProps } from './EmojiPickerProps.ts'
import type { EmojiWords } from './EmojiWords.ts'
import type { EmojiGridProps } from './Picker.tsx'
import type { EmojiSection } from './readEmoji.ts'

interface Loaded {
  readonly Picker: ComponentType<EmojiGridProps>
  readonly sections: readonly EmojiSection[]
  readonly words: EmojiWords
  readonly memory: EmojiMemory
}

const languages = {
  en: () => import('./languages/en.ts'),
  fa: () => import('./languages/fa.ts'),
}

/**
 * All emoji, with search, categories, skin tones and what was used last. Everything it knows is a file of the package
 * that is loaded when it is first drawn; nothing comes from elsewhere.
 *
 * @example
 * import { EmojiPicker } from 'parlour/emoji'
 * const components = { EmojiPicker }
 * <Chat chat={chat} components={components}>…</Chat>
 */
export function EmojiPicker(props: EmojiPickerProps): JSX.Element {
  const { env } = useChat()
  const { strings, format } = useLocale()
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const language = new Intl.Locale(format.locale).language === 'fa' ? 'fa' : 'en'
  const isLoading = loaded === null
  useEffect(() => {
    if (!isLoading) return undefined
    let isGone = false
    const load = async (): Promise<Loaded> => {
      const [{ Picker, readEmoji }, { names, words }, memory] = await Promise.all([
        import('./Picker.tsx'),
        languages[language](),
        readMemory(env.storage),
      ])
      return { Picker, sections: readEmoji(names), words: words(format), memory }
    }
    const tell = (next: Loaded | 'failed'): void => {
      if (!isGone) setLoaded(next)
    }
    load().then(tell, () => tell('failed'))
    return () => {
      isGone = true
    }
  }, [env, language, format, isLoading])

  if (loaded !== null && loaded !== 'failed') {
    const { Picker, ...known } = loaded
    return <Picker {...props} {...known} />
  }
  const { onPick: _, picked: __, ...rest } = props
  return (
    <Part as="div" slot="emoji-picker" state={{ loading: isLoading }} given={rest} aria-busy={isLoading}>
      {!isLoading && (
        <Notice kind="error" action={{ label: strings.retry, onClick: () => setLoaded(null) }}>
          {strings.emojiFailed}
        </Notice>
      )}
    </Part>
  )
}
