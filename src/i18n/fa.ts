import { isolate } from './isolate.ts'
import type { StringsFor } from './strings.ts'

/** Persian. A noun after a number stays singular, so no sentence here has a second form. */
export const fa: StringsFor = ({ number }) => {
  const unsentUntilBack = 'پیام‌ها پس از وصل شدن دوباره فرستاده می‌شوند'

  return {
    today: 'امروز',
    yesterday: 'دیروز',
    you: 'شما',
    retry: 'تلاش دوباره',
    close: 'بستن',
    userUnnamed: 'بی‌نام',
    attachments: {
      image: 'تصویر',
      video: 'ویدیو',
      audio: 'صدا',
      file: 'فایل',
      link: 'پیوند',
      unknown: 'پیوست',
    },

    channelListLabel: 'گفت‌وگوها',
    channelListEmpty: 'هنوز گفت‌وگویی ندارید',
    channelListFailed: 'گفت‌وگوها بارگیری نشدند. اتصال خود را بررسی کنید و دوباره تلاش کنید.',
    channelListMore: 'بارگیری گفت‌وگوهای بیشتر',
    channelUnnamed: 'گفت‌وگوی بی‌نام',
    channelChoose: 'گفت‌وگویی را انتخاب کنید',
    channelUnread: (n) => `خوانده‌نشده، ${number(n)} پیام`,
    channelBadge: (n) => (n > 99 ? `${number(99)}+` : number(n)),
    channelDraft: (text) => `پیش‌نویس: ${isolate(text)}`,

    channelBack: 'بازگشت به گفت‌وگوها',
    channelMembers: (n) => `${number(n)} عضو`,
    channelMembersOnline: (n, online) => `${number(n)} عضو · ${number(online)} آنلاین`,
    presenceOnline: 'آنلاین',
    presenceOffline: 'آفلاین',

    messageListLabel: (channel) => `پیام‌های ${isolate(channel)}`,
    messageListEmpty: 'هنوز پیامی نیست. سلام کنید',
    messageListFailed: 'پیام‌ها بارگیری نشدند. اتصال خود را بررسی کنید و دوباره تلاش کنید.',
    messageListStart: (channel) => `آغاز ${isolate(channel)}`,
    messageListOlder: 'بارگیری پیام‌های قدیمی‌تر',
    messageListOlderFailed: 'پیام‌های قدیمی‌تر بارگیری نشدند.',
    unreadSeparator: (n) => `پیام‌های تازه، ${number(n)}`,
    jumpToLatest: 'رفتن به تازه‌ترین پیام',
    jumpToNew: (n) => `${number(n)} پیام تازه`,
    gapText: 'بخشی از پیام‌ها اینجا نیست',
    gapLoad: 'بارگیری',
    gapLoadLabel: 'بارگیری پیام‌های جاافتاده',

    messageActions: (author) => `گزینه‌های پیام ${isolate(author)}`,
    messageActionsOwn: 'گزینه‌های پیام شما',
    messageReply: 'پاسخ دادن',
    messageEdit: 'ویرایش پیام',
    messageDelete: 'حذف پیام',
    messageDeleteTitle: 'این پیام حذف شود؟',
    messageDeleteText: 'پیام برای همه پاک می‌شود و نمی‌توان آن را بازگرداند.',
    messageDeleteCancel: 'انصراف',
    messageDeleted: 'پیام حذف شد',
    messageEdited: 'ویرایش‌شده',
    messageUnsupported: 'پیام پشتیبانی‌نشده',
    messageQuote: (author, text) => `پاسخ به ${isolate(author)}: ${isolate(text)}`,
    messageQuoteGone: 'پیام اصلی در دسترس نیست',

    statusSending: 'در حال ارسال',
    statusSent: 'ارسال شد',
    statusRead: 'خوانده شد',
    statusFailed: (reason) => `ارسال نشد. ${isolate(reason)}`,
    statusUnconfirmed: 'تأیید نشده',
    statusWaiting: 'در انتظار اتصال',
    failedRetry: 'تلاش دوباره',
    failedEdit: 'ویرایش',
    failedDiscard: 'دور انداختن',

    reactionsLabel: 'واکنش‌ها',
    reactionNames: {
      like: 'پسند',
      love: 'قلب',
      haha: 'خنده',
      wow: 'شگفتی',
      sad: 'ناراحتی',
      party: 'جشن',
    },
    reaction: (emoji, n, name, own) => `${emoji} ${number(n)}، ${isolate(name)}${own ? '، از جمله شما' : ''}`,
    reactWith: (name) => `واکنش ${isolate(name)}`,

    composerLabel: (channel) => `پیام به ${isolate(channel)}`,
    composerPlaceholder: 'پیامی بنویسید',
    composerSend: 'ارسال پیام',
    composerSendEmpty: 'نخست چیزی بنویسید',
    composerEditing: 'در حال ویرایش پیام',
    composerSave: 'ذخیرهٔ تغییرات',
    composerCancelEdit: 'لغو ویرایش',
    composerReplying: (author) => `در پاسخ به ${isolate(author)}`,
    composerCancelReply: 'لغو پاسخ',
    composerOver: (n) => `${number(n)} نویسه بیشتر از حد مجاز`,
    composerForbidden: 'شما اجازهٔ نوشتن در این گفت‌وگو را ندارید.',
    composerFrozen: 'این گفت‌وگو بسته است: همه می‌توانند بخوانند و هیچ‌کس نمی‌تواند بنویسد.',
    typingOne: (name) => `${isolate(name)} در حال نوشتن است`,
    typingTwo: (name, other) => `${isolate(name)} و ${isolate(other)} در حال نوشتن هستند`,
    typingSeveral: 'چند نفر در حال نوشتن هستند',

    connectionConnecting: 'در حال اتصال',
    connectionReconnecting: (seconds) =>
      seconds > 0
        ? `اتصال قطع شد. تلاش دوباره تا ${number(seconds)} ثانیهٔ دیگر`
        : 'اتصال قطع شد. در حال تلاش دوباره',
    connectionRetry: 'همین حالا تلاش کنید',
    connectionOffline: `آفلاین هستید. ${unsentUntilBack}`,
    connectionRefused: 'سرور دیگر ورود شما را نمی‌پذیرد. برای ادامه دوباره وارد شوید.',

    editFailed: (reason) => `تغییرات ذخیره نشد. ${isolate(reason)}`,
    deleteFailed: (reason) => `پیام حذف نشد. ${isolate(reason)}`,
    reactionFailed: (reason) => `واکنش ثبت نشد. ${isolate(reason)}`,
  }
}
