/** A cascade layer with those inside it, in order of first mention (css-cascade-5, 6.4). */
export interface Layer {
  readonly layers: Map<string, Layer>
}

export const newLayer = (): Layer => ({layers: new Map()})

/** The layer of a dotted name inside `parent`, made when it is new. Every anonymous layer is new. */
export function layerIn(parent: Layer, name: string | undefined): Layer {
  let layer = parent
  for (const part of name?.split('.') ?? [`(anonymous ${parent.layers.size})`]) {
    const inner = layer.layers.get(part) ?? newLayer()
    layer.layers.set(part, inner)
    layer = inner
  }
  return layer
}

/** Later layers are stronger, and what is in no layer is stronger than all in one. */
export function layerOrder(root: Layer): ReadonlyMap<Layer, number> {
  const order = new Map<Layer, number>()
  const visit = (layer: Layer): void => {
    for (const inner of layer.layers.values()) visit(inner)
    order.set(layer, order.size)
  }
  visit(root)
  return order
}
