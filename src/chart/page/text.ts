/**
 * Widths of the characters from space to tilde in Noto Sans SC, in thousandths of the font size, regular and
 * bold: read from the fonts' own tables. Text has to be laid out where no font can be asked.
 */
const REGULAR = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555,
  555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293,
  535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555,
  559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468,
  377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
]
const BOLD = [
  227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590,
  590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330,
  568, 686, 578, 853, 749, 770, 667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590,
  567, 626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 437, 495,
  421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
]
/** Punctuation that a line does not begin with, and that it does not end with. */
const CLOSING = /[，。、；：？！）》」』】〕”’…—·,.;:?!)\]}%％‰]/u
const OPENING = /[（《「『【〔“‘([{]/u
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
/** Longest text that a chart takes over. */
const LONGEST = 400

/**
 * A text as charts may show it: one line, without control characters, marks that turn the direction of
 * writing, or halves of characters (none of which an SVG file may hold), at most 400 characters long. An apostrophe
 * between Latin letters is a straight one, for Noto Sans SC draws ’ as wide as a Chinese character.
 */
export function plain(text: string): string {
  const clean = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'")
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .trim()
  const characters = [...clean]
  return characters.length <= LONGEST ? clean : `${characters.slice(0, LONGEST - 1).join('')}…`
}

/** How wide `text` is drawn in Noto Sans SC at `size` pixels, in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  const table = bold ? BOLD : REGULAR
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    // Chinese characters are as wide as they are high; what else is not in the table is mostly letters.
    width += table[code - 32] ?? (code > 0xffff || WIDE.test(character) ? 1000 : code < 0x2000 ? 640 : 900)
  }
  return (width * size) / 1000
}

/** `text`, cut with “…” when it is wider than `width` pixels. */
export function shorten(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, bold) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/**
 * `text` broken into at most `most` lines no wider than `width` pixels, all about equally long; the last is
 * cut with “…” when there is more. Breaks fall between words, Chinese or not; a word wider than a line is broken anywhere.
 */
export function wrap(text: string, width: number, size: number, most: number, bold = false): string[] {
  const lines = greedy(text, width, size, bold)
  if (lines.length > most)
    return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(' '), width, size, bold)]
  if (lines.length < 2) return lines
  const even = textWidth(text, size, bold) / lines.length
  for (let share = 1; share < 2; share += 0.05) {
    if (even * share >= width) break
    const balanced = greedy(text, even * share, size, bold)
    if (balanced.length <= lines.length) return balanced
  }
  return lines
}

function greedy(text: string, width: number, size: number, bold: boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (textWidth(line + piece.trimEnd(), size, bold) <= width) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
    // A word that is wider than a line is broken anywhere.
    for (const character of piece) {
      if (line !== '' && textWidth(line + character, size, bold) > width) {
        lines.push(line.trim())
        line = ''
      }
      line += character
    }
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

/** The stretches of a text between which a line may break: words, with the punctuation that belongs to them. */
function pieces(text: string): string[] {
  const result: string[] = []
  let before = ''
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const first = segment[0]!
    const joined =
      before !== '' &&
      (CLOSING.test(first) ||
        first === ' ' ||
        OPENING.test(before) ||
        /\d/.test(before) ||
        (before !== ' ' && !WIDE.test(before) && !WIDE.test(first)))
    if (joined) result[result.length - 1] += segment
    else result.push(segment)
    before = segment.at(-1)!
  }
  return result
}
