import type {Node, Point, Position} from 'unist'
import type {VFile} from 'vfile'
import {type TypesetterRule, typesetterRules} from './paged/diagnostics.ts'

/**
 * How bad: an error makes the build exit with 1, a warning does not unless `--strict`, and what is said for information
 * never does.
 */
export type Severity = 'error' | 'warning' | 'information'

interface Rule {
  readonly severity: Severity
  /** The folder of `src/` that reports it: a message's `source`. */
  readonly source:
    | 'config'
    | 'source'
    | 'document'
    | 'publication'
    | 'theme'
    | 'formats'
    | 'tasks'
    | 'announce'
  /** One line of meaning. */
  readonly meaning: string
}

/** Every rule id outside the typesetter. Each is provoked by a fixture. */
export const rules = {
  'yaml-syntax': {
    severity: 'error',
    source: 'config',
    meaning: 'Frontmatter or publication.yaml is not valid YAML.',
  },
  'unknown-key': {
    severity: 'warning',
    source: 'config',
    meaning: 'A key that the schema does not know.',
  },
  'invalid-value': {
    severity: 'error',
    source: 'config',
    meaning: 'A value of the wrong type or shape.',
  },
  'missing-key': {severity: 'error', source: 'config', meaning: 'A required key is absent.'},
  'missing-title': {
    severity: 'warning',
    source: 'document',
    meaning: 'Neither frontmatter nor a first heading gives a title.',
  },
  'missing-date': {
    severity: 'warning',
    source: 'publication',
    meaning:
      'A story without a date stands last, and feeds date it by SOURCE_DATE_EPOCH or 1970-01-01.',
  },
  'unreadable-file': {
    severity: 'error',
    source: 'source',
    meaning: 'A file cannot be read, or is not UTF-8.',
  },
  'forbidden-character': {
    severity: 'warning',
    source: 'source',
    meaning: 'A control character or another that no XML may hold; no output has it.',
  },
  'outside-publication': {
    severity: 'error',
    source: 'source',
    meaning: 'A path leads out of the publication folder.',
  },
  'missing-file': {
    severity: 'error',
    source: 'source',
    meaning: 'An image or other file that a document names does not exist.',
  },
  'active-file': {
    severity: 'error',
    source: 'source',
    meaning:
      'A document offers a file that could run where the site stands (HTML, XML, a script); it is left out.',
  },
  'image-alt': {
    severity: 'error',
    source: 'document',
    meaning: 'An image has no alternative text.',
  },
  'image-rights': {
    severity: 'error',
    source: 'publication',
    meaning: 'A picture has neither credit nor licence, and the publication demands one.',
  },
  'image-format': {
    severity: 'error',
    source: 'source',
    meaning: 'An image is damaged or of an unknown kind.',
  },
  'unsafe-svg': {
    severity: 'warning',
    source: 'source',
    meaning: 'An SVG file held what runs, loads from elsewhere or is no SVG; it was left out.',
  },
  'media-source': {
    severity: 'error',
    source: 'document',
    meaning: 'Audio or video without a file or an address, or with a document in its place.',
  },
  'media-format': {
    severity: 'error',
    source: 'source',
    meaning: 'Audio, video or captions that are empty, or something else than their name says.',
  },
  'media-alt': {
    severity: 'warning',
    source: 'document',
    meaning: 'Audio or video without a name for those who cannot see or hear it.',
  },
  'media-captions': {
    severity: 'warning',
    source: 'document',
    meaning: 'Video without captions.',
  },
  'media-transcript': {
    severity: 'warning',
    source: 'document',
    meaning: 'Audio without a transcript.',
  },
  'media-address': {
    severity: 'warning',
    source: 'publication',
    meaning: 'Audio or video that a printed page cannot lead to: it has no address on the web.',
  },
  'podcast-image': {
    severity: 'warning',
    source: 'tasks',
    meaning: 'The picture of a podcast is not as directories take it.',
  },
  'media-type': {
    severity: 'warning',
    source: 'formats',
    meaning: 'Audio of a kind that e-books may not have: the e-book has a link.',
  },
  'remote-image': {
    severity: 'warning',
    source: 'formats',
    meaning: 'A remote image cannot be embedded in PDF or EPUB.',
  },
  'cover-letters': {
    severity: 'warning',
    source: 'formats',
    meaning: 'A work without a cover has a title in letters that the fonts of its theme lack.',
  },
  'still-picture': {
    severity: 'warning',
    source: 'formats',
    meaning:
      'An animation is of a kind or size that shops refuse: the e-book shows its first image.',
  },
  'accessibility-claim': {
    severity: 'warning',
    source: 'formats',
    meaning: 'A work claims to be accessible though pictures in it have no description.',
  },
  'chapter-size': {
    severity: 'warning',
    source: 'formats',
    meaning: 'A chapter is larger than reading systems take as one file: the e-book divides it.',
  },
  'svg-as-dots': {
    severity: 'warning',
    source: 'formats',
    meaning: 'A drawing holds what cannot be lines and areas in a PDF: it is printed in dots.',
  },
  'math-print': {
    severity: 'warning',
    source: 'formats',
    meaning:
      'A formula cannot be drawn on the page of a PDF; it is printed as a line of text or as TeX.',
  },
  'missing-package': {
    severity: 'error',
    source: 'formats',
    meaning: 'An output needs a package that is not installed.',
  },
  'unsafe-html': {
    severity: 'warning',
    source: 'document',
    meaning: 'Raw HTML was removed: its element, attribute or URL is not on the allow-list.',
  },
  'unknown-directive': {
    severity: 'warning',
    source: 'document',
    meaning: 'A directive has a name that Octavo does not know.',
  },
  'directive-syntax': {
    severity: 'warning',
    source: 'document',
    meaning: 'A line of `:::` begins or ends no directive: it is printed as it stands.',
  },
  'unclosed-directive': {
    severity: 'warning',
    source: 'document',
    meaning: 'A container directive is not closed.',
  },
  'undefined-footnote': {
    severity: 'warning',
    source: 'document',
    meaning: 'A footnote reference has no definition, or a definition no reference.',
  },
  'math-syntax': {
    severity: 'error',
    source: 'document',
    meaning: 'A formula is not TeX that can be set; it is printed as written.',
  },
  'math-off': {
    severity: 'warning',
    source: 'document',
    meaning: 'A text looks like a formula, but nothing says that dollars are math.',
  },
  'nesting-depth': {
    severity: 'warning',
    source: 'document',
    meaning: 'Blocks or inlines are nested more than 100 levels deep; the rest is kept as text.',
  },
  'unclosed-frontmatter': {
    severity: 'error',
    source: 'document',
    meaning: 'Frontmatter begins and does not end; it is printed as text.',
  },
  'foreign-frontmatter': {
    severity: 'error',
    source: 'document',
    meaning: 'Frontmatter is TOML, or stands behind an empty line; it is not read.',
  },
  'second-title': {
    severity: 'warning',
    source: 'document',
    meaning: 'A document has a heading of level 1 beside its title.',
  },
  'undefined-link': {
    severity: 'warning',
    source: 'document',
    meaning: 'A link names an address that is not defined; it is printed as text.',
  },
  'other-script': {
    severity: 'warning',
    source: 'document',
    meaning:
      'A document of right-to-left letters names no language, and would be set from left to right.',
  },
  'foreign-markup': {
    severity: 'warning',
    source: 'document',
    meaning:
      'A link of a wiki, a shortcode, an alert, a citation, a diagram or the like of another program; it is printed as text.',
  },
  'table-syntax': {
    severity: 'warning',
    source: 'document',
    meaning: 'The line below the head of a table is wrong; the table is printed as text.',
  },
  'heading-order': {severity: 'warning', source: 'document', meaning: 'A heading skips a level.'},
  'include-file': {
    severity: 'error',
    source: 'document',
    meaning: 'A file cannot be included: it is missing, outside, not public, or includes itself.',
  },
  'unknown-variable': {
    severity: 'error',
    source: 'document',
    meaning: 'A text has a variable that neither publication nor document declares.',
  },
  'update-time': {
    severity: 'error',
    source: 'document',
    meaning: 'An update of a live story has no time, or one without date or zone.',
  },
  'future-update': {
    severity: 'information',
    source: 'document',
    meaning: 'An update of a live story is dated in the future: it is held until then.',
  },
  'unknown-target': {
    severity: 'error',
    source: 'document',
    meaning: 'A block is for an output that there is not.',
  },
  'diagram-alt': {
    severity: 'error',
    source: 'document',
    meaning: 'A diagram has no alternative text; it is printed as code.',
  },
  'diagram-syntax': {
    severity: 'error',
    source: 'document',
    meaning: 'A diagram cannot be drawn; it is printed as code.',
  },
  'duplicate-label': {
    severity: 'error',
    source: 'document',
    meaning: 'Two figures, tables, equations, listings or sections have one label.',
  },
  'unknown-reference': {
    severity: 'error',
    source: 'publication',
    meaning: 'A reference names a label that its document or book does not have.',
  },
  'unknown-term': {
    severity: 'error',
    source: 'publication',
    meaning: 'A text leads to a term that no glossary of its document or book explains.',
  },
  'dead-link': {
    severity: 'error',
    source: 'publication',
    meaning: 'A link leads to a document or heading that does not exist.',
  },
  'duplicate-slug': {
    severity: 'error',
    source: 'publication',
    meaning: 'Two documents have one address; the later keeps its own with a suffix.',
  },
  'unknown-section': {
    severity: 'warning',
    source: 'publication',
    meaning: 'A story is in a section that the publication does not name; it becomes one.',
  },
  'no-documents': {
    severity: 'warning',
    source: 'tasks',
    meaning: 'The folder holds no Markdown file.',
  },
  'redirect-conflict': {
    severity: 'error',
    source: 'publication',
    meaning: 'An old address of a document is in use, or another document had it as well.',
  },
  'duplicate-id': {severity: 'error', source: 'publication', meaning: 'Two documents have one id.'},
  'wire-id': {
    severity: 'warning',
    source: 'publication',
    meaning: 'The id of a story is no URI, as ninjs asks for.',
  },
  'unknown-address': {
    severity: 'warning',
    source: 'publication',
    meaning: 'A link names an address of the site at which nothing is put.',
  },
  'unpublished-link': {
    severity: 'warning',
    source: 'publication',
    meaning: 'A link leads to a document that is not public; its text stays.',
  },
  'missing-document': {
    severity: 'error',
    source: 'publication',
    meaning: 'A book or issue lists a document that does not exist or is not public.',
  },
  'held-story': {
    severity: 'warning',
    source: 'publication',
    meaning: 'An issue lists a story that is held: it is left out of the issue until then.',
  },
  'future-date': {
    severity: 'information',
    source: 'publication',
    meaning: 'A story is dated in the future: it is held until then.',
  },
  'killed-story': {
    severity: 'error',
    source: 'publication',
    meaning: 'A book or issue lists a document that was killed.',
  },
  'lifted-embargo': {
    severity: 'warning',
    source: 'tasks',
    meaning: 'A document is published before its time, because the command line says so.',
  },
  'embargo-without-time': {
    severity: 'error',
    source: 'publication',
    meaning: 'A story is embargoed, but no time says until when: it is held.',
  },
  'template-syntax': {severity: 'error', source: 'theme', meaning: 'A layout is not valid Liquid.'},
  'template-render': {
    severity: 'error',
    source: 'theme',
    meaning: 'A layout failed while it was filled.',
  },
  'missing-layout': {
    severity: 'error',
    source: 'theme',
    meaning: 'A theme lacks a layout or partial.',
  },
  'unknown-design': {
    severity: 'warning',
    source: 'theme',
    meaning: 'A work asks for a design that the theme does not have for its kind.',
  },
  'missing-theme': {
    severity: 'error',
    source: 'theme',
    meaning: 'The theme folder or its theme.yaml cannot be read.',
  },
  'foreign-output': {
    severity: 'error',
    source: 'tasks',
    meaning: "Someone else's file stands where Octavo would write; it is left alone.",
  },
  'invalid-output': {
    severity: 'error',
    source: 'formats',
    meaning: 'A file that Octavo made did not pass its own check; it is not written.',
  },
  'hub-failed': {
    severity: 'error',
    source: 'announce',
    meaning: 'A WebSub hub could not be told that a feed has changed.',
  },
  'indexnow-failed': {
    severity: 'error',
    source: 'announce',
    meaning: 'Search engines could not be told which pages have changed.',
  },
  'indexnow-key': {
    severity: 'error',
    source: 'announce',
    meaning: 'The key of IndexNow is missing, or its file is not on the site.',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export type Place = Position | Point | Node | undefined

/** Put a message on `file` under `ruleId`, at `place`, worded "Unexpected X, expected Y". Errors are `fatal`. */
export function report(file: VFile, ruleId: RuleId, reason: string, place?: Place): void {
  const {severity, source} = rules[ruleId]
  const message = file.message(reason, {
    ...(place ? {place: positionOf(place)} : {}),
    source,
    ruleId,
  })
  // What vfile calls information is neither fatal nor not.
  if (severity !== 'warning') message.fatal = severity === 'error' ? true : undefined
}

/** What a message says of itself. */
export const severityOf = ({fatal}: {readonly fatal?: boolean | null | undefined}): Severity => {
  if (fatal === true) return 'error'
  return fatal === false ? 'warning' : 'information'
}

/** The typesetter's rules that make an output wrong rather than poorer are decided by each message's `severe`. */
export const allRuleIds = (): ReadonlyArray<RuleId | TypesetterRule> => [
  ...(Object.keys(rules) as RuleId[]),
  ...(Object.keys(typesetterRules) as TypesetterRule[]),
]

function positionOf(place: Position | Point | Node): Position | Point | undefined {
  return 'type' in place ? place.position : place
}
