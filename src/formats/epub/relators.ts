/** MARC relators by the words that bylines have for them. */
const relators: Readonly<Record<string, string>> = {
  adapter: 'adp',
  afterword: 'aft',
  annotator: 'ann',
  arranger: 'arr',
  artist: 'art',
  author: 'aut',
  cartographer: 'ctg',
  colorist: 'clr',
  commentator: 'cwt',
  compiler: 'com',
  composer: 'cmp',
  contributor: 'ctb',
  copyeditor: 'edt',
  'cover designer': 'cov',
  dedicatee: 'dte',
  designer: 'dsr',
  editor: 'edt',
  foreword: 'aui',
  illustrator: 'ill',
  interviewee: 'ive',
  interviewer: 'ivr',
  introduction: 'win',
  journalist: 'aut',
  lyricist: 'lyr',
  narrator: 'nrt',
  photographer: 'pht',
  proofreader: 'pfr',
  publisher: 'pbl',
  reporter: 'aut',
  researcher: 'res',
  reviewer: 'rev',
  transcriber: 'trc',
  translator: 'trl',
  typographer: 'tyg',
  writer: 'aut',
}

/** Codes that a byline may name themselves. */
const codes = new Set(
  'abr act adp aft ann arr art asn aud aui aut bkd bkp ccp clr cmm cmp cns cnd com cov cph cre crr csl ctb ctg cur cwt dnr drt dsr dte dto edc edm edt egr etr fmo fnd hnr his hst ill ilu inv itr ive ivr lbt lyr mdc mus nrt orm oth pbd pbl pfr pht ppm prf prg prm prn pro prt red res rev rth sce scr sng spk spn spy srv std stl tcd tlp trc trl tyd tyg vac voc wac wal wam wat wdc wde win wit wpr wst'.split(
    ' ',
  ),
)

/** The code of a role: author where none is named, contributor where nobody knows it. */
export function relatorOf(role: string | undefined): string {
  if (role === undefined) return 'aut'
  const word = role.trim().toLowerCase()
  return relators[word] ?? (codes.has(word) ? word : 'ctb')
}
