import {limits} from '../limits.ts'
import {targetOf} from './book.ts'
import {type EpubRules, onPages} from './rule.ts'

/** MB that Send to Kindle takes by mail; Google Play and Kobo take more. */
const mostMegabytes = 50

/** What the large shops take. */
export const shopRules: EpubRules = {
  'epub-text-size': {
    severity: 'warning',
    meaning: `A page has more than ${limits.textBytes / 1000} KB of text: small readers are slow, or show nothing.`,
    remedy: 'Divide the chapter.',
    check: onPages(function* ({path}, {files}) {
      const length = files.get(path)?.length ?? 0
      // What stands around the text of a chapter needs room, too.
      if (length > limits.textBytes * 1.1)
        yield {
          path,
          reason: `Unexpected ${Math.ceil(length / 1000)} KB, expected ${limits.textBytes / 1000} at most`,
        }
    }),
  },
  'epub-page-size': {
    severity: 'warning',
    meaning: `A page has more than ${limits.partBytes / 1e6} MB with its pictures, which Kobo refuses.`,
    remedy: 'Divide the chapter, or make the pictures smaller.',
    check: onPages(function* ({path, elements}, {files}) {
      const shown = new Set(
        elements.flatMap(({attributes: {src}}) =>
          src === undefined ? [] : [targetOf(src, path).path],
        ),
      )
      const sum = [path, ...shown].reduce(
        (bytes, name) => bytes + (files.get(name)?.length ?? 0),
        0,
      )
      if (sum > limits.partBytes)
        yield {
          path,
          reason: `Unexpected ${(sum / 1e6).toFixed(1)} MB with its pictures, expected ${limits.partBytes / 1e6} at most`,
        }
    }),
  },
  'epub-size': {
    severity: 'warning',
    meaning: `The book has more than ${mostMegabytes} MB: it cannot be mailed to a Kindle.`,
    remedy: 'Make pictures smaller.',
    *check({files, opfPath = ''}) {
      const sum = [...files.values()].reduce((bytes, {length}) => bytes + length, 0) / 1e6
      if (sum > mostMegabytes)
        yield {
          path: opfPath,
          reason: `Unexpected ${sum.toFixed(0)} MB, expected ${mostMegabytes} at most`,
        }
    },
  },
  'epub-font-size': {
    severity: 'warning',
    meaning: 'A font weighs more than 500 KB.',
    remedy: 'Cut it down to the characters that the book uses.',
    *check({files, items}) {
      for (const {path, mediaType} of items) {
        const length = files.get(path)?.length ?? 0
        if (mediaType.startsWith('font/') && length > 500_000)
          yield {
            path,
            reason: `Unexpected font of ${Math.ceil(length / 1000)} KB, expected 500 at most`,
          }
      }
    },
  },
  'epub-control': {
    severity: 'warning',
    meaning: 'A page holds characters that nobody sees and programs stumble over.',
    remedy: 'Delete the control characters from the Markdown.',
    check: onPages(function* ({path, text}) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/.exec(
        text,
      )
      if (found)
        yield {
          path,
          reason: `Unexpected U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, expected text`,
        }
    }),
  },
}
