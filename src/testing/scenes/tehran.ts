import type { SceneMessage } from '../../server/scene.ts'
import { conversation, say } from './conversation.ts'

/** Planning a meeting in Tehran, in Persian with English, digits, brackets and code among it. */
export const tehran: readonly SceneMessage[] = conversation(12, [
  say('reza', 0, 'سلام به همه! این کانال برای برنامه‌ریزی گردهمایی تهران است.'),
  say('reza', 1, 'تاریخ پیشنهادی: پنجشنبه ۱۸ اردیبهشت، ساعت ۱۰ تا ۱۷.', {
    id: 'tehran-date',
    reactions: { like: ['ann', 'xiaolong'] },
  }),
  say('ann', 14, 'سلام رضا جان، عالی است! May I write in English now and then?'),
  say('reza', 2, 'البته. هر کس به هر زبانی که راحت‌تر است بنویسد.', {
    reactions: { love: ['ann', 'anne-sophie'] },
  }),
  say('anne-sophie', 31, 'Is the venue reachable by metro? I arrive with a suitcase and two posters.'),
  say('reza', 5, 'بله، ایستگاه «تئاتر شهر» (خط ۳ و ۴) تا آنجا فقط ۵ دقیقه پیاده‌روی است.'),
  say('reza', 1, 'نشانی دقیق: خیابان انقلاب، نبش خیابان وصال، پلاک ۱۲، طبقهٔ ۳.'),
  say('user-42', 40, 'How many people do we expect?'),
  say('reza', 3, 'تا الان ۲۷ نفر ثبت‌نام کرده‌اند (۱۹ نفر حضوری، ۸ نفر آنلاین).'),
  say('reza', 1, 'ظرفیت سالن ۴۰ نفر است؛ پس هنوز ۱۳ صندلی خالی داریم.', { edited: true }),
  say('xiaolong', 22, '我會線上參加。時差是幾小時?'),
  say('reza', 6, 'تهران UTC+3:30 است، پس ساعت ۱۰ صبح ما می‌شود ۱۴:۳۰ شما.', {
    reactions: { like: ['xiaolong'] },
  }),
  say('xiaolong', 1, '謝謝! 👍'),
  say(
    'ann',
    180,
    'I drafted the programme. Could you check the Persian?\n\n1. خوش‌آمدگویی (۱۵ دقیقه)\n2. گزارش نسخهٔ 4.2 (۳۰ دقیقه)\n3. کارگاه دسترس‌پذیری (۹۰ دقیقه)\n4. ناهار',
  ),
  say('reza', 12, 'فارسی‌ات از من بهتر شده! فقط «گزارش نسخهٔ ۴٫۲» با رقم فارسی یکدست‌تر است.', {
    reactions: { haha: ['ann'] },
  }),
  say('ann', 1, 'مرسی! Fixed.'),
  say('reza', 25, 'برای ثبت‌نام این صفحه را ساختم: https://trams.example/tehran?lang=fa', {
    poll: {
      name: 'ناهار چه بخوریم؟',
      description: 'تا دو گزینه را انتخاب کنید.',
      options: ['قورمه‌سبزی', 'چلوکباب', 'Pizza ۳ پنیر', 'فرقی نمی‌کند'],
      votes: {
        قورمه‌سبزی: ['reza', 'anne-sophie', 'ann'],
        چلوکباب: ['reza', 'user-42'],
        'Pizza ۳ پنیر': ['xiaolong'],
      },
      answers: { 'guest-7f3a': 'من گیاه‌خوارم 🙏' },
      mostVotes: 2,
    },
  }),
  say('guest-7f3a', 9, 'صفحه با صفحه‌خوان من خوب خوانده می‌شود، ولی دکمهٔ «ادامه» نام ندارد.'),
  say(
    'reza',
    4,
    'ممنون که گفتید! الان درستش می‌کنم:\n\n```html\n<button aria-label="ادامهٔ ثبت‌نام">…</button>\n```',
    { id: 'tehran-fix' },
  ),
  say('guest-7f3a', 7, 'حالا عالی است. می‌توانم با عصای سفید راحت از مترو تا سالن بیایم؟'),
  say(
    'reza',
    3,
    'مسیر را خودم امروز رفتم: پیاده‌رو هموار است و آسانسور ایستگاه کار می‌کند. اگر دوست دارید ساعت ۹:۳۰ جلوی در ایستگاه منتظرتان می‌مانم.',
    { reactions: { love: ['ann', 'anne-sophie', 'guest-7f3a'] } },
  ),
  say('guest-7f3a', 2, 'خیلی لطف می‌کنید 🙏'),
  say('anne-sophie', 95, 'Do I need a SIM card there, or is roaming fine?'),
  say('reza', 8, 'سیم‌کارت بخرید؛ رومینگ هم گران است و هم کند (حدود ۲ Mbps).'),
  say('user-42', 260, 'The budget: 12,500,000 or 1,250,000? I never know whether you mean rial or toman.'),
  say('reza', 3, 'حق داری! همیشه تومان می‌نویسم: ۱٬۲۵۰٬۰۰۰ تومان، یعنی ۱۲٬۵۰۰٬۰۰۰ ریال.', {
    reactions: { wow: ['user-42', 'ann'] },
  }),
  say('user-42', 1, 'Thank you. That is 15% under the plan.'),
  say('reza', 2, 'پس ۱۵٪ مانده را خرج بستنی می‌کنیم 🍦', {
    reactions: { party: ['ann', 'user-42', 'xiaolong'] },
  }),
  say('ann', 33, '> پس ۱۵٪ مانده را خرج بستنی می‌کنیم\n\nI second that.'),
  say('xiaolong', 5, 'من هم می‌آیم! (از ترجمه‌گر استفاده کردم.)', {
    reactions: { like: ['reza', 'ann'], haha: ['user-42'] },
  }),
  say('reza', 1, '😂👏'),
  say('reza', 420, 'خبر خوب: دانشگاه سالن را رایگان در اختیارمان گذاشت.', {
    reactions: { party: ['ann', 'anne-sophie', 'xiaolong', 'user-42'] },
  }),
  say('reza', 1, 'اشتباه فرستادم', { deleted: true }),
  say(
    'reza',
    2,
    'فقط باید نام همه را تا یکشنبه به نگهبانی بدهیم. لطفاً نام و نام خانوادگی‌تان را (همان‌طور که در گذرنامه آمده) برایم بفرستید.',
  ),
  say('anne-sophie', 16, 'Anne-Sophie von Hohenfels-Lichtenstein. Will that fit into the form?', {
    reactions: { haha: ['ann', 'reza'] },
  }),
  say('reza', 2, 'فرم ۳۰ نویسه جا دارد و نام شما ۳۸ نویسه است 😅 دستی می‌نویسم.'),
  say('ann', 48, 'What shall I bring? Slides are ready; the adapter is **USB-C → HDMI**, right?'),
  say('reza', 4, 'بله. پروژکتور `HDMI` دارد؛ صدا را هم با سیم ۳٫۵ میلی‌متری وصل می‌کنیم.'),
  say('ann', 2, 'پس همه چیز آماده است؟', { quotes: 'tehran-date' }),
  say('reza', 3, 'همه چیز آماده است. می‌بینمتان!', {
    reactions: { love: ['ann', 'anne-sophie', 'xiaolong', 'user-42', 'guest-7f3a'] },
  }),
])
