// Every word the page says by itself, in one place. What an interview says comes from the server.
// English; `language.js` changes the words in place where the interview has another language: read them when they
// are shown, never when a module is loaded.

export const STATE = {
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  idle: 'One moment',
  listening: 'Listening',
  listeningText: 'Your turn to type',
  thinking: 'One moment',
  speaking: (name) => `${name} is speaking`,
  paused: 'Paused',
};

export const WELCOME = {
  heading: (name) => `Your interview with ${name}`,
  facts: (minutes, questions) => [`About ${minutes} min`, questions === 1 ? '1 question' : `${questions} questions`, 'Speak or type'],
  ai: 'AI interviewer',
  consent: 'Before you decide',
  agree: 'I agree, continue',
  decline: 'I’d rather talk to a person',
  nothingYet: 'Nothing is recorded yet. Your microphone is off.',
  declineConfirm: {
    heading: 'Talk to a person instead?',
    text: (contact) => `We’ll note that you prefer a person, and this link will close. It is no disadvantage. You can ask ${contact}.`,
    yes: 'Yes, a person please',
    no: 'Go back',
  },
};

export const CHECK = {
  heading: 'Sound check',
  explain: 'Next, your browser asks if this page may use your microphone. Choose “Allow”. Nothing is sent until you press “Start the interview”.',
  headphones: 'A quiet room helps, and headphones if you have them.',
  turnOn: 'Turn on the microphone',
  type: 'Continue by typing',
  typeNote: 'Typing counts exactly the same as speaking, and you can do both.',
  asking: 'Your browser is asking for the microphone. Please choose “Allow”.',
  slow: 'Still waiting for the browser. The question may be hidden: look for a microphone symbol in or near the address bar, or in a window behind this one. You can also continue by typing.',
  speakNow: 'Say a few words, for example “Hello, nice to meet you.”',
  heard: 'We can hear you well.',
  silent: 'We don’t hear anything yet. Please check that the microphone isn’t muted, or choose another one. You can also continue by typing.',
  suspended: 'The level can’t be shown here, but the microphone is on.',
  device: 'Microphone',
  start: 'Start the interview',
  again: 'Try again',
  typing: 'You’ll answer by typing. You will see every question, and hear Aila if your sound is on.',
  connecting: 'Connecting to the interview…',
  good: 'Good to know',
  inApp: 'You opened this link inside another app, where the microphone often doesn’t work. Open it in Chrome or Safari if you want to speak.',
  copy: 'Copy the link',
  copied: 'Link copied',
};

/** Why there is no microphone, by the names that `microphone.js` gives. */
export const MICROPHONE = {
  denied: 'The microphone is blocked for this page. To allow it, click the symbol beside the address and switch the microphone on; on a phone, also check the browser’s permission in the system settings. Then try again, or continue by typing.',
  absent: 'No microphone was found. Connect one, or a headset, and try again, or continue by typing.',
  busy: 'The microphone is there but can’t be used; another program may be holding it. Close other calls, then try again, or continue by typing.',
  unsuited: 'This microphone can’t be used in the way we need. Choose another one and try again, or continue by typing.',
  insecure: 'This browser gives no access to microphones here: the page must be opened over https, in a current browser. You can continue by typing.',
  failed: 'The microphone could not be started. Try again, or continue by typing.',
};

export const ROOM = {
  question: (number, total) => (number > 0 ? `Question ${number} of ${total}` : 'Not assessed'),
  unscored: 'What you say here does not count. It is for you.',
  noQuestion: 'The first question appears here.',
  controls: 'Interview controls',
  theQuestion: 'The question',
  yourAnswer: 'Your answer',
  yourWords: 'Your words',
  you: 'You',
  wordsEmpty: 'Your words appear here as you speak.',
  wordsRough: 'Only a rough guess. Mistakes here never count against you.',
  done: 'Done',
  doneHint: 'I’ve finished my answer',
  typeLabel: 'Type your answer',
  typeHint: 'Sending finishes your answer.',
  send: 'Send answer',
  repeat: 'Repeat',
  repeatLong: 'Repeat the question',
  skip: 'Skip',
  skipLong: 'Skip this question',
  pause: 'Pause',
  resume: 'Go on',
  type: 'Type',
  person: 'Leave',
  personLong: 'Leave, or talk to a person',
  settings: 'Settings',
  transcript: 'Conversation',
  transcriptLong: 'Conversation so far',
  transcriptEmpty: 'What is said appears here.',
  saved: 'Saved',
  saving: 'Saving…',
  unsent: 'Not sent: the connection is down. Your text is kept here; please send it again in a moment.',
  maybeUnsent: 'Your last typed answer may not have arrived. It is back in the text field; please send it again.',
  skipConfirm: { heading: 'Skip this question?', text: 'You can’t come back to it later.', yes: 'Skip it', no: 'Keep it' },
  leaveConfirm: {
    heading: 'End the interview here?',
    text: (contact) => `What you said so far is kept, and a person takes over. To arrange that, you can ask ${contact}. If you only need a break, use “Pause”.`,
    yes: 'End it, I’d like a person',
    no: 'Go on with the interview',
  },
  paused: 'The interview is paused. Take your time; press “Go on” when you’re ready.',
};

