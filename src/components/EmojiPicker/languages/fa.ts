import type { EmojiWordsFor } from '../EmojiWords.ts'

export { names } from '../data/fa.ts'

/** Persian, for the emoji picker. */
export const words: EmojiWordsFor = ({ number }) => ({
  search: 'جست‌وجوی شکلک',
  none: 'شکلکی پیدا نشد',
  categoriesLabel: 'دسته‌های شکلک',
  found: (n) => `${number(n)} شکلک پیدا شد`,
  categories: {
    recent: 'به‌تازگی استفاده‌شده',
    smileys: 'چهره‌ها و احساسات',
    people: 'آدم‌ها و بدن',
    animals: 'جانوران و طبیعت',
    food: 'خوراک و نوشیدنی',
    travel: 'سفر و جاها',
    activities: 'فعالیت‌ها',
    objects: 'اشیا',
    symbols: 'نمادها',
    flags: 'پرچم‌ها',
  },
  tone: 'رنگ پوست',
  tones: {
    none: 'پیش‌فرض',
    light: 'روشن',
    mediumLight: 'نسبتاً روشن',
    medium: 'میانه',
    mediumDark: 'نسبتاً تیره',
    dark: 'تیره',
  },
})
