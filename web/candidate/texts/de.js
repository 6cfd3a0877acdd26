// Every word the page says by itself, in German. The same keys as in `../text.js`; a test compares them.

export const STATE = {
  connecting: 'Verbindung wird aufgebaut…',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  idle: 'Einen Moment',
  listening: 'Hört zu',
  listeningText: 'Bitte tippen',
  thinking: 'Einen Moment',
  speaking: (name) => `${name} spricht`,
  paused: 'Pause',
};

export const WELCOME = {
  heading: (name) => `Ihr Gespräch mit ${name}`,
  facts: (minutes, questions) => [`Etwa ${minutes} Min.`, questions === 1 ? '1 Frage' : `${questions} Fragen`, 'Sprechen oder tippen'],
  ai: 'KI-Interviewerin',
  consent: 'Bevor Sie entscheiden',
  agree: 'Ich bin einverstanden, weiter',
  decline: 'Ich spreche lieber mit einem Menschen',
  nothingYet: 'Noch wird nichts aufgenommen. Ihr Mikrofon ist aus.',
  declineConfirm: {
    heading: 'Lieber mit einem Menschen sprechen?',
    text: (contact) => `Wir vermerken, dass Sie lieber mit einem Menschen sprechen, und dieser Link wird geschlossen. Das ist kein Nachteil. Ansprechpartner: ${contact}.`,
    yes: 'Ja, bitte ein Mensch',
    no: 'Zurück',
  },
};

export const CHECK = {
  heading: 'Tonprobe',
  explain: 'Gleich fragt Ihr Browser, ob diese Seite das Mikrofon benutzen darf. Wählen Sie „Zulassen“. Gesendet wird erst, wenn Sie auf „Gespräch beginnen“ drücken.',
  headphones: 'Ein ruhiger Raum hilft, und Kopfhörer, wenn Sie welche haben.',
  turnOn: 'Mikrofon einschalten',
  type: 'Weiter mit Tippen',
  typeNote: 'Tippen zählt genauso wie Sprechen, und Sie können beides.',
  asking: 'Ihr Browser fragt nach dem Mikrofon. Bitte wählen Sie „Zulassen“.',
  slow: 'Wir warten noch auf den Browser. Die Frage ist vielleicht verdeckt: Suchen Sie ein Mikrofonzeichen in oder neben der Adresszeile oder in einem Fenster hinter diesem. Sie können auch tippen.',
  speakNow: 'Sagen Sie ein paar Worte, zum Beispiel „Guten Tag, freut mich.“',
  heard: 'Wir hören Sie gut.',
  silent: 'Wir hören noch nichts. Bitte sehen Sie nach, ob das Mikrofon stumm ist, oder wählen Sie ein anderes. Sie können auch tippen.',
  suspended: 'Der Pegel kann hier nicht gezeigt werden, aber das Mikrofon ist an.',
  device: 'Mikrofon',
  start: 'Gespräch beginnen',
  again: 'Noch einmal versuchen',
  typing: 'Sie antworten, indem Sie tippen. Sie sehen jede Frage und hören Aila, wenn Ihr Ton an ist.',
  connecting: 'Die Verbindung zum Gespräch wird aufgebaut…',
  good: 'Gut zu wissen',
  inApp: 'Sie haben diesen Link in einer anderen App geöffnet, wo das Mikrofon oft nicht geht. Öffnen Sie ihn in Chrome oder Safari, wenn Sie sprechen möchten.',
  copy: 'Link kopieren',
  copied: 'Link kopiert',
};

export const MICROPHONE = {
  denied: 'Das Mikrofon ist für diese Seite gesperrt. Klicken Sie auf das Zeichen neben der Adresse und schalten Sie das Mikrofon ein; auf dem Telefon prüfen Sie auch die Erlaubnis des Browsers in den Einstellungen. Versuchen Sie es dann noch einmal, oder tippen Sie.',
  absent: 'Es wurde kein Mikrofon gefunden. Schließen Sie eines oder ein Headset an und versuchen Sie es noch einmal, oder tippen Sie.',
  busy: 'Das Mikrofon ist da, kann aber nicht benutzt werden; vielleicht hält es ein anderes Programm. Beenden Sie andere Anrufe und versuchen Sie es noch einmal, oder tippen Sie.',
  unsuited: 'Dieses Mikrofon lässt sich hier nicht benutzen. Wählen Sie ein anderes und versuchen Sie es noch einmal, oder tippen Sie.',
  insecure: 'Dieser Browser gibt hier kein Mikrofon frei: Die Seite muss über https und in einem aktuellen Browser geöffnet sein. Sie können tippen.',
  failed: 'Das Mikrofon ließ sich nicht einschalten. Versuchen Sie es noch einmal, oder tippen Sie.',
};

