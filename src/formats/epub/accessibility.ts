import type {Frontmatter} from '../../config/frontmatter.ts'
import type {Strings} from '../../theme/theme.ts'
import type {PageHoldings, Player} from './holdings.ts'
import type {Page} from './page.ts'

/** What the pages hold that decides how they can be read, and which properties the manifest declares. */
export interface Holdings extends Pick<PageHoldings, 'images' | 'described' | 'math' | 'svg'> {
  readonly media: MediaHoldings
}

/** Sound and film, and what there is for those who do not hear or see it. */
export interface MediaHoldings {
  readonly films: number
  readonly sounds: number
  readonly captions: number
  readonly transcripts: number
  /** Films with captions, or in which nobody speaks. */
  readonly readFilms: number
  /** Sound with a transcript, or in which nobody speaks. */
  readonly readSounds: number
  /** Films that a transcript stands for, or that have nothing to say. */
  readonly toldFilms: number
}

export function holdingsOf(pages: readonly Page[]): Holdings {
  const count = {images: 0, described: 0, math: 0, svg: 0, media: mediaHoldings(pages)}
  for (const {holdings} of pages) {
    const {images, described, math, svg} = holdings
    count.images += images
    count.described += described
    count.math += math
    count.svg += svg
  }
  return count
}

function mediaHoldings(pages: readonly Page[]): MediaHoldings {
  const players = pages.flatMap(({holdings}) => holdings.players)
  const films = players.filter(({kind}) => kind === 'video')
  const sounds = players.filter(({kind}) => kind === 'audio')
  const isCaptioned = ({hasCaptions, without}: Player) =>
    hasCaptions || without.includes('captions')
  const isTold = ({hasTranscript, without}: Player) =>
    hasTranscript || without.includes('transcript')
  return {
    films: films.length,
    sounds: sounds.length,
    captions: films.filter(({hasCaptions}) => hasCaptions).length,
    transcripts: players.filter(({hasTranscript}) => hasTranscript).length,
    readFilms: films.filter(isCaptioned).length,
    readSounds: sounds.filter(isTold).length,
    toldFilms: films.filter(isTold).length,
  }
}

/** A property of the package that says how it can be read. */
export interface AccessibilityFact {
  readonly property: string
  readonly value: string
  /** Of a sentence, where it is not the package's. */
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

export interface AccessibilitySource {
  readonly holdings: Holdings
  /** Whether it lists the pages of the printed work. */
  readonly hasPages: boolean
  /** What nobody can read off the files: the frontmatter says it. */
  readonly declared: Declared | undefined
  readonly strings: Strings
}

type Declared = NonNullable<Frontmatter['accessibility']>

/**
 * How the package can be read (EPUB Accessibility 1.1, 2 and 3), each drawn from what is in it. Dangers and conformance
 * are not to be seen in files: only the frontmatter can tell them, and a claim that the files belie is left out.
 */
export function accessibilityOf(source: AccessibilitySource): readonly AccessibilityFact[] {
  const {holdings, hasPages, declared} = source
  const {images, math, media} = holdings
  const readable = isReadable(holdings)
  const {films, sounds} = media
  const heard = films + sounds > 0 ? ['auditory'] : []
  const seen = images + films > 0 ? ['visual'] : []
  const isTold = media.toldFilms === films && media.readSounds === sounds
  const schema = (name: string, ...values: readonly string[]) =>
    values.map(value => ({property: `schema:${name}`, value}))
  return [
    ...schema('accessMode', 'textual', ...seen, ...heard),
    ...schema(
      'accessModeSufficient',
      readable && isTold ? 'textual' : ['textual', ...seen, ...heard].join(),
    ),
    ...schema('accessibilityFeature', 'structuralNavigation', 'tableOfContents', 'readingOrder'),
    ...schema(
      'accessibilityFeature',
      ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(images > 0 && readable ? ['alternativeText'] : []),
      ...(media.captions > 0 && media.readFilms === films ? ['captions'] : []),
      ...(media.transcripts > 0 && isTold ? ['transcript'] : []),
      ...(math > 0 ? ['MathML'] : []),
    ),
    ...schema('accessibilityHazard', ...(declared?.hazards ?? ['unknown'])),
    summaryOf(source),
    ...(readable && isPlayedForAll(holdings) ? claims(declared) : []),
  ]
}

/** Whether every image says what it shows, or that it is decoration. */
export const isReadable = ({images, described}: Holdings): boolean => images === described

/** Whether all film has captions and all sound a transcript, where somebody speaks (WCAG 2.2, 1.2.1 and 1.2.2). */
export const isPlayedForAll = ({media}: Holdings): boolean =>
  media.readFilms === media.films && media.readSounds === media.sounds

function claims(declared: Declared | undefined): readonly AccessibilityFact[] {
  if (declared?.conformsTo === undefined) return []
  const {conformsTo, certifiedBy} = declared
  return [
    {property: 'dcterms:conformsTo', value: conformsTo},
    ...(certifiedBy === undefined ? [] : [{property: 'a11y:certifiedBy', value: certifiedBy}]),
  ]
}

/** In the language of the book; a theme that has no words for it in that language has English ones. */
function summaryOf({holdings, declared, strings}: AccessibilitySource): AccessibilityFact {
  const property = 'schema:accessibilitySummary'
  if (declared?.summary !== undefined) return {property, value: declared.summary}
  const {images, described} = holdings
  const [structure, pictures] = ['accessible-structure', undescribedOrDescribed(images, described)]
  const value = [pictures, structure].flatMap(name => (name && strings[name]) ?? []).join(' ')
  if (value !== '') return {property, value: value.replace('%n', String(images - described))}
  return {property, value: english, lang: 'en', dir: 'ltr'}
}

const undescribedOrDescribed = (images: number, described: number): string | undefined => {
  if (images === 0) return undefined
  return images === described ? 'accessible-pictures' : 'undescribed-pictures'
}

const english = 'Headings, lists, tables and notes are marked as such.'
