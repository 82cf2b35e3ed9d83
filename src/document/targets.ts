/** Where one rendered body goes. */
export type Target = 'web' | 'print' | 'ebook' | 'feed' | 'cms'

/** Targets by the names that authors know. */
export const targetNames: Readonly<Record<string, Target>> = {
  web: 'web',
  print: 'print',
  epub: 'ebook',
  feed: 'feed',
  cms: 'cms',
}

export const allTargets: readonly Target[] = Object.values(targetNames)

/** Something that may be meant for some targets only. */
export interface Targeted {
  /** Undefined for all. */
  readonly targets?: readonly Target[]
}

export const isIn = ({targets}: Targeted, target: Target): boolean =>
  targets === undefined || targets.includes(target)

/** What stands inside of both. */
export const narrowed = (
  outer: readonly Target[] | undefined,
  inner: readonly Target[],
): readonly Target[] => inner.filter(target => outer?.includes(target) ?? true)

/** Targets as an attribute holds them. */
export const targetsOf = (value: unknown): readonly Target[] | undefined =>
  typeof value === 'string'
    ? allTargets.filter(target => value.split(' ').includes(target))
    : undefined
