import type {ElementContent, Properties} from 'hast'
import type {Paragraph, RootContent} from 'mdast'
import type {ContainerDirective, LeafDirective} from 'mdast-util-directive'
import {toString as textOf} from 'mdast-util-to-string'
import {labelKind} from '../labels.ts'
import type {MediumKind} from '../media.ts'
import {block, parts} from './containers.ts'
import {captionOf} from './figure-directive.ts'

/** Directives that play something, and what. */
export const mediaDirectives: Readonly<Record<string, MediumKind>> = {
  audio: 'audio',
  video: 'video',
}

/**
 * `::video[Caption]{src=clip.mp4 alt="What it shows" poster=still.jpg captions="clip.en.vtt" transcript=clip.md}`: a
 * figure with a player in it. Three colons make a block whose content is the caption. A label's id belongs to the
 * figure, which has the number, any other to the player.
 */
export function media(node: LeafDirective | ContainerDirective, kind: MediumKind): RootContent {
  const {id, ...written} = node.attributes ?? {}
  const caption = captionBlocks(node)
  const alt = written.alt || caption.map(block => textOf(block)).join(' ')
  const attributes = {...written, ...(alt && {alt})}
  const isNamedByCaption = alt !== '' && !written.alt
  const isLabel = typeof id === 'string' && labelKind(id) !== undefined
  const player = {
    type: 'paragraph',
    children: [],
    data: {
      hName: kind,
      hProperties: {
        ...propertiesOf(attributes),
        ...(id && !isLabel && {id}),
        ...(isNamedByCaption && {dataName: 'caption'}),
      },
      hChildren: childrenOf(attributes),
    },
    position: node.position,
  } as unknown as Paragraph
  const figure = {...node, attributes: {...attributes, ...(isLabel && {id})}} as ContainerDirective
  return block(figure, 'figure', ['media'], {}, [player, ...captionOf(figure, caption)])
}

type Attributes = Readonly<Record<string, string | null | undefined>>

function captionBlocks(node: LeafDirective | ContainerDirective): RootContent[] {
  const caption = node.attributes?.caption
  const text = caption ? [{type: 'text', value: caption, position: node.position} as const] : []
  const paragraph = (children: Paragraph['children']): RootContent[] =>
    children.length > 0 ? [{type: 'paragraph', children, position: node.position!}] : []
  if (node.type === 'leafDirective')
    return paragraph(node.children.length > 0 ? node.children : [...text])
  const {label, children} = parts(node)
  return [...paragraph(label ?? [...text]), ...children]
}

const stated: readonly (readonly [attribute: string, property: string])[] = [
  ['alt', 'ariaLabel'],
  ['width', 'width'],
  ['height', 'height'],
  ['duration', 'dataDuration'],
]

/** `none` says that there is nothing to be read: no speech in the film, no words in the music. */
function propertiesOf(attributes: Attributes): Properties {
  const given = stated.flatMap(([name, property]) =>
    attributes[name] ? [[property, attributes[name]] as const] : [],
  )
  const without = (['captions', 'transcript'] as const).flatMap(name =>
    attributes[name] === 'none' ? [name] : [],
  )
  return {
    ...Object.fromEntries(given),
    ...(without.length > 0 && {dataWithout: without.join(' ')}),
  }
}

function childrenOf({src, type, poster, captions, transcript, alt}: Attributes): ElementContent[] {
  const files = captions && captions !== 'none' ? captions.split(/[\s,]+/).filter(Boolean) : []
  return [
    ...(src ? [element('source', {src, ...(type && {type})})] : []),
    ...files.map(track),
    ...(poster ? [element('img', {src: poster, alt: alt ?? ''})] : []),
    ...(transcript && transcript !== 'none'
      ? [element('a', {href: transcript, className: ['transcript']})]
      : []),
  ]
}

/** `clip.fa.vtt` is in Persian; without a language in its name a file is in that of its document. */
function track(src: string): ElementContent {
  const language = /\.([a-z]{2,3}(?:-[a-z\d]{2,8})*)\.vtt(?:[?#].*)?$/i.exec(src)?.[1]
  return element('track', {src, kind: 'captions', ...(language && {srcLang: language})})
}

const element = (tagName: string, properties: Properties): ElementContent => ({
  type: 'element',
  tagName,
  properties,
  children: [],
})
