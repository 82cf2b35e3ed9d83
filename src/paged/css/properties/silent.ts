/**
 * Properties that have no meaning on paper: they move, scroll, speak, react to a reader's hand, or tell a browser how
 * to work. They are left out without a message.
 */
const silent =
  /^(?:-(?:webkit|moz|ms|o|epub)-|transition|animation|scroll-|overscroll-|scrollbar-|view-transition|view-timeline|outline|overflow-(?:anchor|clip-margin)|(?:caret|cue|pause|rest|voice|nav|interest-delay)(?:-|$)|contain(?:-|$)|container)/

const silentNames: ReadonlySet<string> = new Set([
  'accent-color',
  'appearance',
  'backface-visibility',
  'color-adjust',
  'color-scheme',
  'content-visibility',
  'cursor',
  'field-sizing',
  'font-display',
  'font-optical-sizing',
  'font-smooth',
  'forced-color-adjust',
  'image-rendering',
  'interactivity',
  'interpolate-size',
  'isolation',
  'overflow-block',
  'overflow-inline',
  'perspective',
  'pointer-events',
  'print-color-adjust',
  'resize',
  'speak',
  'speak-as',
  'text-decoration-skip',
  'text-rendering',
  'text-size-adjust',
  'timeline-scope',
  'touch-action',
  'user-select',
  'will-change',
  'zoom',
])

/** Values of unsupported properties that ask for nothing to be done. */
const neutral: ReadonlySet<string> = new Set([
  'none',
  'normal',
  'auto',
  'initial',
  'inherit',
  'unset',
  'revert',
  'revert-layer',
])

/** Properties whose other values that ask for nothing are named here. */
const neutralValues: Readonly<Record<string, readonly string[]>> = {
  overflow: ['visible', 'auto', 'scroll'],
  'overflow-x': ['visible', 'auto', 'scroll'],
  'overflow-y': ['visible', 'auto', 'scroll'],
  'writing-mode': ['horizontal-tb'],
  'text-orientation': ['mixed'],
  'mix-blend-mode': ['normal'],
  'background-clip': ['border-box'],
}

/** True when leaving this declaration out loses nothing on paper. */
export const isSilent = (property: string, value: string): boolean =>
  silent.test(property) ||
  silentNames.has(property) ||
  neutral.has(value) ||
  neutralValues[property]?.includes(value) === true