export const ROOM = {
  question: (number, total) => (number > 0 ? `Frage ${number} von ${total}` : 'Wird nicht bewertet'),
  unscored: 'Was Sie hier sagen, zählt nicht. Es ist für Sie.',
  noQuestion: 'Hier erscheint die erste Frage.',
  controls: 'Bedienung des Gesprächs',
  theQuestion: 'Die Frage',
  yourAnswer: 'Ihre Antwort',
  yourWords: 'Ihre Worte',
  you: 'Sie',
  wordsEmpty: 'Ihre Worte erscheinen hier, während Sie sprechen.',
  wordsRough: 'Nur grob mitgeschrieben. Fehler hier zählen nie gegen Sie.',
  done: 'Fertig',
  doneHint: 'Ich bin mit meiner Antwort fertig',
  typeLabel: 'Ihre Antwort tippen',
  typeHint: 'Mit dem Senden ist Ihre Antwort fertig.',
  send: 'Antwort senden',
  repeat: 'Nochmal',
  repeatLong: 'Nochmal die Frage hören',
  skip: 'Nächste',
  skipLong: 'Nächste Frage, diese auslassen',
  pause: 'Pause',
  resume: 'Weiter',
  type: 'Tippen',
  person: 'Beenden',
  personLong: 'Beenden oder mit einem Menschen sprechen',
  settings: 'Einstellungen',
  transcript: 'Gespräch',
  transcriptLong: 'Das Gespräch bis jetzt',
  transcriptEmpty: 'Hier erscheint, was gesagt wird.',
  saved: 'Gespeichert',
  saving: 'Wird gespeichert…',
  unsent: 'Nicht gesendet: Die Verbindung ist unterbrochen. Ihr Text bleibt hier; bitte senden Sie ihn gleich noch einmal.',
  maybeUnsent: 'Ihre letzte getippte Antwort ist vielleicht nicht angekommen. Sie steht wieder im Textfeld; bitte senden Sie sie noch einmal.',
  skipConfirm: { heading: 'Diese Frage auslassen?', text: 'Sie können später nicht zu ihr zurück.', yes: 'Auslassen', no: 'Behalten' },
  leaveConfirm: {
    heading: 'Das Gespräch hier beenden?',
    text: (contact) => `Was Sie bis jetzt gesagt haben, bleibt erhalten, und ein Mensch übernimmt. Ansprechpartner dafür: ${contact}. Wenn Sie nur eine Pause brauchen, drücken Sie „Pause“.`,
    yes: 'Beenden, ich möchte einen Menschen',
    no: 'Gespräch fortsetzen',
  },
  paused: 'Das Gespräch macht Pause. Lassen Sie sich Zeit; drücken Sie „Weiter“, wenn Sie so weit sind.',
};

export const NOTICE = {
  noSound: 'Wir hören im Moment nichts. Lassen Sie sich Zeit; wenn Sie gerade sprechen, sehen Sie nach, ob das Mikrofon stumm ist, oder tippen Sie.',
  muted: 'Ihr Gerät hat das Mikrofon stumm geschaltet, vielleicht wegen eines Anrufs. Schalten Sie es wieder ein, oder tippen Sie Ihre Antwort.',
  ended: 'Das Mikrofon wurde getrennt. Das Gespräch macht so lange Pause.',
  useMicrophone: 'Mikrofon wieder benutzen',
  typeInstead: 'Lieber tippen',
  blocked: 'In diesem Netz kommt der Ton nicht durch, darum geht es mit Text weiter: Lesen Sie hier, was Aila sagt, und tippen Sie Ihre Antworten. Das zählt genauso.',
  tapToHear: 'Ihr Browser hält den Ton zurück.',
  tapToHearButton: 'Ton einschalten',
  back: 'Sie sind wieder verbunden.',
  dismiss: 'Schließen',
};

export const CONNECTION = {
  weak: 'Die Verbindung ist schwach. Wir versuchen, das Gespräch zu erreichen…',
  lost: 'Verbindung unterbrochen. Sie wird wiederhergestellt… Ihre Antworten bleiben erhalten.',
  long: 'Noch keine Verbindung. Wir versuchen es weiter. Sie können diese Seite auch schließen und später mit demselben Link wiederkommen.',
  retry: 'Jetzt versuchen',
};

