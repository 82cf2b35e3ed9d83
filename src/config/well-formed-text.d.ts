/** Of ES2024, and in Node 20 already: no half of a character in it. */
interface String {
  isWellFormed(): boolean
}
