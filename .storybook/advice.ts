/** What to do with a component and what not, and what it takes from the back end: at most three of each, all of it true. */
export interface Advice {
  readonly do: readonly string[]
  readonly dont: readonly string[]
  readonly backEnd?: readonly string[]
}

/** By the title of the component's stories. */
export const advice: Readonly<Record<string, Advice>> = {
  'Components/Chat': {
    do: [
      'Make the chat once, outside of rendering, and hand the same one to every render.',
      'Give the element around it a height: it fills the room that it has, and lists scroll inside.',
      'Keep classNames, components, icons and shortcuts the same objects between renders.',
    ],
    dont: [
      'Set dir to put a text right: it is for the whole chat, and every text finds its own direction.',
      'Pass channelId and defaultChannelId together: with the first the application decides, and the second is not read.',
    ],
    backEnd: ['It knows none: createChat is given one, and everything below is the same over each of them.'],
  },
  'Components/Channel': {
    do: [
      'Leave out channelId inside a Chat: it shows the conversation that is open there.',
      'Put ConnectionBanner into an arrangement of your own; nothing else says why messages wait.',
      'In your own arrangement give the parts the channel as their key, as ours have.',
    ],
    dont: [
      'Let the page around it scroll the conversation: the list has to scroll itself to keep the reader’s place.',
      'Change the order of the parts with CSS: Tab and screen readers follow the document.',
    ],
    backEnd: ['A conversation that is shown is loaded and watched; nothing has to be asked for beforehand.'],
  },
  'Components/Thread': {
    do: [
      'Leave it to Channel: it opens a thread beside, over or in place of the channel, as there is room.',
      'Give it the root as its key in an arrangement of your own: focus and scroll belong to one thread.',
      'Use useThread for a thread of your own drawing; its id is what useComposer and useTyping take.',
    ],
    dont: ['Offer to answer a message in a thread that is itself a reply: threads have one level.'],
    backEnd: ['Without threads in the capabilities of the back end nothing leads to one.'],
  },
  'Components/Attachments': {
    do: [
      'Leave it to Message, which draws what hangs on it; use it for attachments in a place of your own.',
      'Let the back end tell width and height of pictures and films: their room is kept by them.',
      'Name the hosts that you trust in allowedHosts, and every other link asks first.',
    ],
    dont: [
      'Hand it addresses that you have made safe yourself: it looks at each of them again, and should.',
      'Open what is saved: a page or drawing from a stranger runs as the page it lies on.',
    ],
    backEnd: [
      'A server that sends smaller pictures has them shown first; the large one comes when it is opened.',
    ],
  },
  'Components/Lightbox': {
    do: [
      'Show it with the show of useRoot, so that the focus comes back; hand it the same list while it is open.',
    ],
    dont: ['Draw it in place: it is a modal dialog, and loads the pictures beside the one that is shown.'],
  },
  'Components/Voice message': {
    do: ['Leave it to Message; a sound with a voice is one. Everything else that sounds has plain controls.'],
    dont: ['Let it begin by itself.'],
    backEnd: ['Without a told length the beginning of the sound is loaded to measure it.'],
  },
  'Components/Voice recorder': {
    do: [
      'Keep the page on a safe address (https): without one no browser hands out its microphone.',
      'Allow the microphone in the permissions policy of a page in a frame.',
    ],
    dont: ['Send what was said without another press: it waits in the tray like every file.'],
    backEnd: ['Where the back end takes no files, or I may bring none here, it is not there.'],
  },
  'Components/Report dialog': {
    do: ['Leave it to the menu of a message and to the profile; both open it.'],
    dont: ['Take it for a promise that something happens: it tells those who moderate, and they decide.'],
    backEnd: ['Without flags in the capabilities of the back end nothing opens it.'],
  },
  'Components/Forward dialog': {
    do: ['Leave it to the menu of a message; useForward does the same without it.'],
    dont: ['Take what it sends for the message itself: it is a new one, and mine.'],
    backEnd: ['Where I may write in no channel, nothing offers it.'],
  },
  'Components/Pinned messages': {
    do: ['Leave it to the header, which opens it; or keep it in sight beside the conversation.'],
    dont: ['Expect every pin there ever was: the server tells the newest ten, and the list says so.'],
    backEnd: ['Without pins in the capabilities of the back end it is not there.'],
  },
  'Components/Reminder list': {
    do: [
      'Show it wherever people look for what they saved: in a pane, or in a dialog of your own.',
      'Close what holds it in onOpen: a press goes to the message in its channel.',
    ],
    dont: ['Tell the time of a reminder yourself: Chat says when one falls due, wherever one is.'],
    backEnd: ['Without reminders in the capabilities of the back end it is not there.'],
  },
  'Components/Poll': {
    do: [
      'Leave it to the message that holds it; draw one yourself only where you show a poll by its id.',
      'Say with components={{ Poll }} how all polls in messages are: with a button that sends, or with results after the vote.',
    ],
    dont: ['Sort the options by votes: nothing may move under the finger of somebody who votes.'],
    backEnd: ['Without polls in the capabilities of the back end there are none to show.'],
  },
  'Components/Poll results': {
    do: ['Leave it to the poll, which opens it; PollVoters and PollComments stand anywhere.'],
    dont: ['Expect names where votes are anonymous: the server tells nobody, and neither does this.'],
    backEnd: ['Without the right to look up votes there are numbers alone.'],
  },
  'Components/Poll list': {
    do: ['Close what holds it in onOpen: a press goes to the message in its channel.'],
    dont: ['Take it for a list of one channel: it holds what I may see anywhere.'],
    backEnd: ['Without polls in the capabilities of the back end it is not there.'],
  },
  'Components/Create poll': {
    do: ['Offer it with CreatePollButton, which loads the dialog with the first press and knows who may.'],
    dont: ['Close it over what somebody wrote: it asks before that by itself.'],
    backEnd: ['How long a question may be, and how many options there are, is told by the back end.'],
  },
  'Components/Thread list': {
    do: [
      'Put it beside Channel in a Chat: a press opens the thread there, and its channel with it.',
      'Show useUnreadThreads on whatever leads to it: the server tells it before anything is loaded.',
      'Let people choose between it and ChannelList, with one of the two in the place for lists.',
    ],
    dont: ['Expect every thread of a channel: it lists those one has written in, or begun.'],
    backEnd: ['Without thread-list in the capabilities of the back end it is not there.'],
  },
  'Components/Message flags': {
    do: [
      'Show it to those who moderate: whoever does not is told that it is not for them.',
      'Give it the channelId where one moderates a single channel.',
    ],
    dont: [
      'Expect it to grow by itself: nobody is told of a report, so it is asked for, and asked again with Refresh.',
    ],
    backEnd: ['Without list-flags in the capabilities of the back end it stays empty.'],
  },
  'Components/Search': {
    do: [
      'Put it beside the list of channels to search all of them; the header of a conversation has one of its own.',
      'Give it onOpen where a result should lead elsewhere than into the conversation, and onClose where it can be closed.',
    ],
    dont: ['Take Mod+F for it: that key is the browser’s, which finds what is on the page.'],
    backEnd: [
      'Without search in the capabilities of the back end the header has no button; draw none of your own either.',
    ],
  },
  'Components/Channel list': {
    do: [
      'Replace a row through components.ChannelItem: call its onOpen, which opens the channel and moves the focus on, and give it data-channel-id and a button with data-slot="channel-item-button", which the keys of the list look for.',
      'Name it with label where “Channels” is not the word of your application.',
      'Give it a place of limited height: it scrolls by itself, and asks for more near its end.',
    ],
    dont: [
      'Sort the rows once more: the newest activity is first, and no row moves while a hand is on the list.',
      'Show what is unread by colour alone in a row of your own.',
    ],
    backEnd: ['Conversations come in pages of thirty, newest activity first.'],
  },
  'Components/Channel header': {
    do: [
      'Choose headingLevel so that it follows the headings of your page.',
      'Put your buttons into actions: they are one toolbar and one stop of Tab.',
    ],
    dont: [
      'Hide the way back with CSS: in a narrow chat it is the only way to the list.',
      'Put a text field into actions: arrows move between buttons there.',
    ],
    backEnd: ['Who is online is only said while the server is heard; without it nothing is claimed.'],
  },
  'Components/Message list': {
    do: [
      'Give it the channel as its key, so that nothing that was opened in one follows into the next.',
      'Give it a limited height, in a column with minBlockSize 0: it scrolls itself.',
      'Set readPolicy to manual or never where seeing a message shall not mark it as read.',
    ],
    dont: [
      'Scroll its viewport from outside: it follows the end or keeps the reader’s place, and would work against you.',
      'Make it a live region: new messages are already spoken, gathered, by the root.',
      'Count its rows: what is far out of sight is not in the document.',
    ],
    backEnd: [
      'History comes in pages of thirty, and a stretch that is missing in between is shown as a gap.',
    ],
  },
  'Components/Message': {
    do: [
      'In a list of your own make one message isActive and the others not: Tab stops once.',
      'Tell its position among neighbours of one author, so that name and time are shown once.',
      'Style states by the attributes of the row, e.g. data-own and data-status.',
    ],
    dont: [
      'Leave out onJump in a list that can scroll to a message: quotes are only then buttons.',
      'Hide the mark of a message that failed: it is the way to try again, change or discard it.',
    ],
    backEnd: [
      'What one may do with it comes with the channel; what is not allowed is not offered.',
      'It is read when the read mark of somebody else has passed it; without such marks it stays sent.',
    ],
  },
  'Components/Reactions': {
    do: [
      'Draw it inside the message that it belongs to: the group has only “Reactions” as its name.',
      'Decide once, with the reactions of Chat, which are offered first, whether one replaces another, and what is counted.',
    ],
    dont: [
      'Count or sort reactions again: number, order and which are mine come with them.',
      'Hide it where reacting is not allowed: what others gave can still be read, and the reason is said.',
    ],
    backEnd: [
      'Reacting needs the permission send-reaction in the channel.',
      'A kind that nobody here has a sign for is shown by its name.',
    ],
  },
  'Components/Composer': {
    do: [
      'Leave out sendKey: Enter sends, and where there is only touch it makes a new line.',
      'Set tellsOthers to false where nobody shall know that somebody writes.',
      'Give it the channel as its key where you place it yourself; the draft is kept by channel in any case.',
    ],
    dont: [
      'Take it away while the connection is lost: what is sent then waits, and goes in order.',
      'Take it away where nobody may write: it says why instead of the field.',
      'Cut a text at the limit: too much is said and kept, and only Send waits.',
    ],
    backEnd: [
      'Writing needs the permission send-message in the channel.',
      'The limit of length and the pause of slow mode come with the channel.',
    ],
  },
  'Components/Typing line': {
    do: ['Put it between list and composer, outside of what scrolls, and leave it there while it is empty.'],
    dont: [
      'Collapse it when it is empty: its fixed height is why nothing moves.',
      'Make it a live region: people write all the time.',
    ],
    backEnd: ['A sign of writing that is not repeated ends by itself; to give one needs send-typing-events.'],
  },
  'Components/Connection banner': {
    do: ['Put it above the messages of every conversation that you arrange yourself; Channel has it.'],
    dont: [
      'Show one of your own at every change of state: this one waits, because most interruptions are short.',
      'Lock anything because it is shown: one can read and write on.',
    ],
    backEnd: ['What was missed is asked for before the connection counts as being back.'],
  },
  'Components/Toasts': {
    do: [
      'Say one short sentence with useRoot().toast, and offer the way back as its action where there is one.',
      'Say the same also at the place that it is about: a toast goes after some seconds.',
    ],
    dont: [
      'Announce the sentence as well: the root speaks every toast once.',
      'Use one for what needs an answer: it goes by itself.',
    ],
    backEnd: [
      'A reaction, deletion or read mark that the server refuses is told here without any code of yours.',
    ],
  },
  'Components/Menus and dialogs': {
    do: [
      'Show them with useRoot().show, and close them with show(null): the focus returns by itself.',
      'Place a Menu or Popover at the button that was pressed; a Menu may also stand at a point.',
      'Mark what cannot be done just now as isDisabled: it keeps its place, and its name can be read.',
    ],
    dont: [
      'Open one from another without closing it: there is one at a time, and the new one takes its place.',
      'Put fields into a Menu: letters go to the next item there. A Popover takes them.',
      'Put into a Tooltip what one has to know: it shows only while its control is pointed at or focused.',
    ],
  },
  'Components/Confirm dialog': {
    do: [
      'Name the button after what it does, as in “Delete message”.',
      'Say in text what is lost and for whom.',
    ],
    dont: [
      'Ask about what can be taken back: do it, and offer the way back in a toast.',
      'Close it in onConfirm: it closes itself, and calls onClose.',
    ],
  },
  'Components/Link confirm': {
    do: [
      'Name the hosts that need no question in allowedHosts of Chat; what ends in one of them after a dot counts too.',
    ],
    dont: [
      'Allow a host on which anybody can publish.',
      'Expect a question without allowedHosts: then every link opens at once.',
    ],
  },
  'Components/Avatar': {
    do: [
      'Write the name beside it, or as the name of the control it lies in: it is hidden from screen readers.',
      'Pass an id that stays the same: it decides the colour of the initials.',
    ],
    dont: ['Rely on the picture: where it cannot be loaded or is not safe to load, initials stand there.'],
    backEnd: ['A path without a host is a file of the back end.'],
  },
  'Components/Profile popover': {
    do: ['Call what useProfile() gives with the button that was pressed: the popover lies beside it.'],
    dont: ['Open it when somebody only points at a name: it takes the focus.'],
    backEnd: ['Presence and local time are shown when the server tells them, and left out otherwise.'],
  },
  'Components/Emoji picker': {
    do: [
      'Hand it to Chat as components.EmojiPicker, from parlour/emoji; without it there are the quick reactions alone.',
      'Write a picker of your own with the same two props where you have one already.',
    ],
    dont: [
      'Load emoji or their names from elsewhere: they are files of the package, in English and Persian.',
      'Draw it before it is wanted: nineteen hundred emoji are worth a press.',
    ],
  },
  'Components/Upload tray': {
    do: [
      'Leave it to the composer, which has one; beside a form of your own, put it where the files are looked for.',
      'Give the button, the tray and the drop zone of one place the same limits.',
    ],
    dont: [
      'Keep a list of files of your own beside it: useUploads has them, and they go on when nothing shows them.',
    ],
    backEnd: ['What is taken is what the server says that it takes, or less where you say so.'],
  },
  'Components/Upload item': {
    do: ['Use it for a list of your own in place of the tray; what its buttons do is yours.'],
    dont: ['Give states heights of their own: nothing below moves while a file is on its way.'],
  },
  'Components/Upload button': {
    do: ['Keep one wherever files can be dropped or pasted: it is the way that everybody has.'],
    dont: ['Disable it where nobody may upload: it is not there then.'],
    backEnd: ['Without uploads in the capabilities of the back end and the channel it is not there.'],
  },
  'Components/Drop zone': {
    do: ['Put it into the element that should take the files, and give that a position.'],
    dont: ['Put a second one into Channel or Thread: they have theirs.'],
    backEnd: ['Where I may not upload it only keeps the page from going to a file that was dropped.'],
  },
  'Components/Text': {
    do: [
      'Use it for everything that people wrote: nothing in it can become HTML.',
      'Keep mentions the same array between renders: the text is read anew when it changes.',
    ],
    dont: [
      'Escape or turn the text into HTML before: it would be shown letter by letter.',
      'Set dir on it: each of its blocks finds its own direction.',
    ],
    backEnd: ['It takes the text as it was sent; what a server made of it as HTML is not used.'],
  },
  'Components/Notice': {
    do: [
      'Say in one sentence why a place is empty or what failed, and offer the one thing to do.',
      'Replace it everywhere at once through components.Notice.',
    ],
    dont: ['Use it for what passes by: that is a toast, or the banner for the connection.'],
  },
  'Components/Skeletons': {
    do: [
      'Give a row of your own the height of ours, so that nothing moves when it takes the skeleton’s place.',
    ],
    dont: [
      'Cover what is already there: a skeleton stands only where nothing has been loaded yet.',
      'Announce it: the region around it says that it is busy.',
    ],
  },
}
