import type {XmlElement} from '@rgrove/parse-xml'
import {elementsOf, wordsOf} from './book.ts'
import {type EpubRules, onElements} from './rule.ts'

const isPlayer = ({name}: XmlElement): boolean => name === 'audio' || name === 'video'

/** Whether sound and film can be started, and read by those who do not hear them. */
export const mediaRules: EpubRules = {
  'epub-media-controls': {
    severity: 'error',
    meaning: 'Sound or film begins by itself, or nothing on the page can start it.',
    remedy: 'Give the element the attribute `controls`, and no `autoplay`.',
    check: onElements(element =>
      isPlayer(element) &&
      (element.attributes.controls === undefined || element.attributes.autoplay !== undefined)
        ? `Unexpected <${element.name}> that ${element.attributes.controls === undefined ? 'nobody can start' : 'starts by itself'}, expected \`controls\` and no \`autoplay\``
        : undefined,
    ),
  },
  'epub-media-captions': {
    severity: 'warning',
    meaning: 'A film has no captions for those who do not hear it.',
    remedy: 'Name a file of WebVTT under `captions`; `captions=none` says that nobody speaks.',
    check: onElements(element =>
      element.name === 'video' &&
      !elementsOf(element).some(({name}) => name === 'track') &&
      !wordsOf(element.attributes['data-without']).includes('captions')
        ? 'Unexpected <video> without captions, expected a <track>'
        : undefined,
    ),
  },
  'epub-media-name': {
    severity: 'warning',
    meaning: 'Sound or film has no name for those who do not see the page.',
    remedy: 'Say what it shows or says under `alt`.',
    check: onElements(({name, attributes}) =>
      (name === 'audio' || name === 'video') &&
      !attributes['aria-label']?.trim() &&
      attributes['aria-labelledby'] === undefined &&
      attributes.title === undefined
        ? `Unexpected <${name}> without a name, expected \`aria-label\``
        : undefined,
    ),
  },
}