export const NOTICE = {
  noSound: 'We can’t hear anything at the moment. Take your time; if you’re speaking, check that the microphone isn’t muted, or type.',
  muted: 'Your device has muted the microphone, perhaps because of a call. Unmute it, or type your answer.',
  ended: 'The microphone was disconnected. The interview is paused meanwhile.',
  useMicrophone: 'Use the microphone again',
  typeInstead: 'Type instead',
  blocked: 'Sound can’t get through on this network, so we go on with text: read Aila’s words here and type your answers. It counts the same.',
  tapToHear: 'Your browser holds back the sound.',
  tapToHearButton: 'Turn on sound',
  back: 'You’re connected again.',
  dismiss: 'Dismiss',
};

export const CONNECTION = {
  weak: 'The connection is weak. We’re trying to reach the interview…',
  lost: 'Connection lost. Reconnecting… Your answers are kept.',
  long: 'Still no connection. We keep trying. You can also close this page and come back later with the same link.',
  retry: 'Try now',
};

export const RESUME = {
  heading: 'Welcome back',
  text: 'Your interview is waiting at the same question. Nothing is lost.',
  speak: 'Continue with the microphone',
  type: 'Continue by typing',
};

export const OTHER_TAB = {
  heading: 'Continue here?',
  busy: 'This interview is open in another tab or on another device.',
  replaced: 'The interview was continued in another tab or on another device.',
  here: 'Continue here',
  reassure: 'The other page will stop. Nothing is lost.',
};

export const END = {
  completed: {
    heading: 'Thank you, that’s it',
    text: 'Your interview is complete, and your answers are saved.',
    next: [
      'Your words are put beside the questions. A recruiter reads them and decides; the software rejects nobody.',
      'You don’t need to do anything more. You can close this page.',
    ],
  },
  left: {
    heading: 'A person takes over',
    text: 'The interview has ended, as you asked. What you said so far is kept. It is no disadvantage.',
    next: [],
  },
  failed: {
    heading: 'Something went wrong on our side',
    text: 'The interview had to stop. This is not your fault and never counts against you. What you said so far is kept.',
    next: [],
  },
  declined: {
    heading: 'A person will take over',
    text: 'You chose not to talk to the AI. Nothing was recorded. It is no disadvantage.',
    next: [],
  },
  erased: {
    heading: 'Everything is deleted',
    text: 'The recording, the text and the assessment of this interview are gone.',
    next: [],
  },
  whatNext: 'What happens next',
  contact: (contact) => `Questions, or would you like a person to look at it? Ask ${contact}.`,
  contactPerson: (contact) => `To arrange a talk with a person, ask ${contact}.`,
  erase: 'Delete everything',
  eraseNote: 'You can delete the recording and the text now or later, with this same link.',
  eraseConfirm: {
    heading: 'Delete everything?',
    text: 'The recording, its text and the assessment are deleted for good. A recruiter won’t see this interview. This can’t be undone.',
    yes: 'Delete for good',
    no: 'Keep it',
  },
  eraseFailed: 'Deleting did not work. Please try again in a moment.',
};

export const TROUBLE = {
  unknownHeading: 'This link isn’t valid',
  unknownHelp: 'Please check that the whole address from your invitation was opened. If it still doesn’t work, ask the person who invited you for a new link, or for an interview with a person.',
  notNowHeading: 'Not possible right now',
  offlineHeading: 'No connection',
  offline: 'The interview can’t be reached. Please check your internet connection.',
  crashedHeading: 'Something went wrong',
  crashed: 'This page had a problem. Your answers so far are kept. Please reload the page to go on.',
  again: 'Try again',
  reload: 'Reload the page',
};

export const SETTINGS = {
  heading: 'Settings',
  motion: (name) => `How ${name} moves`,
  motions: { full: 'Natural', calm: 'Calm', still: 'Still picture', none: 'No picture' },
  theme: 'Colours',
  themes: { auto: 'Like my device', light: 'Light', dark: 'Dark' },
  captions: (name) => `Show captions of what ${name} says`,
  announce: 'Read captions aloud with my screen reader',
  answer: 'How I answer',
  useMicrophone: 'Use my microphone',
  useTyping: 'Only type, microphone off',
  close: 'Close',
};
