/** Text in lines, as large as it can be. */
export interface FittedLines {
  readonly size: number
  readonly lines: readonly string[]
}

export interface Room {
  /** The largest size, and the one that is chosen where it fits. */
  readonly size: number
  readonly width: number
  /** Lines at most. */
  readonly lines: number
}

/** The smallest share of the size asked for that people still read from afar. */
const smallest = 0.4

/**
 * Text broken between words (and between the letters of scripts without spaces) into lines of about the same width.
 * `measure` gives the width of a text of size 1. What has no room at the smallest size ends with an ellipsis.
 */
export function fitLines(text: string, room: Room, measure: (text: string) => number): FittedLines {
  const words = wordsOf(text).map(word => ({...word, width: measure(word.text)}))
  // A space alone is set as nothing.
  const space = measure('n n') - measure('nn')
  const least = room.size * smallest
  for (let size = room.size; size >= least; size *= 0.97) {
    const lines = breakWords(words, space, room.width / size)
    if (lines && lines.length <= room.lines)
      return {size, lines: balanced(words, space, room.width / size, lines.length)}
  }
  // A word that is wider than that makes all of it smaller: nothing stands out of the frame.
  const longest = words.reduce((most, {width}) => Math.max(most, width), 0)
  const size = Math.min(least, room.width / longest)
  const lines = (breakWords(words, space, room.width / size) ?? []).map(textOf)
  return {
    size,
    lines:
      lines.length <= room.lines
        ? lines
        : [...lines.slice(0, room.lines - 1), `${lines[room.lines - 1]}…`],
  }
}

interface Word {
  readonly text: string
  readonly width: number
  /** Whether a space stands before it. */
  readonly isSpaced: boolean
}

const closing = /^[\p{Pe}\p{Pf}、。，．：；！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u
const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

function wordsOf(text: string): readonly Omit<Word, 'width'>[] {
  return text
    .trim()
    .split(/[ \t\n\r]+/)
    .flatMap(word => partsOf(word).map((part, index) => ({text: part, isSpaced: index === 0})))
}

/** Chinese and Japanese break between any two letters, not before marks that close. */
function partsOf(word: string): readonly string[] {
  if (!alone.test(word)) return [word]
  const parts: string[] = []
  for (const letter of word) {
    const last = parts.at(-1)
    const holds =
      last !== undefined && (closing.test(letter) || !(alone.test(letter) || alone.test(last)))
    if (holds) parts[parts.length - 1] = last + letter
    else parts.push(letter)
  }
  return parts
}

/** Each line as full as can be; undefined where a word is wider than `width`. */
function breakWords(
  words: readonly Word[],
  space: number,
  width: number,
): readonly (readonly Word[])[] | undefined {
  // Rounding must not make a word too wide that is as wide as the line.
  if (words.some(word => word.width > width * 1.0001)) return undefined
  const lines: Word[][] = []
  let filled = 0
  for (const word of words) {
    const line = lines.at(-1)
    const gap = word.isSpaced ? space : 0
    if (line && filled + gap + word.width <= width) {
      line.push(word)
      filled += gap + word.width
    } else {
      lines.push([word])
      filled = word.width
    }
  }
  return lines
}

/** As many lines, and none longer than it must be. */
function balanced(
  words: readonly Word[],
  space: number,
  width: number,
  count: number,
): readonly string[] {
  let [least, most] = [width / 4, width]
  for (let round = 0; round < 16; round++) {
    const middle = (least + most) / 2
    const lines = breakWords(words, space, middle)
    if (lines && lines.length <= count) most = middle
    else least = middle
  }
  return (breakWords(words, space, most) ?? []).map(textOf)
}

const textOf = (line: readonly Word[]): string =>
  line.map(({text, isSpaced}, index) => (isSpaced && index > 0 ? ` ${text}` : text)).join('')
