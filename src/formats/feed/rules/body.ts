import {type Token, Tokenizer, TokenizerMode} from 'parse5'

/** What the markup of a body says, read once. */
export interface FeedBody {
  readonly html: string
  readonly tags: readonly BodyTag[]
  /** Its words, white space folded. */
  readonly words: string
  /** Elements that are never closed, and ends of none. */
  readonly unbalanced: readonly string[]
}

export interface BodyTag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Bodies by their HTML: the three formats of a feed carry the same ones. */
export type BodyReader = (html: string) => FeedBody

export function openBodies(): BodyReader {
  const known = new Map<string, FeedBody>()
  return html => {
    const body = known.get(html) ?? readBody(html)
    known.set(html, body)
    return body
  }
}

const voids =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|circle|path|rect|line|use)$/
/** Whose end may be left out (HTML, 13.1.2.4). */
const endless =
  /^(p|li|dt|dd|tr|td|th|thead|tbody|tfoot|colgroup|option|optgroup|rt|rp|html|body|head)$/
const raw: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
}

function readBody(html: string): FeedBody {
  const tags: BodyTag[] = []
  const open: string[] = []
  const unbalanced: string[] = []
  let words = ''
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({tagName, attrs, selfClosing}: Token.TagToken) => {
        tags.push({
          name: tagName,
          attributes: Object.fromEntries(attrs.map(({name, value}) => [name, value])),
        })
        const mode = raw[tagName]
        if (mode !== undefined) tokenizer.state = mode
        if (!selfClosing && !voids.test(tagName) && !endless.test(tagName)) open.push(tagName)
      },
      onEndTag: ({tagName}: Token.TagToken) => {
        if (voids.test(tagName) || endless.test(tagName)) return
        const at = open.lastIndexOf(tagName)
        if (at < 0) unbalanced.push(`</${tagName}>`)
        else unbalanced.push(...open.splice(at).slice(1).map(asTag))
      },
      onCharacter: ({chars}: Token.CharacterToken) => {
        words += chars
      },
      onWhitespaceCharacter: () => {
        words += ' '
      },
      onNullCharacter: () => {},
      onComment: () => {},
      onDoctype: () => tags.push({name: '!doctype', attributes: {}}),
      onEof: () => {},
    },
  )
  tokenizer.write(html, true)
  return {
    html,
    tags,
    words: words.replace(/\s+/g, ' ').trim(),
    unbalanced: [...unbalanced, ...open.map(asTag)],
  }
}

const asTag = (name: string): string => `<${name}>`