export const RESUME = {
  heading: 'Willkommen zurück',
  text: 'Ihr Gespräch wartet bei derselben Frage. Nichts ist verloren.',
  speak: 'Weiter mit dem Mikrofon',
  type: 'Weiter mit Tippen',
};

export const OTHER_TAB = {
  heading: 'Hier weitermachen?',
  busy: 'Dieses Gespräch ist in einem anderen Tab oder auf einem anderen Gerät offen.',
  replaced: 'Das Gespräch wurde in einem anderen Tab oder auf einem anderen Gerät fortgesetzt.',
  here: 'Hier weitermachen',
  reassure: 'Die andere Seite hört dann auf. Nichts ist verloren.',
};

export const END = {
  completed: {
    heading: 'Vielen Dank, das war’s',
    text: 'Ihr Gespräch ist vollständig, und Ihre Antworten sind gespeichert.',
    next: [
      'Ihre Worte werden neben die Fragen gestellt. Ein Mensch liest sie und entscheidet; die Software lehnt niemanden ab.',
      'Sie brauchen nichts weiter zu tun. Sie können diese Seite schließen.',
    ],
  },
  left: {
    heading: 'Ein Mensch übernimmt',
    text: 'Das Gespräch ist beendet, wie Sie es wollten. Was Sie bis jetzt gesagt haben, bleibt erhalten. Das ist kein Nachteil.',
    next: [],
  },
  failed: {
    heading: 'Bei uns ist etwas schiefgegangen',
    text: 'Das Gespräch musste enden. Das liegt nicht an Ihnen und zählt nie gegen Sie. Was Sie bis jetzt gesagt haben, bleibt erhalten.',
    next: [],
  },
  declined: {
    heading: 'Ein Mensch wird übernehmen',
    text: 'Sie wollten nicht mit der KI sprechen. Nichts wurde aufgenommen. Das ist kein Nachteil.',
    next: [],
  },
  erased: {
    heading: 'Alles ist gelöscht',
    text: 'Aufnahme, Text und Bewertung dieses Gesprächs sind weg.',
    next: [],
  },
  whatNext: 'Wie es weitergeht',
  contact: (contact) => `Haben Sie Fragen, oder soll ein Mensch es sich ansehen? Ansprechpartner: ${contact}.`,
  contactPerson: (contact) => `Für ein Gespräch mit einem Menschen, Ansprechpartner: ${contact}.`,
  erase: 'Alles löschen',
  eraseNote: 'Sie können Aufnahme und Text jetzt oder später mit demselben Link löschen.',
  eraseConfirm: {
    heading: 'Alles löschen?',
    text: 'Aufnahme, Text und Bewertung werden für immer gelöscht. Niemand aus der Personalabteilung wird dieses Gespräch sehen. Das lässt sich nicht rückgängig machen.',
    yes: 'Für immer löschen',
    no: 'Behalten',
  },
  eraseFailed: 'Das Löschen hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.',
};

export const TROUBLE = {
  unknownHeading: 'Dieser Link gilt nicht',
  unknownHelp: 'Bitte prüfen Sie, ob die ganze Adresse aus Ihrer Einladung geöffnet wurde. Wenn es dann noch nicht geht, bitten Sie die Person, die Sie eingeladen hat, um einen neuen Link oder um ein Gespräch mit einem Menschen.',
  notNowHeading: 'Im Moment nicht möglich',
  offlineHeading: 'Keine Verbindung',
  offline: 'Das Gespräch ist nicht erreichbar. Bitte prüfen Sie Ihre Internetverbindung.',
  crashedHeading: 'Etwas ist schiefgegangen',
  crashed: 'Diese Seite hatte ein Problem. Ihre Antworten bis jetzt bleiben erhalten. Bitte laden Sie die Seite neu.',
  again: 'Noch einmal versuchen',
  reload: 'Seite neu laden',
};

export const SETTINGS = {
  heading: 'Einstellungen',
  motion: (name) => `Wie sich ${name} bewegt`,
  motions: { full: 'Natürlich', calm: 'Ruhig', still: 'Standbild', none: 'Kein Bild' },
  theme: 'Farben',
  themes: { auto: 'Wie mein Gerät', light: 'Hell', dark: 'Dunkel' },
  captions: (name) => `Untertitel zeigen, wenn ${name} spricht`,
  announce: 'Untertitel von meinem Screenreader vorlesen lassen',
  answer: 'Wie ich antworte',
  useMicrophone: 'Mein Mikrofon benutzen',
  useTyping: 'Nur tippen, Mikrofon aus',
  close: 'Schließen',
};
