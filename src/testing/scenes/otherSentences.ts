import type { Random } from './random.ts'

const FA_SCREENS = [
  'تابلوی حرکت',
  'فرم بلیت',
  'نقشهٔ شب',
  'جست‌وجو',
  'نوار تأخیر',
  'فهرست سکوها',
  'جدول قیمت‌ها',
  'صفحهٔ اول',
] as const
const FA_GOOD = [
  'حالا روان کار می‌کند',
  'بدون اینترنت هم باز می‌شود',
  'روی گوشی کوچک هم جا می‌شود',
  'با صفحه‌خوان خوب خوانده می‌شود',
] as const
const FA_BAD = [
  'بعد از نیمه‌شب سکوی اشتباه را نشان می‌دهد',
  'زیر نور آفتاب کم‌رنگ است',
  'با متن بزرگ بریده می‌شود',
  'هنوز کمی کند است',
  'هنگام چرخاندن گوشی می‌پرد',
] as const
const FA_WHEN = ['امروز عصر', 'فردا صبح', 'پنجشنبه', 'بعد از جلسه', 'هفتهٔ بعد'] as const
const FA_ACTIONS = [
  'دوباره اندازه می‌گیرم',
  'با تیم پشتیبانی هماهنگ می‌کنم',
  'نتیجه را اینجا می‌نویسم',
  'روی تبلت قدیمی امتحان می‌کنم',
] as const
const FA_SHORT = [
  'خیلی خوب شد، ممنون!',
  'چشم.',
  'موافقم.',
  'build امروز سبز است.',
  'دستتان درد نکند 🙏',
  'الان می‌بینم.',
] as const

/** Without Intl, whose digits an engine may lack. */
const digits = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)))

/** One or two Persian sentences. */
export function persian(random: Random): string {
  const { pick } = random
  const one = (): string => {
    switch (Math.floor(random.between(0, 5))) {
      case 0:
        return `${pick(FA_SCREENS)} ${pick(FA_GOOD)}.`
      case 1:
        return `${pick(FA_SCREENS)} ${pick(FA_BAD)}.`
      case 2:
        return `${pick(FA_WHEN)} ${pick(FA_ACTIONS)}.`
      case 3:
        return `${pick(FA_WHEN)} ساعت ${digits(Math.floor(random.between(8, 19)))} ${pick(FA_ACTIONS)}.`
      default:
        return pick(FA_SHORT)
    }
  }
  return random.chance(0.35)
    ? `${pick(FA_SCREENS)} ${pick(FA_BAD)}. ${pick(FA_WHEN)} ${pick(FA_ACTIONS)}.`
    : one()
}

const ZH_SCREENS = ['夜間地圖', '票價表', '月台清單', '搜尋欄', '誤點通知', '首頁'] as const
const ZH_GOOD = ['現在快多了', '離線也可以用', '在小手機上很清楚'] as const
const ZH_BAD = ['的字太小了', '過了午夜會出錯', '在舊平板上會閃', '的顏色太淡'] as const
const ZH_PLAN = ['我明天早上再測一次。', '我先畫個草圖。', '我下午看看。', '要不要分成兩頁?'] as const
const ZH_SHORT = ['好的,謝謝!', '沒問題。', '同意 👍', '我看過了。'] as const

/** One or two Chinese sentences. */
export function chinese(random: Random): string {
  const { pick } = random
  const dice = random.next()
  if (dice < 0.25) return pick(ZH_SHORT)
  if (dice < 0.5) return `${pick(ZH_SCREENS)}${pick(ZH_GOOD)}。`
  return `${pick(ZH_SCREENS)}${pick(ZH_BAD)},${pick(ZH_PLAN)}`
}
