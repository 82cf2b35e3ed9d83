import type {VFile} from 'vfile'
import {directionOf} from '../../document/direction.ts'
import {sha256} from '../../source/hash.ts'
import type {Addresses} from '../../theme/addresses.ts'
import {sharedView} from '../../theme/view.ts'
import type {Press} from '../format.ts'
import {scriptAddress, stylesheetName} from './assets.ts'
import {iconsOf, manifestPath} from './icons.ts'
import {type FeedScope, viewFeeds, viewNavigation} from './navigation.ts'

/** What decides how the frame of a page looks: many pages share one. */
export interface FrameFacts {
  readonly addresses: Addresses
  readonly lang: string
  readonly section: string | undefined
  readonly feeds: FeedScope | undefined
  readonly isHome: boolean
}

/** The parts of a page that are not its own, made once for all pages that have them alike. */
export interface Frame {
  readonly hash: string
  readonly slots: (file: VFile) => Readonly<Record<'head' | 'masthead' | 'foot', string>>
}

const known = new WeakMap<Press, Map<string, Frame>>()

export function frameOf(press: Press, facts: FrameFacts): Frame {
  const frames = known.get(press) ?? new Map<string, Frame>()
  known.set(press, frames)
  const {addresses, lang, section, feeds, isHome} = facts
  const key = JSON.stringify([addresses.site(''), lang, section, feeds?.path, isHome])
  const before = frames.get(key)
  if (before) return before
  const frame = makeFrame(press, facts)
  frames.set(key, frame)
  return frame
}

function makeFrame(press: Press, facts: FrameFacts): Frame {
  const {theme} = press
  const view = viewFrame(press, facts)
  let slots: ReturnType<Frame['slots']> | undefined
  return {
    hash: sha256(JSON.stringify(view)),
    slots: file => {
      // The theme's hash stands for them. They are looked for when a page is made: the stylesheet must be read for it.
      const preload = theme.preload(facts.lang).map(path => facts.addresses.site(`assets/${path}`))
      const all = {...view, lang: facts.lang, preload, ...sharedView(press, facts.lang)}
      slots ??= {
        head: theme.renderText('head', all, {}, file),
        masthead: theme.renderText('masthead', all, {}, file),
        foot: theme.renderText('foot', all, {}, file),
      }
      return slots
    },
  }
}

function viewFrame(press: Press, {addresses, section, feeds: scope, isHome}: FrameFacts) {
  const {title, subtitle, lang, rights} = press.publication.config
  const feeds = viewFeeds(press, scope, addresses)
  const icons = iconsOf(press)
  const png = (wanted: number) => {
    const found = icons?.pngs.find(({size}) => size === wanted)
    return found && addresses.site(found.path)
  }
  return {
    is_home: isHome,
    stylesheet: addresses.site(`assets/${stylesheetName(press)}`),
    icons: icons && {
      svg: icons.svg && addresses.site(icons.svg),
      png: png(32),
      touch: png(180),
    },
    manifest: icons && addresses.site(manifestPath),
    theme_switch: press.publication.config.scripts.includes('theme-switch')
      ? scriptAddress(press, 'theme-switch', addresses)
      : undefined,
    colors: press.theme.colors,
    feeds,
    nearest_feeds: feeds.slice(0, feeds.length / (scope ? 2 : 1)),
    navigation: viewNavigation(press, section, addresses),
    publication: {
      title,
      subtitle,
      lang,
      dir: directionOf(lang),
      rights,
      home: addresses.site(''),
    },
  }
}
